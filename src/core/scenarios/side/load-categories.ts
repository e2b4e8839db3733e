import { shapleyOfTable } from '../../game/shapley.ts'
import { consumptionOf, hoursOfSlot, type Study } from '../../dispatch/study.ts'

/** Savings divided between kinds of load (2502.08953): every group of members is one player. */
export interface CategoryShare {
  readonly category: string
  readonly members: readonly string[]
  readonly loadKWh: number
  readonly pvKWh: number
  readonly netKWh: number
  readonly alone: number
  readonly gain: number
}

/** The Shapley value of the game between the members' groups; `savings` by mask of members. */
export function loadCategories(
  study: Study,
  alone: readonly number[],
  savings: Float64Array,
): CategoryShare[] {
  const hours = hoursOfSlot(study)
  const categories = [...Map.groupBy(study.members.keys(), (i) => study.members[i]!.group)]
  const masks = categories.map(([, members]) => members.reduce((mask, i) => mask | (1 << i), 0))
  const players = categories.length
  const values = Float64Array.from({ length: 2 ** players }, (_, group) => {
    let mask = 0
    for (const [k, own] of masks.entries()) if ((group >> k) & 1) mask |= own
    return savings[mask]!
  })
  const gains = new Float64Array(players)
  shapleyOfTable(players, values, new Float64Array(values.length), gains)
  return categories.map(([category, members], k) => {
    const loadKWh = members.reduce((sum, i) => sum + consumptionOf(study, study.members[i]!), 0)
    const pvKWh = members.reduce(
      (sum, i) => study.members[i]!.pv.reduce((own, kw) => own + kw * hours, sum),
      0,
    )
    return {
      category,
      members: members.map((i) => study.members[i]!.id),
      loadKWh,
      pvKWh,
      netKWh: loadKWh - pvKWh,
      alone: members.reduce((sum, i) => sum + alone[i]!, 0),
      gain: gains[k]!,
    }
  })
}
