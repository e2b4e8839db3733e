import { expect, test } from 'vitest'
import { guessDateOrder, parseTimeLabel, startOfRange } from '../../../src/core/importing/time-label.ts'

const utc = (year: number, month: number, day: number, hour = 0, minute = 0, second = 0): number =>
  Date.UTC(year, month - 1, day, hour, minute, second) / 1000

test.each([
  ['31.12.2024 23:45', 'D-M-Y', utc(2024, 12, 31, 23, 45)],
  ['31-12-24 23:45:30', 'D-M-Y', utc(2024, 12, 31, 23, 45, 30)],
  ['12/31/2024 11:45 PM', 'M-D-Y', utc(2024, 12, 31, 23, 45)],
  ['12/31/2024 12:15 a.m.', 'M-D-Y', utc(2024, 12, 31, 0, 15)],
  ['2024-12-31T23:45:00.000', 'Y-M-D', utc(2024, 12, 31, 23, 45)],
  ['2024/12/31', 'Y-M-D', utc(2024, 12, 31)],
  ['20241231 2345', 'Y-M-D', utc(2024, 12, 31, 23, 45)],
  ['31.12.2024 24:00', 'D-M-Y', utc(2025, 1, 1)],
  ['Di 31.12.2024 23:45 Uhr', 'D-M-Y', utc(2024, 12, 31, 23, 45)],
  ['31-Dez-2024 23:45', 'D-M-Y', utc(2024, 12, 31, 23, 45)],
  ['31. Dezember 2024, 23:45', 'D-M-Y', utc(2024, 12, 31, 23, 45)],
  ['Tuesday, December 31st, 2024 11:45 PM', 'M-D-Y', utc(2024, 12, 31, 23, 45)],
  ['31 de diciembre de 2024 11:45:00 p. m.', 'D-M-Y', utc(2024, 12, 31, 23, 45)],
  ['31 déc. 2024 23h45', 'D-M-Y', utc(2024, 12, 31, 23, 45)],
  ['2024. 12. 31. 23:45', 'Y-M-D', utc(2024, 12, 31, 23, 45)],
  ['2024. december 31. 23:45', 'Y-M-D', utc(2024, 12, 31, 23, 45)],
  ['2024年12月31日 23:45', 'Y-M-D', utc(2024, 12, 31, 23, 45)],
  ['31/12/2024 11:45 μμ', 'D-M-Y', utc(2024, 12, 31, 23, 45)],
] as const)('%s', (text, order, naive) => {
  expect(parseTimeLabel(text, order)).toMatchObject({ naive, instant: null, pass: null })
})

test('offsets give instants, zone letters tell the pass', () => {
  expect(parseTimeLabel('2024-12-31T23:45:00+01:00', 'Y-M-D')?.instant).toBe(utc(2024, 12, 31, 22, 45))
  expect(parseTimeLabel('2024-12-31 23:45Z', 'Y-M-D')?.instant).toBe(utc(2024, 12, 31, 23, 45))
  expect(parseTimeLabel('2024-12-31T23:45:00-0330', 'Y-M-D')?.instant).toBe(utc(2025, 1, 1, 3, 15))
  expect(parseTimeLabel('27.10.2024 02:15 CEST', 'D-M-Y')?.pass).toBe(1)
  expect(parseTimeLabel('27.10.2024 02:15 MEZ', 'D-M-Y')?.pass).toBe(2)
  expect(parseTimeLabel('27.10.2024', 'D-M-Y', '2B:15')?.pass).toBe(2)
})

test.each([
  '',
  'Summe',
  '32.01.2024 00:00',
  '31.02.2024',
  '01.13.2024',
  '01.01.2024 25:00',
  '01.01.2024 10:75',
  '10.5',
  '1.234.567',
  '12 Hauptstraße 2024',
  // October in Croatian, November in Czech and Polish
  '1. listopad 2024 00:15',
  '01.01.2024 24:15',
])('%j is no time', (text) => {
  expect(parseTimeLabel(text, 'D-M-Y')).toBeNull()
})

test('the order of day and month is guessed only where the dates prove it', () => {
  expect(guessDateOrder(['01/02/2024', '13/02/2024'])).toMatchObject({ order: 'D-M-Y', sure: true })
  expect(guessDateOrder(['01/02/2024', '01/13/2024'])).toMatchObject({ order: 'M-D-Y', sure: true })
  expect(guessDateOrder(['03/02/2024', '03/03/2024', '03/04/2024'])).toMatchObject({
    order: 'M-D-Y',
    sure: true,
  })
  // the first days of three months, or three days of January
  expect(guessDateOrder(['01/02/2024', '01/03/2024', '01/04/2024'])?.sure).toBe(false)
  expect(guessDateOrder(['01/01/2024', '02/02/2024'])?.sure).toBe(false)
  expect(guessDateOrder(['01.02.2024'])).toMatchObject({ order: 'D-M-Y', sure: true })
  expect(guessDateOrder(['no date'])).toBeNull()
})

test('a range begins with its start', () => {
  expect(startOfRange('01.10.2024 00:00 - 01.10.2024 01:00')).toBe('01.10.2024 00:00')
  expect(startOfRange('2025-10-20 22:00 to 2025-10-20 23:00')).toBe('2025-10-20 22:00')
  expect(startOfRange('2025-10-20 22:00')).toBe('2025-10-20 22:00')
})
