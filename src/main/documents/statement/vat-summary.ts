import type { BillDocument } from '../../../core/billing/document.ts'
import type { VatStatus } from '../../../core/community/vocabulary.ts'

export interface VatRow {
  /** Owed on what members bought; or on credit notes that we issue for what they sold, and may deduct. */
  readonly direction: 'output' | 'input'
  readonly rate: number
  /** Rate 0 because the recipient of the energy owes it. */
  readonly reverseCharge: boolean
  readonly documents: number
  readonly baseCents: number
  readonly vatCents: number
}

/**
 * VAT of the month by direction and rate. A document's amount at one rate is one number (settlement.md A.6), so its sign
 * decides the direction: a base below zero is a self-billed credit note. Sums to the VAT of all documents, to the cent.
 */
export function vatRows(
  documents: readonly BillDocument[],
  statuses: ReadonlyMap<string, VatStatus>,
): VatRow[] {
  const rows = new Map<string, VatRow>()
  for (const { member, vat } of documents) {
    for (const { rate, baseCents, vatCents } of vat) {
      const direction = baseCents < 0 ? 'input' : 'output'
      const reverseCharge = rate === 0 && statuses.get(member) === 'reverse'
      const key = `${direction} ${rate} ${reverseCharge}`
      const before = rows.get(key) ?? {
        direction,
        rate,
        reverseCharge,
        documents: 0,
        baseCents: 0,
        vatCents: 0,
      }
      rows.set(key, {
        ...before,
        documents: before.documents + 1,
        baseCents: before.baseCents + baseCents,
        vatCents: before.vatCents + vatCents,
      })
    }
  }
  const order = (row: VatRow): number => (row.direction === 'output' ? 0 : 1)
  return [...rows.values()].toSorted(
    (a, b) => order(a) - order(b) || b.rate - a.rate || Number(a.reverseCharge) - Number(b.reverseCharge),
  )
}
