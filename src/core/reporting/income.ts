import type { IncomeBand } from '../community/cooperative.ts'
import { isMemberOn, type Member } from '../community/member.ts'
import { addDays } from '../calendar/zone.ts'
import { monthSpan } from '../calendar/month.ts'

/**
 * A household's income a year in whole currency units: the one entered, else its band's middle. An open bottom counts
 * from 0; an open top counts with its lower bound, because nobody knows how far it reaches, so a burden there is rather
 * over- than understated. Null where neither is known.
 */
export function incomePerYear(member: Member, bands: readonly IncomeBand[]): number | null {
  if (member.incomePerYear !== null) return member.incomePerYear
  const band = bands.find((candidate) => candidate.id === member.incomeBand)
  if (band === undefined) return null
  if (band.toIncome === null) return band.fromIncome !== null && band.fromIncome > 0 ? band.fromIncome : null
  return ((band.fromIncome ?? 0) + band.toIncome) / 2
}

/** The band a household is in: the one entered, else the one its income lies in; null where neither is known. */
export function bandOf(member: Member, bands: readonly IncomeBand[]): IncomeBand | null {
  const entered = bands.find((band) => band.id === member.incomeBand)
  if (entered !== undefined) return entered
  const income = member.incomePerYear
  if (income === null) return null
  const holds = (band: IncomeBand): boolean =>
    (band.fromIncome ?? 0) <= income && (band.toIncome === null || income < band.toIncome)
  return bands.find(holds) ?? null
}

/** The part of a month, 0…1, in which somebody is a member: days of the membership by days of the month. */
export function partOfMonth(member: Pick<Member, 'from' | 'until'>, month: string): number {
  const { first, last } = monthSpan(month)
  if (member.from <= first && (member.until === null || last <= member.until)) return 1
  const days = Number(last.slice(8, 10))
  let inside = 0
  for (let day = 0; day < days; day++) if (isMemberOn(member, addDays(first, day))) inside++
  return inside / days
}
