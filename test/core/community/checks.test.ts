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

test.each([
  ['', null],
  ['AT61 1904 3002 3457 3201', null],
  ['de89370400440532013000', null],
  ['CH93 0076 2011 6238 5295 7', null],
  ['MT84 MALT 0110 0001 2345 MTLC AST0 01S', null],
  ['AT00 1234', 'has 20 characters; this one has 8'],
  ['XX12', 'has 15 to 34 characters'],
  ['1904 3002 3457', 'begins with two letters'],
  ['AT61-1904-3002-3457-3201', '"-" cannot stand in one'],
  ['AT61 1904 3002 3457 3210', 'two are swapped'],
])('account %j', (iban, reason) => {
  const found = problems({ iban })
  expect(found.map(({ column }) => column)).toEqual(reason === null ? [] : ['iban'])
  expect(found.map((problem) => problem.reason).join()).toContain(reason ?? '')
})

test.each([
  ['email', '', null],
  ['email', 'anna.berger+bills@mail.example.org', null],
  ['email', 'not a mail', 'the @ is missing'],
  ['email', 'anna@example', 'has an end such as .org'],
  ['email', 'anna@example.org, ben@example.org', 'one address'],
  ['language', '', null],
  ['language', 'de-AT', null],
  ['language', 'zh-Hant-TW', null],
  ['language', 'deutsch', 'Did you mean de?'],
  ['language', 'Klingon', 'Two letters name it'],
] as const)('%s %j', (column, text, reason) => {
  const found = problems({ [column]: text })
  expect(found.map((problem) => problem.column)).toEqual(reason === null ? [] : [column])
  expect(found.map((problem) => problem.reason).join()).toContain(reason ?? '')
})

const roof = (
  number: string,
  pvShare: number | null,
  points = [{ id: 'R', direction: 'feed-in' as const }],
) => ({
  ...newMember(number, `Owner ${number}`, '2025-01-01'),
  points,
  pvShare,
})

test('a plant may be several members’, each with a part, of no more than the whole together', () => {
  expect(memberProblems(roof('2', 0.4), [roof('1', 0.6)], [], [])).toEqual([])
  expect(memberProblems(roof('2', 0.5), [roof('1', 0.6)], [], [])).toEqual([
    {
      column: 'pv_share',
      reason: 'With it the owners of R have 1.1 of it together on 2025-01-01; they may not exceed 1.',
    },
  ])
  const [problem] = memberProblems(roof('2', null), [roof('1', 0.6)], [], [])
  expect(problem?.reason).toContain('The point R belongs to member 1')
  expect(problem?.reason).toContain('pv_share')
})

test('a battery is several members’ where each names both directions; what only draws never is', () => {
  const both = [
    { id: 'B', direction: 'offtake' as const },
    { id: 'B', direction: 'feed-in' as const },
  ]
  const battery = (number: string, points = both) => ({
    ...roof(number, null, points as never),
    batteryShare: 0.5,
  })
  expect(memberProblems(battery('2'), [battery('1')], [], [])).toEqual([])
  expect(memberProblems(battery('2', [both[0]!]), [battery('1')], [], [])).toHaveLength(1)
  expect(memberProblems(battery('2', [both[0]!]), [battery('1', [both[0]!])], [], [])).toHaveLength(1)
})
