import type { Cents } from '../units/money.ts'
import type { BillDocument } from './document.ts'
import type { BillLine, MemberResult, VatAmount } from './result.ts'
import { amountLine } from './energy-lines.ts'

/** Net and VAT of bills by rate; rate null = no VAT is charged. Sums of them stay exact. */
export type TaxedSums = ReadonlyMap<number | null, { readonly net: Cents; readonly vat: Cents }>

/** What a bill (of a result or a document) comes to, by rate. */
export function taxedSums(bill: Pick<MemberResult | BillDocument, 'lines' | 'vat'>): TaxedSums {
  const sums = new Map<number | null, { net: Cents; vat: Cents }>()
  for (const { vatRate, netCents } of bill.lines) {
    sums.set(vatRate, { net: (sums.get(vatRate)?.net ?? 0) + netCents, vat: 0 })
  }
  for (const { rate, vatCents } of bill.vat) {
    sums.set(rate, { net: sums.get(rate)?.net ?? 0, vat: vatCents })
  }
  return sums
}

/** left + sign·right, rate by rate. */
export function addTaxed(left: TaxedSums, right: TaxedSums, sign: 1 | -1): TaxedSums {
  const sums = new Map(left)
  for (const [rate, { net, vat }] of right) {
    const known = sums.get(rate) ?? { net: 0, vat: 0 }
    sums.set(rate, { net: known.net + sign * net, vat: known.vat + sign * vat })
  }
  return sums
}

/** Net, VAT and both together over all rates, cents. */
export function amountOf(sums: TaxedSums): { netCents: Cents; vatCents: Cents; amountCents: Cents } {
  let [netCents, vatCents] = [0, 0]
  for (const { net, vat } of sums.values()) {
    netCents += net
    vatCents += vat
  }
  return { netCents, vatCents, amountCents: netCents + vatCents }
}

/** One correction line and one VAT amount a rate, highest rate first; rates on which nothing changed are left out. */
export function linesOfTaxed(sums: TaxedSums): { lines: BillLine[]; vat: VatAmount[] } {
  const changed = [...sums.entries()]
    .filter(([, { net, vat }]) => net !== 0 || vat !== 0)
    .toSorted(([a], [b]) => (b ?? -1) - (a ?? -1))
  return {
    lines: changed.map(([rate, { net }]) => amountLine('correction', net, rate)),
    vat: changed.flatMap(([rate, { net, vat }]) =>
      rate === null ? [] : [{ rate, baseCents: net, vatCents: vat }],
    ),
  }
}
