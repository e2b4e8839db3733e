import { expect, test } from 'vitest'
import { decisionsInWords, settingInWords } from '../../../src/core/reporting/decided-in-words.ts'
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
})
