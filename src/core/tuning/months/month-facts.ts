import type { SettlementInput, Watch } from '../../billing/input.ts'
import { assembledFor, hasSplit, prepareMonth, type PreparedMonth } from '../../billing/prepared-month.ts'
import { chosenKey } from '../../billing/choice.ts'
import { settlePrepared } from '../../billing/settle.ts'
import type { SettlementResult } from '../../billing/result.ts'
import type { Solvers } from '../../billing/solvers.ts'
import { WalkedGames } from '../../billing/walked-games.ts'
import { total } from '../../sharing/flows.ts'

/** ρ at which a month is settled whole; between them everything is linear but the largest excess, which is convex. */
export const SAMPLED_RHO = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6] as const

/** A household with known income in a month. */
export interface HouseholdFacts {
  readonly member: string
  /** Null where neither group nor band was entered: no weight is learnt for a single household. */
  readonly group: string | null
  /** Of the month, currency units. */
  readonly income: number
  readonly offtakeKWh: number
  /** What it pays in all at each sampled ρ, currency units, VAT included where it is charged. */
  readonly cost: readonly number[]
}

/** A month settled under every sampled ρ; nothing of it depends on what is learnt. */
export interface MonthFacts {
  readonly month: string
  readonly prepared: PreparedMonth
  readonly households: readonly HouseholdFacts[]
  /** By member, at each sampled ρ: share of the savings, currency units before rounding. */
  readonly shares: readonly {
    readonly member: string
    readonly name: string
    readonly share: readonly number[]
  }[]
  readonly savings: number
  /** The most a group could gain alone; null where that is not known. */
  readonly excess: readonly number[] | null
  /** Members with share − fixed fee < 0, as a part of all. */
  readonly worseOff: readonly number[]
  /** True where the operator's split holds. */
  readonly operatorFixesKey: boolean
}

const CENTS = 100

/**
 * Settles a month at each sampled ρ under the rule `solidarity`, walking its groups once. `input.rule`, `rho` and the
 * decision in force are not looked at. Throws the problems of settling and `cancelled`.
 */
export async function monthFacts(
  input: SettlementInput,
  solvers: Solvers,
  watch: Watch,
): Promise<MonthFacts> {
  const asked: SettlementInput = { ...input, rule: 'solidarity', decided: null }
  const isSplit = hasSplit(asked)
  const key = chosenKey(asked, isSplit)
  const prepared = prepareMonth(key, asked, assembledFor(key, asked), watch)
  const walked = new WalkedGames(solvers)
  const results: SettlementResult[] = []
  for (const rho of SAMPLED_RHO) {
    results.push(await settlePrepared('solidarity', { ...prepared, input: { ...asked, rho } }, walked, watch))
  }
  const at = (member: number, of: (one: SettlementResult['members'][number]) => number): number[] =>
    results.map(({ members }) => of(members[member]!))
  const { members } = results[0]!
  return {
    month: input.month,
    prepared,
    households: prepared.incomes.flatMap((income, i) =>
      income === null
        ? []
        : [
            {
              member: members[i]!.member,
              group: income.isAlone ? null : income.group,
              income: income.ofMonth,
              offtakeKWh: total(prepared.energy.metered.offtake[i]!) / 1e6,
              cost: at(i, ({ withGrossCents }) => withGrossCents / CENTS),
            },
          ],
    ),
    shares: members.map(({ member, name }, i) => ({
      member,
      name,
      share: at(i, ({ exactShare }) => exactShare),
    })),
    savings: results[0]!.totals.savingsCents / CENTS,
    excess: excessOf(results),
    worseOff: results.map(({ worseOff }) => worseOff.length / members.length),
    operatorFixesKey: key === 'operator',
  }
}

function excessOf(results: readonly SettlementResult[]): number[] | null {
  const known = results.flatMap(({ stability }) => (stability === null ? [] : [stability.largestExcess]))
  return known.length === results.length ? known : null
}
