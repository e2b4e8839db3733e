import { describe, expect, test } from 'vitest'
import { Zone } from '../../../../src/core/calendar/zone.ts'
import { isCertain, type Fault } from '../../../../src/core/sharing/referee/fault.ts'
import { referee } from '../../../../src/core/sharing/referee/referee.ts'
import { randomFrom } from '../../../fuzz/mutations.ts'
import { madeMonth } from './made-month.ts'
import {
  columnsFor,
  doublePoint,
  dropPlant,
  otherKeyForFourDays,
  swapColumns,
  type Planted,
} from './planted.ts'

const zone = new Zone('Europe/Vienna')
const plants = { swap: swapColumns, drop: dropPlant, double: doublePoint, key: otherKeyForFourDays }
const names = Object.keys(plants) as (keyof typeof plants)[]

/** Whether a fault names what was planted, and no more; exchanges that meet in a point may be told as one. */
function isPlanted(fault: Fault, planted: readonly Planted[]): boolean {
  const same = planted.filter(({ kind }) => kind === fault.kind)
  if (fault.kind === 'other-key')
    return same.some(({ days }) => fault.from >= days![0]) && same.some(({ days }) => fault.until <= days![1])
  const all = new Set(same.flatMap(({ points }) => points))
  return (
    same.some(({ points }) => points.toString() === [...fault.points].toSorted().toString()) ||
    (same.length > 1 && fault.points.every((point) => all.has(point)))
  )
}

describe('two faults in one month', () => {
  const outcomes = Array.from({ length: 64 }, (_, seed) => {
    const random = randomFrom(seed * 77 + 5)
    const below = (limit: number): number => Math.floor(random() * limit)
    const month = madeMonth(seed, { consumers: 3 + below(5), plants: 2 + below(3) })
    const pair = [names[below(4)]!, names[below(4)]!]
    // the operator's own key comes first, what happened to its file after it
    const planted = pair
      .toSorted((a, b) => Number(b === 'key') - Number(a === 'key'))
      .map((name) => plants[name](month, below))
    const { faults } = referee(columnsFor(month), zone)
    return { seed, pair: pair.toSorted().join(' and '), planted, faults }
  })

  test('no cause is named for certain that is none', () => {
    const wrong = outcomes.flatMap(({ seed, pair, planted, faults }) =>
      faults
        .filter((fault) => isCertain(fault.detail) && !isPlanted(fault, planted))
        .map(
          (fault) =>
            `${seed}, ${pair}: ${fault.kind} ${fault.points.join(' ')} ${fault.from} to ${fault.until}`,
        ),
    )
    expect(wrong).toEqual([])
  })

  test('both are told apart in nine months of ten, and another key with anything always', () => {
    const isTold = ({ planted, faults }: (typeof outcomes)[number]): boolean =>
      planted.every((one) => faults.some((fault) => isCertain(fault.detail) && fault.kind === one.kind))
    // a plant that was doubled and then left out has only changed its name
    const real = outcomes.filter(({ pair, faults }) => pair !== 'double and drop' || faults.length > 0)
    expect(real.filter(isTold).length / real.length).toBeGreaterThan(0.9)
    expect(real.filter(({ pair }) => pair.includes('key')).every(isTold)).toBe(true)
  })

  test('where something stays open it is said, in words that name no cause', () => {
    const open = outcomes.flatMap(({ faults }) => faults.filter(({ detail }) => !isCertain(detail)))
    for (const { kind } of open) expect(['other-key', 'point-twice']).toContain(kind)
  })
})
