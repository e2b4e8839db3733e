import type { VatStatus } from '../community/vocabulary.ts'
import { divideRounded, toSafeNumber } from '../units/exact.ts'
import { PICO_PER_CENT, type Cents } from '../units/money.ts'
import type { MemberMoney } from './member-money.ts'
import { vatCents } from './vat.ts'

/** What a member pays and saves with VAT. */
export interface Gross {
  readonly savingGrossCents: Cents
  readonly withGrossCents: Cents
  readonly aloneGrossCents: Cents
}

/**
 * Settlement.md A.6: a household's saving is (1 + rate) × share; on the part of a share that belongs to its feed-in there
 * is no VAT. With the cooperative it pays the supplier with VAT plus our amount; without it, that plus the saving, less
 * our fixed fees. Who can reclaim VAT (`standard`, `reverse`) counts net, and so does everyone where none is charged.
 */
export function grossOf(
  money: MemberMoney,
  amounts: {
    readonly shareCents: Cents
    readonly withCents: Cents
    readonly fixedCents: Cents
    readonly amountCents: Cents
  },
  vatRate: number | null,
  status: VatStatus,
): Gross {
  const { shareCents, withCents, fixedCents, amountCents } = amounts
  if (vatRate === null || status !== 'none') {
    return { savingGrossCents: shareCents, withGrossCents: withCents, aloneGrossCents: money.aloneCents }
  }
  const savingGrossCents = shareCents + vatCents(shareCents - money.suppliedShareCents, vatRate)
  const { offtake, feedIn } = money.supplierPico
  const supplier = divideRounded(
    offtake * BigInt(10_000 + vatRate) + feedIn * 10_000n,
    PICO_PER_CENT * 10_000n,
  )
  const withGrossCents = toSafeNumber(supplier) + amountCents
  const fixedGross = fixedCents + vatCents(fixedCents, vatRate)
  return { savingGrossCents, withGrossCents, aloneGrossCents: withGrossCents + savingGrossCents - fixedGross }
}
