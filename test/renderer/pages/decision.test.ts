import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { axisOf } from '../../../src/renderer/pages/decision/curve-axes.ts'
import { numberOf } from '../../../src/renderer/pages/decision/numberOf.ts'
import { decidedHeadlineOf, headlineOf, heldOf } from '../../../src/renderer/pages/decision/proposal-words.ts'
import { decided, proposed, unlimited } from '../canned/decision.ts'

const plain = (words: string | null): string | null => words?.replaceAll('\u00A0', ' ') ?? null

test('an axis holds all its values between round figures', () => {
  expect(axisOf([0, 5.19, 18.36])).toEqual({ from: 0, to: 20, ticks: [0, 5, 10, 15, 20], places: 0 })
  expect(axisOf([0.297, 0.241])).toMatchObject({ from: 0.24, places: 2 })
  expect(axisOf([-4.67, 4.67]).from).toBe(-5)
  const values = fc.array(fc.double({ min: -1e4, max: 1e4, noNaN: true }), { minLength: 1 })
  fc.assert(
    fc.property(values, (list) => {
      const { from, to, ticks } = axisOf(list)
      expect(from).toBeLessThanOrEqual(Math.min(...list) + 1e-6)
      expect(to).toBeGreaterThanOrEqual(Math.max(...list) - 1e-6)
      expect(ticks.length).toBeGreaterThanOrEqual(2)
      expect(ticks.length).toBeLessThanOrEqual(8)
    }),
  )
})

test('a typed number has a point or a comma, and nothing else is one', () => {
  expect(['12', ' 12.5 ', '12,5'].map(numberOf)).toEqual([12, 12.5, 12.5])
  expect(['', '-1', '1e3', '12.', 'ten', '1,2,3', 'NaN'].map(numberOf)).toEqual(Array(7).fill(null))
})

test('a proposal that a limit held says so, and the bound alone is named as what decided', () => {
  const [within, atMost] = [proposed.proposal!.proposal, unlimited.proposal!.proposal]
  expect(plain(heldOf(within))).toContain(
    'beyond 30 % a group could gain more than the board’s 10.00 € a month',
  )
  expect(plain(heldOf(atMost))).toContain('The limit decided this, not the learner: the share stops at 60 %')
  expect(plain(heldOf(atMost))).toContain('No limit is set for what a group may gain')
  expect(heldOf({ ...within, heldBy: null })).toBeNull()
  expect(plain(headlineOf(atMost))).toBe(
    'Proposal: the highest solidarity share you allow, 60 % instead of 0 %.',
  )
})

test('once it is decided the headline is the decision, and a decision taken back is none', () => {
  expect(decidedHeadlineOf(proposed)).toBeNull()
  expect(plain(decidedHeadlineOf(decided))).toBe('Decided: a solidarity share of 20 % from October 2026 on.')
  const rejected = {
    ...decided,
    decisions: decided.decisions.map((one) => ({ ...one, act: 'reject' as const })),
  }
  expect(decidedHeadlineOf(rejected)).toMatch(/^The proposal was rejected/)
  const undone = { ...decided, decisions: decided.decisions.map((one) => ({ ...one, undone: true })) }
  expect(decidedHeadlineOf(undone)).toBeNull()
})
