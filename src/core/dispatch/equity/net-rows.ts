import type { ProgramDraft } from '../model/draft.ts'
import type { ModelContext, VariableMap } from '../model/shape.ts'
import { loadParts } from '../money.ts'

/**
 * A column a member that equals what the member pays in the end (equity.md, "Costs"): bill less dividend, at the given
 * local prices. Gives the first of them; they stand in member order.
 */
export function addNets(
  draft: ProgramDraft,
  { study, nodes, hours }: ModelContext,
  map: VariableMap,
  localPrices: readonly number[],
): number {
  const { members, prices } = study
  const parts = loadParts(study)
  const first = draft.block('net', -1, members.length, { lower: () => -Infinity }).first
  const common = nodes.findIndex((node) => node.common)
  /** factor × what the node pays for energy and wear */
  const putNode = (n: number, factor: number): void => {
    const own = map.nodes[n]!
    const node = nodes[n]!
    const scale = factor * hours
    for (let t = 0; t < study.steps; t++) {
      const local = localPrices[t]!
      draft.put(own.gridBuy + t, scale * prices.buy[t]!)
      draft.put(own.gridSell + t, -scale * prices.sell[t]!)
      draft.put(own.poolBuy + t, scale * (local + prices.networkFee))
      draft.put(own.poolSell + t, -scale * local)
      if (own.battery) draft.put(own.battery.discharge + t, scale * node.battery!.wearPerKWh)
      if (own.unserved !== null) draft.put(own.unserved + t, scale * prices.lostLoad)
      if (own.curtailed !== null) draft.put(own.curtailed + t, scale * node.curtailable!.costPerKWh)
    }
  }
  for (const i of members.keys()) {
    draft.group('net', i)
    draft.put(first + i, -1)
    putNode(i, 1)
    // a dividend is the negative of what the common node pays
    const share = study.community?.shares[i] ?? 0
    if (common >= 0 && share > 0) putNode(common, share)
    draft.put(map.common.peak, parts[i]! * prices.demandCharge)
    if (map.common.overLimit !== null)
      for (let t = 0; t < study.steps; t++)
        draft.put(map.common.overLimit + t, parts[i]! * prices.lostLoad * hours)
    draft.row(0, 0)
  }
  return first
}
