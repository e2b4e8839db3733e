import { expect, test } from 'vitest'
import { decisionsInWords, settingInWords } from '../../../src/core/reporting/decided-in-words.ts'
import { widestGuardRails } from '../../../src/core/tuning/guard-rails.ts'
import type { Decision } from '../../../src/core/tuning/decision.ts'

const decision: Decision = {
  id: 1,
  at: 1_700_000_000,
  act: 'accept',
  setting: { rho: 0.2, weights: null },
  before: { rho: 0, weights: null },
  validFrom: '2026-08',
  reason: 'Two households carry most of the burden.',
  by: 'Hannah Lindqvist, chair',
  on: '2026-07-14',
  proposal: 3,
  rails: null,
  consequences: null,
  undone: false,
}

test('a setting is told in a few words', () => {
  expect(settingInWords({ rho: 0, weights: null })).toBe('Shares by contribution alone')
  expect(settingInWords({ rho: 0.2, weights: null })).toBe('20\u00A0% of the saving by need')
  expect(settingInWords({ rho: 0.125, weights: { low: 1.5 } })).toBe(
    '12.5\u00A0% of the saving by need, weights by income group',
  )
})

test('decisions that stand are told without who decided; those taken back or later are not', () => {
  const told = decisionsInWords(
    [
      decision,
      { ...decision, id: 2, undone: true, validFrom: '2026-09' },
      { ...decision, id: 3, act: 'reject', validFrom: '2026-10' },
      { ...decision, id: 4, validFrom: '2026-12' },
    ],
    '2026-11',
  )
  expect(told.map(({ month, words }) => [month, words])).toEqual([
    ['2026-08', '20\u00A0% of the saving by need'],
    ['2026-10', 'Proposal rejected; as before: 20\u00A0% of the saving by need'],
  ])
  expect(told[0]).toMatchObject({ decidedOn: '2026-07-14', reason: decision.reason })
  expect(JSON.stringify(told)).not.toContain('Hannah')
  expect(told[0]!.known).toBeNull()
})

test('what was expected and the limits of the day are told with a decision that kept them', () => {
  const rails = { ...widestGuardRails, mostRho: 0.3, mostExcess: 10 }
  const consequences = {
    months: ['2026-05', '2026-06'],
    before: { rho: 0, weights: null },
    setting: decision.setting,
    households: 6,
    gini: { without: 0.3, before: 0.3, after: 0.28 },
    excess: { without: 5, before: 5.125, after: 7.5 },
    worseOff: [],
    members: [{ member: '1', name: 'Hannah Lindqvist', changeCents: 12 }],
    currency: 'EUR',
  }
  const told = decisionsInWords([{ ...decision, rails, consequences }], '2026-11')
  expect(told[0]!.known!.replaceAll('\u00A0', ' ')).toBe(
    'Expected then: a Gini of burden of 0.280 instead of 0.300, a group’s gain of 7.50 € a month instead of 5.13 €. Limits: a share by need up to 30 %, a group’s gain up to 10.00 € a month, nobody worse off than alone.',
  )
  expect(JSON.stringify(told)).not.toContain('Hannah')
})
