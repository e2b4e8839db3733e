import * as figures from '../../explanation/format.ts'
import { counted, slots, capital } from '../../explanation/text/words.en.ts'

/** What changed since last month, one sentence each. */
export const changes = {
  tariffStarts: (name: string, from: string): string => `${name}: new prices from ${figures.longDate(from)}.`,
  tariffPrice: (name: string, from: string, was: number, is: number, currency: string): string =>
    `${name}: the price goes ${is > was ? 'up' : 'down'} on ${figures.longDate(from)}, ${figures.pricePerKWh(was, currency)} to ${figures.pricePerKWh(is, currency)} a kWh.`,
  tariffEnds: (name: string, until: string): string =>
    `${name}: the prices end on ${figures.longDate(until)}, and none follow.`,
  joined: (name: string, from: string): string => `${name} joined on ${figures.longDate(from)}.`,
  left: (name: string, until: string): string => `${name} left on ${figures.longDate(until)}.`,
  gap: (name: string, point: string, count: number, step: number): string =>
    `${name}: ${slots(count, step)} of ${point} have no value.`,
  correction: (name: string, point: string, count: number, step: number): string =>
    `${name}: the grid operator corrected ${slots(count, step)} of ${point}.`,
  exchange: (name: string, point: string, nextPoint: string, date: string): string =>
    `${name}: the meter was exchanged on ${figures.longDate(date)}, ${point} until then and ${nextPoint} from there.`,
  maybeExchange: (name: string, point: string, nextPoint: string, date: string): string =>
    `${name}: ${point} ends just before ${nextPoint} begins at the start of ${figures.longDate(date)}. Was the meter exchanged, or is the other half of each missing?`,
  openApproval: (month: string, bills: number): string =>
    `${figures.longMonth(month)} is settled, but ${bills === 1 ? 'one bill is' : `${counted(bills, 'bill')} are`} not approved.`,
  correctionDue: (month: string): string =>
    `${capital(figures.longMonth(month))} is approved and has changed since: a correction is due.`,
}
