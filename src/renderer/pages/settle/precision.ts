import type { SettlementResult } from '../../../core/billing/result.ts'
import { formatCount, formatNumber } from '../../text/figures.ts'
import { text } from '../../text/index.ts'

/** The tag beside the result and the sentence behind it: exact, an error bar, or a preview. */
export function precisionOf({ method, preview, members }: SettlementResult): {
  tag: string
  sentence: string
} {
  const words = text.settle
  const groups = formatCount(method.coalitions ?? 0)
  const orders = formatCount(method.permutations ?? 0)
  const sentence = words.exactWords[method.name](groups, orders)
  if (preview !== null) return { tag: words.preview, sentence }
  if (method.exact) return { tag: words.exact, sentence: `${sentence} ${words.rounded}` }
  const widest = Math.max(0, ...members.map((member) => member.halfWidth95 ?? 0))
  return { tag: words.toward(formatNumber(widest, 2)), sentence }
}
