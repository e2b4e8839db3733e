import type { Refereed } from '../../../core/contract/referee.ts'
import { formatAmount, formatCount, formatEnergy } from '../../text/figures.ts'
import type { Judged } from '../../text/en/readings/operator-split.ts'
import { text } from '../../text/index.ts'

/** Energy that came to other members than consumption says, or to none, and what it is worth: the larger of all gains and all losses. */
export function movedInAll({ moved }: Pick<Refereed, 'moved'>): {
  readonly microKWh: number
  readonly cents: number | null
} {
  const sumOf = (side: 1 | -1): { microKWh: number; cents: number | null } => {
    const own = moved.filter((one) => side * (one.statedMicroKWh - one.recomputedMicroKWh) > 0)
    return {
      microKWh: own.reduce((sum, one) => sum + side * (one.statedMicroKWh - one.recomputedMicroKWh), 0),
      cents: own.some(({ worthCents }) => worthCents === null)
        ? null
        : own.reduce((sum, { worthCents }) => sum + side * (worthCents as number), 0),
    }
  }
  const [gained, lost] = [sumOf(1), sumOf(-1)]
  return gained.microKWh >= lost.microKWh ? gained : lost
}

/** The finding of a recomputation as the page's headline and its lead. */
export function headlineOf(
  split: Refereed,
  of: Judged,
  currency: string,
): { readonly headline: string; readonly lead: string } {
  const words = text.operatorSplit
  if (split.verdict === 'nothing')
    return {
      headline: words.nothing(of),
      lead: split.why === null ? '' : words.why[split.why]('month' in of ? of.month : ''),
    }
  if (split.verdict === 'holds' && split.lacking.slots > 0)
    return {
      headline: words.holdsAsFar(of),
      lead: words.holdsAsFarLead(formatCount(split.slots), formatCount(split.ofSlots), split.stepSeconds),
    }
  if (split.verdict === 'holds')
    return {
      headline: words.holds(of),
      lead: words.holdsLead(formatCount(split.slots), split.slots, split.stepSeconds),
    }
  const { microKWh, cents } = movedInAll(split)
  return {
    headline: words.differs(of, split.days),
    lead:
      microKWh === 0
        ? words.differsLeadPlain
        : words.differsLead(formatEnergy(microKWh, 1), cents === null ? null : formatAmount(cents, currency)),
  }
}
