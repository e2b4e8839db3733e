import type { SettlementResult } from '../../../core/billing/result.ts'
import type { Key } from '../../../core/community/vocabulary.ts'
import { count, money } from '../../../core/explanation/format.ts'
import { ruleNames } from '../../../core/explanation/text/names.en.ts'

/** How shared energy was shared: completes `shared …`. */
export const keyNames: Record<Key, string> = {
  operator: 'by the grid operator’s split',
  'pro-rata': 'pro rata to use',
  static: 'by static shares',
  'static-rounds': 'by static shares in rounds',
  priority: 'by priority',
  table: 'by the agreed table',
  equal: 'in equal shares',
  equity: 'by equity weights',
}

/** How exact the shares are: `exact over 4 096 groups`, `to 0.001`, `sampled over 2 000 orders, each share to ± 0.42 € at 95 %`. */
export function precision({ method, members, currency }: SettlementResult): string {
  if (method.exact)
    return method.coalitions === null ? 'exact' : `exact over ${count(method.coalitions)} groups`
  // what all shares together are off is the certificate; spread over the members it bounds what one can be off by
  const isToThousandth = method.residual !== undefined && method.residual <= 0.001 * members.length
  if (isToThousandth) return 'to 0.001'
  if (method.permutations === null) return 'not exact'
  const widest = Math.max(0, ...members.map((member) => member.halfWidth95 ?? 0))
  return `sampled over ${count(method.permutations)} orders, each share to ± ${money(Math.ceil(widest * 100), currency)} at 95 %`
}

/** The line in the foot that lets anyone compute the bill again. */
export function methodLine(settlement: SettlementResult, inputs: string, version: string): string {
  const rule = ruleNames[settlement.rule]
  const shared = settlement.model === 'full-supply' ? '' : `, shared ${keyNames[settlement.key]}`
  const means = settlement.preview === null ? precision(settlement) : 'a preview, not to be approved'
  return (
    `Method: ${rule}, ${means}${shared}. ` +
    `Settlement ${settlement.month}, inputs ${shortHash(inputs)}, version ${version}, seed ${settlement.seed}.`
  )
}

/** First eight characters: enough to find a settlement again. */
export function shortHash(inputs: string): string {
  return inputs.slice(0, 8)
}
