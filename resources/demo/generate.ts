/**
 * Makes the demo cooperative's files: `npm run demo-data`. Everything in resources/demo/ except this folder's
 * generator is written by it; the same seed gives the same bytes, and a test compares.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { communityWorkbook, plainTable, wienerNetze } from './generator/exports.ts'
import { people, pointOf } from './generator/people.ts'
import { demoPlan, tariffsCsv, bandsCsv } from './generator/plan.ts'
import { makeYear, zone, type DemoYear } from './generator/year.ts'

function csvCell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** An invented account with right check digits (ISO 13616: the number with AT00 behind it is 1 modulo 97). */
function austrianIban(number: number): string {
  const account = `12000${String(48_151_623 + 4242 * number).padStart(11, '0')}`
  const check = 98n - (BigInt(`${account}102900`) % 97n)
  return `AT${String(check).padStart(2, '0')}${account}`
}

function membersCsv(): string {
  const head =
    'number,name,kind,from,until,points,feed_in_points,income_per_year,hardship,static_share,vat,opening_balance,iban,mandate,mandate_date,email,language,address'
  const rows = people.map((m) =>
    [
      m.number,
      m.name,
      m.kind,
      m.from,
      m.until,
      pointOf(m, 'offtake'),
      m.roofKwp > 0 ? pointOf(m, 'feed-in') : '',
      m.income,
      m.hardship ? 'yes' : 'no',
      m.staticShare,
      m.vat,
      m.openingBalance,
      m.mandate === '' ? '' : austrianIban(Number(m.number)),
      m.mandate,
      m.mandate === '' ? '' : m.from,
      m.email,
      'en',
      m.address,
    ]
      .map(csvCell)
      .join(','),
  )
  return `${[head, ...rows].join('\n')}\n`
}

/** What the operator delivered later for an approved February: four days of the bakery had been estimated too high. */
function februaryCorrection(year: DemoYear): string {
  const bakery = year.points.find((p) => p.member.number === '9' && p.direction === 'offtake')
  if (!bakery) throw new Error('the bakery has no meter')
  const corrected = {
    ...bakery,
    wattHours: bakery.wattHours.map((value) => (value === null ? null : Math.round(value * 0.62))),
  }
  return plainTable(year, [corrected], zone.startOf('2026-02-16'), zone.startOf('2026-02-20'))
}

/** All files, name → content. */
export async function demoFiles(): Promise<Map<string, string | Uint8Array>> {
  const year = makeYear()
  const school = year.points.filter((p) => p.member.number === '6')
  const others = year.points.filter((p) => p.member.number !== '6')
  const quarters = ['2025-11-01', '2026-02-01', '2026-05-01', '2026-08-01', '2026-11-01']
  const files = new Map<string, string | Uint8Array>()
  for (let q = 0; q + 1 < quarters.length; q++)
    files.set(
      `exports/valley-grid-${quarters[q]!.slice(0, 7)}.csv`,
      plainTable(year, others, zone.startOf(quarters[q]!), zone.startOf(quarters[q + 1]!)),
    )
  for (const point of school)
    files.set(
      `exports/school-${point.direction === 'offtake' ? 'used' : 'fed-in'}.csv`,
      wienerNetze(year, point),
    )
  files.set(
    'exports/community-2026-09.xlsx',
    await communityWorkbook(year, zone.startOf('2026-09-01'), zone.startOf('2026-10-01')),
  )
  files.set('exports/valley-grid-correction-2026-02.csv', februaryCorrection(year))
  files.set('members.csv', membersCsv())
  files.set('tariffs.csv', tariffsCsv)
  files.set('bands.csv', bandsCsv)
  files.set('plan.json', `${JSON.stringify(demoPlan, null, 2)}\n`)
  return files
}

if (import.meta.main) {
  mkdirSync(new URL('exports/', import.meta.url), { recursive: true })
  for (const [name, content] of await demoFiles()) writeFileSync(new URL(name, import.meta.url), content)
}
