import type { BillLine } from '../../../core/billing/result.ts'
import type { Model, VatStatus } from '../../../core/community/vocabulary.ts'
import { dayPeriod } from './figures.ts'

const names: Record<BillLine['kind'], string> = {
  bought: 'Electricity from neighbours',
  sold: 'Electricity to neighbours',
  fee: 'Fee to the cooperative',
  settlement: 'Settlement of the common saving',
  supply: 'Electricity used',
  standing: 'Standing charge of a connection of your own',
  'feed-in': 'Electricity fed in',
  saving: 'Your share of what we saved together',
  fixed: 'Fixed fee',
  correction: 'Correction',
}

/** What a line of a bill is called; in a premium cooperative the saving is a premium. */
export function lineName(line: BillLine, model: Model): string {
  return model === 'premium' && line.kind === 'saving' ? 'Your share of the premium' : names[line.kind]
}

/** `1 to 14 October, 22:00–06:00`: what tells lines of one kind apart; empty where nothing does. */
export function lineSpan(line: BillLine): string {
  const days = line.from !== null && line.until !== null ? dayPeriod(line.from, line.until) : null
  return [days, line.band].filter((part) => part !== null).join(', ')
}

/** A settlement in two lines is split between energy received and energy supplied, in this order (settlement.md A.6). */
export const settlementSides = ['on what you used', 'on what you fed in'] as const

/** Note on a rate of 0 on energy fed in: who owes the VAT, or that none is due. */
export function zeroRateName(status: VatStatus): string {
  return status === 'reverse' ? '0\u00A0% VAT, reverse charge: the recipient owes it' : '0\u00A0% VAT'
}
