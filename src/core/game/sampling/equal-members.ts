import { liveFlows } from '../growing/live-flows.ts'
import type { PricedGame } from '../priced-game.ts'
import type { SampledShapley } from './shapley-estimate.ts'

/**
 * Members a game cannot tell apart, in groups of two and more: they draw and feed in the same in every slot that counts, at
 * the same prices, coefficients and precedence, and have the same weight.
 */
export function equalMembers({ flows, terms }: PricedGame, weights?: readonly number[]): number[][] {
  const { prices, coefficient, precedences } = terms
  const { slots, offtake, feedIn } = liveFlows(flows)
  const sum = (row: Float64Array): number => row.reduce((all, energy) => all + energy, 0)
  const areEqual = (i: number, j: number): boolean => {
    if (weights?.[i] !== weights?.[j]) return false
    if (precedences?.[i]?.rank !== precedences?.[j]?.rank) return false
    return slots.every((slot, k) => {
      const need = offtake[i]![k]!
      const fed = feedIn[i]![k]!
      if (need !== offtake[j]![k] || fed !== feedIn[j]![k]) return false
      if (fed > 0 && prices.give(i, slot) !== prices.give(j, slot)) return false
      if (need === 0) return true
      if (prices.receive(i, slot) !== prices.receive(j, slot)) return false
      if (precedences && precedences[i]!.weight(need) !== precedences[j]!.weight(need)) return false
      return coefficient === null || coefficient(i, slot) === coefficient(j, slot)
    })
  }
  const found: number[][] = []
  for (const like of Map.groupBy(offtake.keys(), (i) => `${sum(offtake[i]!)} ${sum(feedIn[i]!)}`).values()) {
    const kinds: number[][] = []
    for (const i of like) {
      const kind = kinds.find(([first]) => areEqual(first!, i))
      if (kind) kind.push(i)
      else kinds.push([i])
    }
    found.push(...kinds.filter((kind) => kind.length > 1))
  }
  return found
}

/**
 * Equal members get the same: the mean of what was found for them, which is as unbiased and spreads less. What a member's
 * value changes by goes to its largest part. The half-width of a mean is no more than the mean of the half-widths.
 */
export function withEqualShares(
  found: SampledShapley,
  equal: readonly (readonly number[])[],
): SampledShapley {
  const shapley = found.shapley.slice()
  const halfWidth95 = found.halfWidth95.slice()
  const parts = found.parts.map((own) => own.slice())
  for (const members of equal) {
    const mean = (values: Float64Array): number =>
      members.reduce((sum, i) => sum + values[i]!, 0) / members.length
    const share = mean(found.shapley)
    const halfWidth = mean(found.halfWidth95)
    for (const i of members) {
      const own = parts[i]!
      let largest = 0
      for (let p = 1; p < own.length; p++) if (Math.abs(own[p]!) > Math.abs(own[largest]!)) largest = p
      own[largest]! += share - shapley[i]!
      shapley[i] = share
      halfWidth95[i] = halfWidth
    }
  }
  return { ...found, shapley, halfWidth95, parts }
}
