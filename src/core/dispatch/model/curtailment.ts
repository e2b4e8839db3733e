import type { Study } from '../study.ts'
import type { ProgramDraft } from './draft.ts'
import type { ModelContext, VariableMap } from './shape.ts'

/** The price above which an event may be called: mean + threshold · standard deviation of the buying prices. */
export function eventPrice(study: Study, threshold: number): number {
  const { buy } = study.prices
  const mean = buy.reduce((sum, price) => sum + price, 0) / buy.length
  const variance = buy.reduce((sum, price) => sum + (price - mean) ** 2, 0) / buy.length
  return mean + threshold * Math.sqrt(variance)
}

/** Curtailed and unserved load together are at most the load; cutting happens only in events, few and long enough. */
export function addCurtailment(draft: ProgramDraft, context: ModelContext, map: VariableMap): void {
  const { nodes, study } = context
  for (const [n, node] of nodes.entries()) {
    const { curtailed, unserved } = map.nodes[n]!
    if (curtailed === null || !node.curtailable) continue
    draft.group('curtailment', n)
    if (unserved !== null)
      for (let t = 0; t < study.steps; t++) {
        draft.put(curtailed + t, 1)
        draft.put(unserved + t, 1)
        draft.row(-Infinity, node.load[t]!)
      }
    if (node.curtailable.events) addEvents(draft, context, n, curtailed)
  }
}

function addEvents(
  draft: ProgramDraft,
  { nodes, study, shape }: ModelContext,
  node: number,
  curtailed: number,
): void {
  const { series, fraction, events } = nodes[node]!.curtailable!
  const { threshold, maxSlots, minSlots } = events!
  // what is dear is judged by the whole study, also on a single day of it
  const dear = eventPrice(shape.dayOf ?? study, threshold)
  const allowed = (t: number): number => (study.prices.buy[t]! > dear ? 1 : 0)
  const event = draft.block('event', node, study.steps, { upper: allowed, integer: true }).first
  // an event that could not last its shortest time before the horizon ends is not begun
  const mayStart = (t: number): number => (t + minSlots <= study.steps ? allowed(t) : 0)
  const start = draft.block('event-start', node, study.steps, { upper: mayStart, integer: true }).first
  for (let t = 0; t < study.steps; t++) {
    draft.put(curtailed + t, 1)
    draft.put(event + t, -series[t]! * fraction)
    draft.row(-Infinity, 0)
    // a start wherever an event follows a slot without one
    draft.put(event + t, 1)
    if (t > 0) draft.put(event + t - 1, -1)
    draft.put(start + t, -1)
    draft.row(-Infinity, 0)
    for (let later = t; later < Math.min(study.steps, t + minSlots); later++) {
      draft.put(event + later, 1)
      draft.put(start + t, -1)
      draft.row(0, Infinity)
    }
  }
  for (let t = 0; t < study.steps; t++) draft.put(event + t, 1)
  draft.row(-Infinity, maxSlots)
}
