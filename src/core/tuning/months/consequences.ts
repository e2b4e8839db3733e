import { chosenKey } from '../../billing/choice.ts'
import type { SettlementInput, Watch } from '../../billing/input.ts'
import { assembledFor, hasSplit, prepareMonth, type PreparedMonth } from '../../billing/prepared-month.ts'
import type { SettlementResult } from '../../billing/result.ts'
import { settlePrepared } from '../../billing/settle.ts'
import type { Solvers } from '../../billing/solvers.ts'
import { WalkedGames } from '../../billing/walked-games.ts'
import { FEWEST_HOUSEHOLDS } from '../../reporting/energy-burden.ts'
import { compareMemberNumbers } from '../../units/memberOrder.ts'
import { roundToTotal } from '../../units/shareOut.ts'
import { monthsShape } from '../environments/equity.ts'
import type { Consequences } from '../consequences.ts'
import type { EquitySetting } from '../proposal.ts'
import { Trailing } from '../trailing.ts'

export interface ConsequencesOrder {
  /** Settled months in the order of time, as they would be settled today. */
  readonly months: readonly SettlementInput[]
  readonly before: EquitySetting
  readonly setting: EquitySetting
}

const without: EquitySetting = { rho: 0, weights: null }
type Case = 'without' | 'before' | 'after'

/**
 * Settles every month three times and tells what differs: the settlement itself, no approximation of it. At least one
 * month. Throws the problems of settling and `cancelled`.
 */
export async function consequences(
  { months, before, setting }: ConsequencesOrder,
  solvers: Solvers,
  watch: Watch,
  told: (done: number, total: number) => void = () => undefined,
): Promise<Consequences> {
  const settings: Readonly<Record<Case, EquitySetting>> = { without, before, after: setting }
  const settled: SettledMonth[] = []
  for (const [k, input] of months.entries()) {
    told(k, months.length)
    settled.push(await settledThrice(input, settings, solvers, watch))
  }
  const numbers = [...new Set(settled.flatMap(({ households }) => households.map(({ member }) => member)))]
  return {
    months: settled.map(({ month }) => month),
    before,
    setting,
    households: numbers.length,
    gini: numbers.length < FEWEST_HOUSEHOLDS ? null : three((one) => giniOfYear(settled, numbers, one)),
    excess: settled.every(({ results }) => results.after.stability !== null)
      ? three((one) => meanOver(settled, ({ results }) => results[one].stability!.largestExcess))
      : null,
    worseOff: newlyWorseOff(settled),
    members: changesOf(settled),
    currency: months[0]!.cooperative.currency,
  }
}

interface SettledMonth {
  readonly month: string
  readonly households: readonly { readonly member: string; readonly at: number; readonly income: number }[]
  readonly results: Readonly<Record<Case, SettlementResult>>
}

async function settledThrice(
  input: SettlementInput,
  settings: Readonly<Record<Case, EquitySetting>>,
  solvers: Solvers,
  watch: Watch,
): Promise<SettledMonth> {
  const known = new Map<string, { readonly prepared: PreparedMonth; readonly walked: WalkedGames }>()
  const under = (setting: EquitySetting) => {
    const asked: SettlementInput = { ...input, rule: 'solidarity', rho: null, decided: setting }
    const key = chosenKey(asked, hasSplit(asked))
    // weights count for nothing but the equity-weighted key
    const name = key === 'equity' ? JSON.stringify(setting.weights) : key
    const found = known.get(name) ?? {
      prepared: prepareMonth(key, asked, assembledFor(key, asked), watch),
      walked: new WalkedGames(solvers),
    }
    known.set(name, found)
    return { ...found, prepared: { ...found.prepared, input: asked } }
  }
  const settled = async (setting: EquitySetting): Promise<SettlementResult> => {
    const { prepared, walked } = under(setting)
    return settlePrepared('solidarity', prepared, walked, watch)
  }
  const results = {
    without: await settled(settings.without),
    before: await settled(settings.before),
    after: await settled(settings.after),
  }
  const { incomes } = under(settings.without).prepared
  return {
    month: input.month,
    households: incomes.flatMap((income, at) =>
      income === null ? [] : [{ member: results.without.members[at]!.member, at, income: income.ofMonth }],
    ),
    results,
  }
}

const three = (of: (one: Case) => number): Readonly<Record<Case, number>> => ({
  without: of('without'),
  before: of('before'),
  after: of('after'),
})

const meanOver = <T>(list: readonly T[], of: (one: T) => number): number =>
  list.reduce((sum, one) => sum + of(one), 0) / list.length

/** After the last month, looking back a year. */
function giniOfYear(settled: readonly SettledMonth[], numbers: readonly string[], one: Case): number {
  const trailing = new Trailing(numbers.length, monthsShape.window)
  const nothing = new Float64Array(numbers.length)
  let gini = 0
  for (const { households, results } of settled) {
    const [cost, income] = [new Float64Array(numbers.length), new Float64Array(numbers.length)]
    for (const household of households) {
      const place = numbers.indexOf(household.member)
      cost[place] = results[one].members[household.at]!.withGrossCents / 100
      income[place] = household.income
    }
    const outcome = { cost, access: nothing, worseOff: 0, excess: 0, value: 0, priceOfFairness: 0 }
    gini = trailing.add({ income, offtake: nothing }, outcome, 1).giniBurden
  }
  return gini
}

function newlyWorseOff(settled: readonly SettledMonth[]): Consequences['worseOff'] {
  const found = new Map<string, { name: string; months: number }>()
  for (const { results } of settled) {
    const anyway = new Set(results.without.worseOff.map(({ member }) => member))
    const names = new Map(results.after.members.map(({ member, name }) => [member, name]))
    for (const { member } of results.after.worseOff) {
      if (anyway.has(member)) continue
      found.set(member, { name: names.get(member)!, months: (found.get(member)?.months ?? 0) + 1 })
    }
  }
  return [...found]
    .toSorted(([a], [b]) => compareMemberNumbers(a, b))
    .map(([member, { name, months }]) => ({ member, name, months }))
}

/** By member, the mean over the months; whole cents that sum to 0. */
function changesOf(settled: readonly SettledMonth[]): Consequences['members'] {
  const sums = new Map<string, { name: string; change: number }>()
  for (const { results } of settled) {
    for (const [i, { member, name, exactShare }] of results.after.members.entries()) {
      const change = exactShare - results.before.members[i]!.exactShare
      sums.set(member, { name, change: (sums.get(member)?.change ?? 0) + change })
    }
  }
  const rows = [...sums].toSorted(([a], [b]) => compareMemberNumbers(a, b))
  const exact = rows.map(([, { change }]) => (change * 100) / settled.length)
  // with prices of their own another key saves more or less in all
  const all = Math.round(exact.reduce((sum, change) => sum + change, 0))
  const cents = roundToTotal(exact, all)
  return rows.map(([member, { name }], k) => ({ member, name, changeCents: cents[k]! }))
}
