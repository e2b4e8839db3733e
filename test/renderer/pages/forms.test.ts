import { expect, test } from 'vitest'
import { newMember, type Member } from '../../../src/core/community/member.ts'
import { bandsOf, problemOf, rowsOf } from '../../../src/renderer/pages/settings/bandForm.ts'
import * as settings from '../../../src/renderer/pages/settings/cooperativeForm.ts'
import * as members from '../../../src/renderer/pages/members/memberForm.ts'
import { sortedMembers } from '../../../src/renderer/pages/members/memberList.ts'
import { isInForce, lastDayOf, monthPrices } from '../../../src/renderer/pages/tariffs/inForce.ts'
import { priceDoubts } from '../../../src/renderer/pages/tariffs/priceDoubts.ts'
import * as tariffs from '../../../src/renderer/pages/tariffs/tariffForm.ts'
import { fileNameOf } from '../../../src/renderer/pages/welcome/newCooperative.ts'
import { text } from '../../../src/renderer/text/index.ts'
import { cooperative, memberRows, tariffRows } from '../canned/village.ts'

const full: Member = {
  ...newMember('A7', 'Zoë Świątek', '2026-01-15'),
  until: '2027-12-31',
  points: [
    { id: 'AT001', direction: 'offtake' },
    { id: 'AT002', direction: 'feed-in' },
  ],
  incomePerYear: 31_500,
  incomeBand: 'middle',
  hardship: true,
  staticShare: 0.125,
  factor: 1,
  priority: 2,
  vat: 'standard',
  tariff: 'Night',
  openingBalanceCents: -1250,
  mandate: 'M-7',
  mandateDate: '2026-01-20',
}
const start = { from: '2026-10-01', number: '13' }

test('a member passes through the form unchanged', () => {
  for (const member of [full, newMember('1', 'Anna', '2026-10-01')]) {
    const form = members.formOf(member, start)
    expect(members.problemsIn(form, new Set())).toEqual({})
    expect(members.memberOf(form)).toEqual(member)
  }
})

test('a member form names every field that is wrong', () => {
  const form = {
    ...members.formOf(full, start),
    name: ' ',
    until: '2025-01-01',
    staticShare: '140',
    incomePerYear: '0',
  }
  form.points.push({ key: 9, id: 'AT001', direction: 'offtake' })
  expect(Object.keys(members.problemsIn(form, new Set(['A7']))).toSorted()).toEqual(
    ['incomePerYear', 'name', 'number', 'point 2', 'staticShare', 'until'].toSorted(),
  )
})

test('a new member gets the next free number', () => {
  expect(members.freeNumber(new Set(['1', '2', '4']))).toBe('5')
})

test.each(tariffRows)('price row $id passes through the form unchanged', ({ row }) => {
  const form = tariffs.formOf(row, { name: '', from: '' })
  expect(tariffs.problemsIn(form, 'ct')).toEqual({})
  expect(tariffs.rowOf(form)).toEqual(row)
})

test('the middle price is told while it is typed', () => {
  const form = tariffs.formOf(tariffRows[1]!.row, { name: '', from: '' })
  expect(tariffs.middleOf(form)).toBe(158_500)
  expect(tariffs.middleOf({ ...form, sell: '' })).toBeNull()
})

test('half a time of day is refused', () => {
  const form = { ...tariffs.formOf(tariffRows[1]!.row, { name: '', from: '' }), bandFrom: '22:00' }
  expect(Object.keys(tariffs.problemsIn(form, 'ct'))).toEqual(['bandUntil'])
})

test('bands pass through unchanged; overlaps and doubles are refused', () => {
  const bands = [
    { id: 'lower', fromIncome: null, toIncome: 28_000 },
    { id: 'higher', fromIncome: 28_000, toIncome: null },
  ]
  const rows = rowsOf(bands)
  expect(bandsOf(rows)).toEqual(bands)
  expect(rows.map((row) => problemOf(row, rows))).toEqual([null, null])
  const overlapping = [rows[0]!, { ...rows[1]!, from: '20000' }]
  expect(problemOf(overlapping[1]!, overlapping)?.field).toBe('from')
})

test('members sort by number as numbers, and the unknown stands last both ways', () => {
  const some = [{ ...memberRows[9]! }, { ...memberRows[1]!, amountCents: null }, { ...memberRows[0]! }]
  const numbers = (column: string, down: boolean): string[] =>
    sortedMembers(some, { column, down }).map((member) => member.number)
  expect(numbers('number', false)).toEqual(['1', '2', '10'])
  expect(numbers('amount', false)).toEqual(['1', '10', '2'])
  expect(numbers('amount', true)).toEqual(['10', '1', '2'])
})

test('a file is named after its cooperative', () => {
  expect(fileNameOf('Bürgerenergie Rosenhügel eG')).toBe('burgerenergie-rosenhugel-eg.fairwatt')
  expect(fileNameOf('Энергия')).toBe('cooperative.fairwatt')
})

test('swapped prices and a buying price below zero are doubted, likely ones are not', () => {
  expect(priceDoubts({ buy: '29.1', sell: '6.2' }, 'ct')).toEqual({})
  expect(priceDoubts({ buy: '29.1', sell: '-2' }, 'ct')).toEqual({})
  expect(priceDoubts({ buy: '29.1', sell: '' }, 'ct')).toEqual({})
  expect(priceDoubts({ buy: '6.2', sell: '29.1' }, 'ct').sell).toMatch(/^You sell dearer than you buy/)
  expect(Object.keys(priceDoubts({ buy: '-5', sell: '' }, 'ct'))).toEqual(['buy'])
})

test('account, mail and language are checked in the forms of a member and of the cooperative', () => {
  const wrong = { iban: 'AT00 1234', email: 'not a mail', language: 'deutsch' }
  expect(Object.keys(members.problemsIn({ ...members.formOf(full, start), ...wrong }, new Set()))).toEqual(
    expect.arrayContaining(['email', 'iban', 'language']),
  )
  const form = settings.formOf(cooperative)
  expect(settings.problemsIn(form)).toEqual({})
  expect(settings.cooperativeOf(form).iban).toBe('AT61 1904 3002 3457 3201')
  const { iban, email } = wrong
  expect(Object.keys(settings.problemsIn({ ...form, iban, email })).toSorted()).toEqual(['email', 'iban'])
})

test('a taken number tells the next free one', () => {
  const form = { ...members.formOf(null, start), number: '6' }
  const { number } = members.problemsIn(form, new Set(['1', '2', '6']))
  expect(number).toBe('6 is taken. The next free number is 4.')
})

test('an open price ends where the next one begins, and a month with two tells both', () => {
  const first = { ...tariffRows[1]!.row, name: 'Standard', from: '2000-01-01', until: null, days: null }
  const allDay = { ...first, bandFrom: null, bandUntil: null, buy: 291_000 }
  const next = { ...allDay, from: '2026-08-15', buy: 315_000 }
  const rows = [allDay, next]
  expect(lastDayOf(allDay, rows)).toBe('2026-08-14')
  expect(lastDayOf(next, rows)).toBeNull()
  expect(isInForce(allDay, rows, '2026-09')).toBe(false)
  expect(monthPrices(rows, 'Standard', '2026-07')).toEqual([{ from: '2000-01-01', buy: 291_000 }])
  const both = monthPrices(rows, 'Standard', '2026-08')
  expect(both.map(({ buy }) => buy)).toEqual([291_000, 315_000])
  const said = both.map(({ from, buy }) => ({ from, buy: (buy / 10_000).toFixed(2) }))
  expect(text.tariffs.headline(1, said, 'ct').replaceAll('\u00A0', ' ')).toBe(
    'A bought kilowatt hour costs 29.10 ct, from 15 August 31.50 ct.',
  )
  expect(monthPrices(rows, 'Night', '2026-08')).toEqual([])
})
