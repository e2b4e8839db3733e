import { grossLoadOf, hoursOfSlot, type Study } from './study.ts'
import type { NodePlan, Plan } from './plan.ts'

/** What a plan costs, in currency units (equity.md, "Costs"). */
export interface PlanMoney {
  /** Of each member: bill, part of the common account, and net = bill − dividend. Σ net = cost. */
  readonly members: readonly MemberMoney[]
  /** What the community's node earns; divided by ownership. */
  readonly commonAccount: number
  /** Money that leaves the community, demand charge included. */
  readonly cost: number
}

export interface MemberMoney {
  readonly bill: number
  /** Negative: a levy. */
  readonly dividend: number
  readonly net: number
}

/** The money of a plan at the given local prices, from its series alone: independent of how the plan was found. */
export function moneyOf(study: Study, plan: Plan, localPrices: readonly number[]): PlanMoney {
  const hours = hoursOfSlot(study)
  const { prices } = study
  const parts = loadParts(study)
  const over = plan.overLimit.reduce((sum, kw) => sum + kw * hours * prices.lostLoad, 0)
  const peak = prices.demandCharge * plan.peakKw + over
  const common = plan.nodes[study.members.length]
  const commonAccount = common ? -energyBill(study, common, 0, localPrices) : 0
  const members = study.members.map((member, i): MemberMoney => {
    const node = plan.nodes[i]!
    const curtailing = member.curtailable?.costPerKWh ?? 0
    const bill = energyBill(study, node, curtailing, localPrices) + parts[i]! * peak
    const dividend = (study.community?.shares[i] ?? 0) * commonAccount
    return { bill, dividend, net: bill - dividend }
  })
  return { members, commonAccount, cost: members.reduce((sum, { net }) => sum + net, 0) }
}

/** Everything a node pays but for the peak. */
function energyBill(
  study: Study,
  node: NodePlan,
  curtailing: number,
  localPrices: readonly number[],
): number {
  const hours = hoursOfSlot(study)
  const { buy, sell, networkFee, lostLoad } = study.prices
  const wear = wearOf(study, node.id)
  let bill = 0
  for (let t = 0; t < study.steps; t++) {
    bill += buy[t]! * node.gridBuy[t]! - sell[t]! * node.gridSell[t]!
    bill += (localPrices[t]! + networkFee) * node.poolBuy[t]! - localPrices[t]! * node.poolSell[t]!
    bill += wear * node.discharge[t]! + lostLoad * node.unserved[t]! + curtailing * node.curtailed[t]!
  }
  return bill * hours
}

const wearOf = (study: Study, id: string): number => {
  const member = study.members.find((one) => one.id === id)
  return (member ? member.battery : study.community?.battery)?.wearPerKWh ?? 0
}

/** λ: every member's part of the gross load, by which the peak is charged. Equal where nobody has a load. */
export function loadParts(study: Study): number[] {
  const gross = study.members.map((member) => grossLoadOf(member).reduce((sum, kw) => sum + kw, 0))
  const total = gross.reduce((sum, kw) => sum + kw, 0)
  return gross.map((kw) => (total > 0 ? kw / total : 1 / gross.length))
}

/** C0 = Σ buying price · gross load, the scale of everything; in currency units. */
export function grossCost(study: Study): number {
  const hours = hoursOfSlot(study)
  return study.members.reduce(
    (sum, member) =>
      sum + grossLoadOf(member).reduce((own, kw, t) => own + kw * study.prices.buy[t]! * hours, 0),
    0,
  )
}

/** Highest slot of the gross load of all members, kW. */
export function grossPeak(study: Study): number {
  const total = Array.from({ length: study.steps }, () => 0)
  for (const member of study.members) for (const [t, kw] of grossLoadOf(member).entries()) total[t]! += kw
  return Math.max(0, ...total)
}
