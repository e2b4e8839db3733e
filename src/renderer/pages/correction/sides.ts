import type { Correction } from '../../../core/contract/settling.ts'

/** Where the members' differences go: the cooperative, the tax office, supplier and premium. */
export interface Side {
  readonly side: 'cooperative' | 'vat' | 'outside'
  readonly cents: number
}

/**
 * The sides that the sum of the members' differences is made of, in cents: Σ = cooperative + VAT + outside. The
 * cooperative is always told; VAT and what goes outside only where they changed.
 */
export function sidesOf(correction: Correction): Side[] {
  const cooperative = correction.cooperativeDifferenceCents
  const vat = correction.documents.reduce((sum, document) => sum + document.vatCents, 0)
  const outside = correction.sums.differenceCents - cooperative - vat
  const others: readonly Side[] = [
    { side: 'vat', cents: vat },
    { side: 'outside', cents: outside },
  ]
  return [{ side: 'cooperative', cents: cooperative }, ...others.filter(({ cents }) => cents !== 0)]
}
