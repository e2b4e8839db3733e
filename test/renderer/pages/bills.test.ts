import fc from 'fast-check'
import { expect, test } from 'vitest'
import { waterfall } from '../../../src/renderer/pages/bills/waterfall.ts'
import { billOf } from '../canned/bills.ts'

const step = (kind: 'without' | 'part' | 'with' | 'supplier' | 'bill', cents: number) => ({
  kind,
  label: kind,
  cents,
})

test('totals stand on zero, parts hang from one to the next, the two bills make up the last total', () => {
  const bars = waterfall([
    step('without', 1000),
    step('part', -300),
    step('part', 100),
    step('with', 800),
    step('supplier', 600),
    step('bill', 200),
  ])
  expect(bars.map((bar) => [bar.look, bar.left, bar.width])).toEqual([
    ['total', 0, 100],
    ['saving', 70, 30],
    ['rise', 70, 10],
    ['total', 0, 80],
    ['split', 0, 60],
    ['split', 60, 20],
  ])
})

test('an amount below zero moves the zero line, not the scale', () => {
  const bars = waterfall([step('without', -500), step('part', -500), step('with', -1000)])
  expect(bars.map((bar) => [bar.left, bar.width])).toEqual([
    [50, 50],
    [0, 50],
    [0, 100],
  ])
})

test('whatever the amounts, no bar leaves the drawing', () => {
  const amount = fc.integer({ min: -1_000_000, max: 1_000_000 })
  fc.assert(
    fc.property(amount, fc.array(amount, { maxLength: 6 }), (without, parts) => {
      const end = parts.reduce((sum, part) => sum + part, without)
      const bars = waterfall([
        step('without', without),
        ...parts.map((part) => step('part', part)),
        step('with', end),
      ])
      for (const bar of bars) {
        expect(bar.left).toBeGreaterThanOrEqual(-1e-9)
        expect(bar.left + bar.width).toBeLessThanOrEqual(100 + 1e-9)
      }
    }),
  )
})

test('the steps of the invented bill end where its last total says', () => {
  const { steps } = billOf('4').explanation
  const total = steps.find((one) => one.kind === 'with')?.cents
  const changes = steps.filter((one) => one.kind === 'without' || one.kind === 'part')
  expect(changes.reduce((sum, one) => sum + one.cents, 0)).toBe(total)
})
