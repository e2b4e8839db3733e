import { expect, test } from 'vitest'
import { memberProblems } from '../../../src/core/community/checks.ts'
import { newMember } from '../../../src/core/community/member.ts'

const anna = { ...newMember('1', 'Anna', '2025-01-01'), points: [{ id: 'A', direction: 'offtake' as const }] }
const problems = (changes: Partial<typeof anna>, others = [anna]) =>
  memberProblems({ ...anna, number: '2', points: [], ...changes }, others, [], ['Standard'])

test('a member as the form has it: good, or every field with its reason', () => {
  expect(problems({})).toEqual([])
  expect(
    problems({ name: '', from: '1.1.2025', factor: 2, incomePerYear: 0 }).map(({ column }) => column),
  ).toEqual(['income_per_year'])
  expect(
    problems({ name: '', from: '1.1.2025', factor: 2 })
      .map(({ column }) => column)
      .toSorted(),
  ).toEqual(['factor', 'from', 'name'])
  expect(problems({ until: '2024-12-31' })).toMatchObject([{ column: 'until' }])
  expect(problems({ incomeBand: 'lower' })[0]!.reason).toBe(
    'There is no income band called lower. There is none yet.',
  )
  expect(problems({ tariff: 'Night' })[0]!.reason).toBe('There is no tariff called Night. There is Standard.')
})

test('saving a member again is not a conflict with itself', () => {
  expect(memberProblems(anna, [anna], [], [])).toEqual([])
  expect(problems({ points: anna.points })).toMatchObject([{ column: 'points' }])
  expect(problems({ points: [{ id: 'B C', direction: 'feed-in' } as never] })).toMatchObject([
    { column: 'feed_in_points' },
  ])
})

test('one meter may count in both directions', () => {
  const points = [
    { id: 'B', direction: 'offtake' as const },
    { id: 'B', direction: 'feed-in' as const },
  ]
  expect(memberProblems({ ...anna, number: '2', points }, [anna], [], [])).toEqual([])
})
