import * as v from 'valibot'
import { expect, test } from 'vitest'
import { contract, type Name } from '../../../src/core/contract/contract.ts'
import { answers } from './answers.ts'

const given: Partial<Record<Name, unknown>> = {
  'month.overview': { month: '2026-10' },
  'bands.save': { bands: [] },
  'members.get': { number: '11', month: '2026-10' },
  'members.export': { format: 'csv', withIncome: false },
}

test.each(Object.keys(answers) as Name[])('the double answers %s as the contract wants it', (name) => {
  const answer = answers[name] as (input: unknown) => unknown
  const checked = v.safeParse(contract[name].output, answer(given[name] ?? { write: true }))
  expect(checked.issues).toBeUndefined()
})
