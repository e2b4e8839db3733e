import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newMember, type Member } from '../../../../src/core/community/member.ts'
import { membersTable, planMembersImport } from '../../../../src/core/community/tables/members-table.ts'
import { memberKinds, vatStatuses } from '../../../../src/core/community/vocabulary.ts'

const bands = [
  { id: 'lower', fromIncome: null, toIncome: 25_000 },
  { id: 'higher', fromIncome: 25_000, toIncome: null },
]
const plan = (rows: string[][], existing: Member[] = []) =>
  planMembersImport(rows, existing, bands, ['Standard'])

test('a table of new members, columns in any order, unknown ones named', () => {
  const result = plan([
    [
      'name',
      'Phone',
      'number',
      'from',
      'points',
      'income_per_year',
      'pv_share',
      'opening_balance',
      'hardship',
    ],
    ['Leyla Demir', '0660', '4', '2024-11-01', 'AT001  AT002', '28000', '0,25', '-12,50', 'yes'],
    ['', '', '', '', '', '', '', '', ''],
    ['The Mill', '', '10', '2024-11-01', '', '', '', '', ''],
  ])
  expect(result.unknownColumns).toEqual(['Phone'])
  expect(result).toMatchObject({ added: 2, changed: 0, same: 0, refused: [] })
  expect(result.members.map((member) => member.number)).toEqual(['4', '10'])
  expect(result.members[0]).toEqual({
    ...newMember('4', 'Leyla Demir', '2024-11-01'),
    points: [
      { id: 'AT001', direction: 'offtake' },
      { id: 'AT002', direction: 'offtake' },
    ],
    incomePerYear: 28_000,
    pvShare: 0.25,
    openingBalanceCents: -1250,
    hardship: true,
  })
})

test('the same number updates; an absent column leaves, an empty cell clears', () => {
  const old: Member = {
    ...newMember('4', 'Leyla Demir', '2024-11-01'),
    incomePerYear: 28_000,
    email: 'l@example.org',
    points: [
      { id: 'A', direction: 'offtake' },
      { id: 'B', direction: 'feed-in' },
    ],
  }
  const result = plan(
    [
      ['number', 'email', 'points'],
      ['4', '', 'C'],
    ],
    [old],
  )
  expect(result).toMatchObject({ added: 0, changed: 1, same: 0, refused: [] })
  expect(result.written).toEqual([
    {
      ...old,
      email: '',
      points: [
        { id: 'C', direction: 'offtake' },
        { id: 'B', direction: 'feed-in' },
      ],
    },
  ])
})

test('every refused cell is named with row, column and reason', () => {
  const header = [
    'number',
    'name',
    'from',
    'until',
    'income_per_year',
    'income_band',
    'tariff',
    'factor',
    'kind',
  ]
  const good = (number: string, changes: Record<number, string>) =>
    ['', 'Anna', '2025-01-01', '', '', '', '', '', ''].map((cell, k) =>
      k === 0 ? number : (changes[k] ?? cell),
    )
  const { refused, added } = plan([
    header,
    good('1', { 2: '31.12.2025' }),
    good('2', { 4: '0' }),
    good('3', { 5: 'middle', 6: 'Night' }),
    good('4', { 7: '50 %' }),
    good('5', { 3: '2024-12-31' }),
    good('6', { 4: '28.000' }),
    good('7', { 1: '' }),
    good('', {}),
    good('8', {}),
    good('8', {}),
    good('9', { 8: 'company', 2: '2025-02-30' }),
  ])
  expect(added).toBe(1)
  expect(refused.map(({ row, column }) => [row, column])).toEqual([
    [2, 'from'],
    [3, 'income_per_year'],
    [4, 'income_band'],
    [4, 'tariff'],
    [5, 'factor'],
    [6, 'until'],
    [7, 'income_per_year'],
    [8, 'name'],
    [9, 'number'],
    [11, 'number'],
    [12, 'kind'],
    [12, 'from'],
  ])
  expect(refused[0]!.reason).toBe('Dates are written YYYY-MM-DD. If 2025-12-31 is meant, write that.')
  expect(refused[1]!.reason).toContain('0 is refused')
  expect(refused[2]!.reason).toBe('There is no income band called middle. There is lower, higher.')
  expect(refused[9]!.reason).toBe('Member 8 stands in row 10 already.')
})

test('a header without numbers, a column twice and an empty table are refused', () => {
  expect(plan([]).refused).toHaveLength(1)
  expect(plan([['name']]).refused).toMatchObject([{ row: 1, column: 'number' }])
  expect(
    plan([
      ['number', 'number'],
      ['1', '2'],
    ]).refused,
  ).toMatchObject([{ row: 1, column: 'number' }])
  const { refused } = plan([['number'], ['1']])
  expect(refused.map(({ row, column }) => [row, column])).toEqual([
    [2, 'name'],
    [2, 'from'],
  ])
})

test('a point passes on only where memberships do not overlap', () => {
  const header = ['number', 'name', 'from', 'until', 'points']
  const first = ['1', 'Anna', '2024-01-01', '2025-06-30', 'A']
  expect(plan([header, first, ['2', 'Ben', '2025-07-01', '', 'A']]).refused).toEqual([])
  const { refused, added } = plan([header, first, ['2', 'Ben', '2025-06-30', '', 'A']])
  expect(added).toBe(1)
  expect(refused).toMatchObject([{ row: 3, column: 'points' }])
  expect(refused[0]!.reason).toContain('belongs to member 1, Anna, from 2024-01-01 until 2025-06-30')
  expect(plan([header, ['1', 'Anna', '2024-01-01', '', 'A A']]).refused).toMatchObject([
    { row: 2, column: 'points' },
  ])
})

test('two members may exchange points and shares in one file', () => {
  const member = (number: string, point: string, staticShare: number): Member => ({
    ...newMember(number, `M${number}`, '2025-01-01'),
    points: [{ id: point, direction: 'offtake' }],
    staticShare,
  })
  const existing = [member('1', 'A', 0.7), member('2', 'B', 0.3)]
  const header = ['number', 'points', 'static_share']
  expect(plan([header, ['2', 'A', '0.7'], ['1', 'B', '0.3']], existing)).toMatchObject({
    changed: 2,
    refused: [],
  })
  // where one of the two rows is refused the other cannot stand either
  const half = plan([header, ['2', 'A', '0.7'], ['1', 'B', '3']], existing)
  expect(half.refused.map(({ row, column }) => [row, column])).toEqual([
    [2, 'points'],
    [2, 'static_share'],
    [3, 'static_share'],
  ])
  expect(half.members).toEqual(existing)
})

test('static shares of one day may not exceed one', () => {
  const header = ['number', 'name', 'from', 'until', 'static_share']
  const rows = [header, ['1', 'A', '2025-01-01', '', '0.6'], ['2', 'B', '2025-01-01', '2025-06-30', '0.4']]
  expect(plan(rows).refused).toEqual([])
  expect(plan([...rows, ['3', 'C', '2025-07-01', '', '0.4']]).refused).toEqual([])
  expect(plan([...rows, ['3', 'C', '2025-06-30', '', '0.1']]).refused).toMatchObject([
    { row: 4, column: 'static_share' },
  ])
})

test('no cell of an export is a formula, and the values come back', () => {
  const member = {
    ...newMember('1', '=HYPERLINK("x")', '2025-01-01'),
    address: "'@home",
    group: ' +43',
    mandate: '-A',
  }
  const table = membersTable([member], { withIncome: true })
  for (const cell of table.flat()) expect(cell).not.toMatch(/^[=+@]|^-\D/)
  const back = plan(table)
  expect(back.members[0]).toMatchObject({
    name: '=HYPERLINK("x")',
    address: "'@home",
    group: '+43',
    mandate: '-A',
  })
  expect(plan(table, [member])).toMatchObject({ same: 1, changed: 0 })
})

test('income stays at home unless asked for', () => {
  const member = { ...newMember('1', 'Anna', '2025-01-01'), incomePerYear: 28_000, hardship: true }
  const table = membersTable([member], { withIncome: false })
  expect(table[0]).not.toContain('income_per_year')
  expect(table[0]).not.toContain('hardship')
  expect(plan(table, [member])).toMatchObject({ same: 1 })
  expect(membersTable([], { withIncome: true })).toHaveLength(1)
})

const word = fc.string({ maxLength: 20 }).map((text) => text.trim())
const date = fc
  .integer({ min: 0, max: 3000 })
  .map((day) => new Date((18_000 + day) * 86_400_000).toISOString().slice(0, 10))
const fraction = fc.option(fc.double({ min: 0, max: 1, noNaN: true }).map((part) => (part === 0 ? 0 : part)))
const memberArbitrary: fc.Arbitrary<Member> = fc.record({
  number: word.filter((text) => text.length > 0),
  name: word.filter((text) => text.length > 0),
  kind: fc.constantFrom(...memberKinds),
  from: date,
  until: fc.constant(null),
  points: fc.constant([]),
  address: fc.string({ maxLength: 40 }),
  incomePerYear: fc.option(fc.integer({ min: 1, max: 10 ** 9 })),
  incomeBand: fc.option(fc.constantFrom('lower', 'higher')),
  hardship: fc.boolean(),
  group: fc.option(word.filter((text) => text !== '')),
  pvShare: fraction,
  batteryShare: fraction,
  staticShare: fc.constant(null),
  priority: fc.option(fc.integer()),
  factor: fraction,
  vat: fc.constantFrom(...vatStatuses),
  tariff: fc.constantFrom(null, 'Standard'),
  openingBalanceCents: fc
    .integer({ min: -(10 ** 8), max: 10 ** 8 })
    .map((cents) => (cents === 0 ? 0 : cents)),
  iban: fc.constantFrom('', 'AT61 1904 3002 3457 3201', 'DE89370400440532013000'),
  mandate: word,
  mandateDate: fc.option(date),
  email: fc.constantFrom('', 'anna@example.org', '+43@example.org'),
  language: fc.constantFrom('en', 'de-AT'),
})
const membersArbitrary = fc
  .uniqueArray(memberArbitrary, { selector: (member) => member.number, maxLength: 6 })
  .map((members) =>
    members.map((member, k) => ({
      ...member,
      points: [
        { id: `AT${k}`, direction: 'offtake' as const },
        { id: `AT${k}F`, direction: 'feed-in' as const },
      ],
    })),
  )

test('export and import is the identity', () => {
  fc.assert(
    fc.property(membersArbitrary, fc.boolean(), (members, withIncome) => {
      const again = plan(membersTable(members, { withIncome }), members)
      expect(again).toMatchObject({ added: 0, changed: 0, same: members.length, refused: [] })
      const elsewhere = plan(membersTable(members, { withIncome: true }))
      expect(elsewhere.refused).toEqual([])
      expect(new Map(elsewhere.members.map((member) => [member.number, member]))).toEqual(
        new Map(members.map((member) => [member.number, { ...member, address: member.address.trim() }])),
      )
    }),
  )
})
