import * as v from 'valibot'
import { expect, test } from 'vitest'
import { contract, type Name } from '../../../src/core/contract/contract.ts'
import { answers as usual } from './answers.ts'
import { settled } from './cooperative.ts'
import { frameScenes } from './frame-scenes.ts'
import { scenes } from './scenes.ts'

const given: Partial<Record<Name, unknown>> = {
  'month.overview': { month: '2026-10' },
  'bands.save': { bands: [] },
  'members.get': { number: '11', month: '2026-10' },
  'members.export': { format: 'csv', withIncome: false },
  'readings.day': { date: '2026-10-25' },
  'bills.get': { member: '4' },
  'bills.whatIf': { member: '4' },
  'bills.look': { member: '4' },
  'equity.consequences': { setting: { rho: 0.4, weights: null } },
  'study.run': { source: { kind: 'built-in', name: 'S4' } },
}
const cases = [...Object.entries({ usual, ...frameScenes }), ...Object.entries(scenes)].flatMap(
  ([scene, answers]) =>
    Object.entries(answers).map(([name, answer]) => ({
      scene,
      name: name as Name,
      answer: answer as (input: unknown) => unknown,
    })),
)

test.each(cases)(
  'in the scene $scene the double answers $name as the contract wants it',
  ({ name, answer }) => {
    const checked = v.safeParse(contract[name].output, answer(given[name] ?? { write: true }))
    expect(checked.issues).toBeUndefined()
  },
)

test('the invented month adds up', () => {
  const { members, totals } = settled()
  const sum = (pick: (member: (typeof members)[number]) => number): number =>
    members.reduce((total, member) => total + pick(member), 0)
  expect(sum((member) => member.shareCents)).toBe(totals.savingsCents)
  expect(sum((member) => member.settlementCents ?? Number.NaN)).toBe(0)
  expect(sum((member) => member.sharedIn)).toBe(sum((member) => member.sharedOut))
  expect(sum((member) => member.netCents)).toBe(totals.feesCents + totals.roundingCents)
  expect(sum((member) => member.withCents)).toBe(totals.aloneCents - totals.savingsCents)
})
