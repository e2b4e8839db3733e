import type { SettlementResult } from '../../../core/billing/result.ts'
import {
  formatAmount,
  formatCount,
  formatMoney,
  formatNumber,
  currencyMark,
  NO_BREAK,
} from '../../text/figures.ts'
import { text } from '../../text/index.ts'

type Precise = Pick<SettlementResult, 'method' | 'preview' | 'members' | 'currency'>

/** How near Fourier–Owen comes to the exact shares where it is not exact (engine.md, "Which algorithm when"). */
const INTEGRATED_WITHIN = 0.001

/** The tag beside the result and the sentence behind it: exact, to 0.001, an error bar, or a preview. */
export function precisionOf({ method, preview, members, currency }: Precise): {
  tag: string
  sentence: string
} {
  const words = text.settle
  const sentence = members.length === 1 ? words.oneMember : methodInWords(method)
  if (preview !== null) return { tag: words.preview, sentence }
  if (members.length === 1) return { tag: words.exact, sentence }
  if (method.exact) return { tag: words.exact, sentence: `${sentence} ${words.rounded}` }
  if (method.name === 'fourier-owen') {
    const missed = method.residual === undefined ? [] : [residualInWords(method.residual, currency)]
    return {
      tag: words.near(formatNumber(withinOf(method.residual), 3)),
      sentence: [sentence, ...missed].join(' '),
    }
  }
  const widest = Math.max(0, ...members.map(({ halfWidth95 }) => halfWidthCents(halfWidth95) ?? 0))
  return {
    tag: words.toward(formatMoney(widest)),
    sentence: `${sentence} ${words.sampledWithin(formatAmount(widest, currency))}`,
  }
}

/** ± at 95 % of a share in whole cents, never fewer than it is; null where the share is exact. */
export function halfWidthCents(halfWidth95: number | null): number | null {
  return halfWidth95 === null ? null : Math.max(0, Math.ceil(halfWidth95 * 100 - 1e-9))
}

function methodInWords({ name, coalitions, permutations }: SettlementResult['method']): string {
  const words = text.settle
  switch (name) {
    case 'enumeration':
    case 'enumeration-dp':
      return coalitions === null ? words.everyGroup : words.exactWords[name](formatCount(coalitions))
    case 'sampled':
      return words.exactWords.sampled(formatCount(permutations ?? 0))
    case 'fourier-owen':
    case 'closed-form':
    case 'lp':
    case 'preview':
      return words.exactWords[name]
  }
}

/** A residual above the usual bound is not hidden behind it: the next power of ten above it is said then. */
function withinOf(residual: number | undefined): number {
  const missed = Math.abs(residual ?? 0)
  return missed <= INTEGRATED_WITHIN ? INTEGRATED_WITHIN : 10 ** Math.ceil(Math.log10(missed))
}

/** Six places, so that what is called not nothing can be seen. */
function residualInWords(residual: number, currency: string): string {
  const words = text.settle
  const missed = formatNumber(Math.abs(residual), 6)
  return Number(missed) === 0
    ? words.residualNone
    : words.residual(`${missed}${NO_BREAK}${currencyMark(currency)}`)
}
