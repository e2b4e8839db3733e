import { expect, test } from 'vitest'
import { partOf } from '../../../src/core/dispatch/part.ts'
import { atFactor, catalogueDay, catalogueSettings } from '../../../src/core/scenarios/catalogue.ts'
import { sixStudies } from '../../../src/core/scenarios/six.ts'
import { dispatchSolver } from '../../../src/main/solver/dispatch-solver.ts'

const watch = { report: () => undefined, shouldStop: () => false }
const small = partOf(sixStudies[0]!, [0, 3, 4, 6, 7])
const settings = catalogueSettings.filter(({ delta, lowFactor }) => delta <= 0.01 && lowFactor !== 1.5)
const day = await catalogueDay(small, dispatchSolver(watch), { secondsLimit: 60 }, watch, settings)
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

test('the frozen setting comes first and costs nothing', () => {
  const [frozen] = day.entries
  expect(frozen!.setting).toMatchObject({ weights: 'equal', delta: 0 })
  expect(frozen!.cost).toBeCloseTo(day.cheapestOfMode, 6)
  expect(frozen!.priceOfFairness).toBeLessThan(1e-6)
})

test.each(day.entries.map((entry) => [entry.setting.name, entry] as const))(
  '%s: nets add up to the cost, the guard holds, nobody is above alone',
  (_name, entry) => {
    expect(entry.status).toBe('optimal')
    expect(sum(entry.nets)).toBeCloseTo(entry.cost, 6)
    expect(entry.priceOfFairness).toBeGreaterThanOrEqual(0)
    expect(entry.priceOfFairness).toBeLessThanOrEqual(entry.setting.delta + 1e-6)
    for (const [i, net] of entry.nets.entries())
      expect(net).toBeLessThanOrEqual(day.alone[i]! + entry.aboveAlone[i]! + 1e-6)
  },
)

test('between solved settings a day is linear in the logarithm of the factor', () => {
  const one = atFactor(day, 2, 0.01)
  const two = atFactor(day, 3, 0.01)
  const between = atFactor(day, Math.sqrt(6), 0.01)
  for (const [i, net] of between.nets.entries()) expect(net).toBeCloseTo((one.nets[i]! + two.nets[i]!) / 2, 9)
  expect(atFactor(day, 9, 0.01)).toEqual(atFactor(day, 5, 0.01))
  expect(() => atFactor(day, 2, 0.03)).toThrow(RangeError)
})

test('it crosses threads and is the same every time', async () => {
  expect(structuredClone(day)).toEqual(day)
  const again = await catalogueDay(
    small,
    dispatchSolver(watch),
    { secondsLimit: 60 },
    watch,
    settings.slice(0, 2),
  )
  expect(again.entries).toEqual(day.entries.slice(0, 2))
})
