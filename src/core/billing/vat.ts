import { divideRounded, toSafeNumber } from '../units/exact.ts'
import type { Cents } from '../units/money.ts'
import { shareOut } from '../units/shareOut.ts'
import type { VatStatus } from '../community/vocabulary.ts'
import { amountLine } from './energy-lines.ts'
import type { BillLine, VatAmount } from './result.ts'

/** VAT rates are hundredths of a percent. */
const WHOLE = 10_000n

/** rate × net, rounded once, half away from zero. */
export function vatCents(netCents: Cents, rate: number): Cents {
  return toSafeNumber(divideRounded(BigInt(netCents) * BigInt(rate), WHOLE))
}

/** The rate of a member's feed-in lines: `standard` the cooperative's, `none` and `reverse` 0; null = no VAT charged. */
export function feedInRate(vatRate: number | null, status: VatStatus): number | null {
  if (vatRate === null) return null
  return status === 'standard' ? vatRate : 0
}

/** VAT per rate: round(rate × Σ net lines of that rate), highest rate first; empty where no VAT is charged. */
export function vatOf(lines: readonly BillLine[]): VatAmount[] {
  const bases = new Map<number, Cents>()
  for (const { vatRate, netCents } of lines) {
    if (vatRate !== null) bases.set(vatRate, (bases.get(vatRate) ?? 0) + netCents)
  }
  return [...bases.entries()]
    .toSorted(([a], [b]) => b - a)
    .map(([rate, baseCents]) => ({ rate, baseCents, vatCents: vatCents(baseCents, rate) }))
}

/**
 * An amount that concerns both what a member receives and what it supplies (settlement, saving), split by the weights of
 * the two sides by largest remainder; each part takes the rate of its energy. One line where the rates are the same.
 */
export function splitByRate(
  kind: 'settlement' | 'saving',
  netCents: Cents,
  sides: readonly [received: number, supplied: number],
  rates: readonly [received: number | null, supplied: number | null],
): { readonly lines: BillLine[]; readonly suppliedCents: Cents } {
  const weights = sides[0] + sides[1] > 0 ? sides : [1, 0]
  const [received, supplied] = shareOut(netCents, weights) as [Cents, Cents]
  const parts =
    rates[0] === rates[1]
      ? [amountLine(kind, netCents, rates[0])]
      : [amountLine(kind, received, rates[0]), amountLine(kind, supplied, rates[1])]
  return { lines: parts.filter((line) => line.netCents !== 0), suppliedCents: supplied }
}
