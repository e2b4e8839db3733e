import { expect, test } from 'vitest'
import { ruleMeasures } from '../../../src/renderer/pages/settle/compare/measures.ts'
import { ruleColumns } from '../../../src/renderer/pages/settle/compare/ruleColumns.ts'
import { triedRule, withTried } from '../../../src/renderer/pages/settle/compare/tried.ts'
import { comparison } from '../canned/compare.ts'
import { plain } from '../canned/cooperative.ts'

test('a tried share takes the place of the rule, with its amounts and its change from today', () => {
  const compared = comparison()
  const tried = triedRule(compared, 0.23)!
  const { shareCents, amountCents } = compared.solidarity!.tries[23]!
  expect(tried.members.map((one) => one.shareCents)).toEqual(shareCents)
  expect(tried.members.map((one) => one.amountCents)).toEqual(amountCents)
  const today = compared.rules.find(({ rule }) => rule === compared.current)!
  tried.members.forEach((one, k) =>
    expect(one.changeCents).toBe(one.amountCents - today.members[k]!.amountCents),
  )
  expect(withTried(compared, tried).rules.find(({ rule }) => rule === 'solidarity')).toBe(tried)
  expect(triedRule(compared, 0.61)).toBeNull()
})

test('where a solidarity share is in force it stays, and the tried one stands beside it', () => {
  const compared = comparison({ ...plain, need: true })
  const tried = triedRule(compared, 0.4)!
  expect(withTried(compared, tried)).toBe(compared)
  const { columns } = ruleColumns(compared, {
    shown: ['shapley'],
    differs: true,
    money: 'share',
    mark: '€',
    rho: 0.4,
    settledRho: 0.1,
    tried,
  })
  expect(columns.map(({ id }) => id)).toEqual(['solidarity', 'tried', 'shapley'])
  expect(columns.map(({ sub }) => sub)).toEqual([
    '10\u00A0% by need, €',
    '40\u00A0% by need',
    'by contribution only',
  ])
})

test('a bound is called one and never rounded down', () => {
  const tried = { ...triedRule(comparison(), 0.05)!, largestExcess: 3.2501, isBound: true }
  const group = ruleMeasures('2026-10', '€', [tried, { ...tried, isBound: false }]).find(
    ({ id }) => id === 'group',
  )!
  expect(group.cells).toEqual(['at most 3.26', '3.25'])
})
