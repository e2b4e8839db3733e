import { addDays } from '../calendar/zone.ts'
import type { BillDocument } from './document.ts'

/** `2026-10-004`: the month and the place in member order, three digits or more. */
export function documentNumber(month: string, place: number): string {
  return `${month}-${String(place).padStart(3, '0')}`
}

/** Drafts become documents: numbered in the order given (member order), dated, due after so many days. */
export function issueDocuments(
  drafts: readonly BillDocument[],
  { date, paymentDays }: { readonly date: string; readonly paymentDays: number },
): BillDocument[] {
  const due = addDays(date, paymentDays)
  return drafts.map((draft, k) => ({ ...draft, number: documentNumber(draft.month, k + 1), date, due }))
}
