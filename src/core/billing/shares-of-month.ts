import { sharingExcess } from '../game/excess/sharing-excess.ts'
import { provedExcess, type KnownExcess } from '../game/stability.ts'
import { methodFor, type Method } from '../game/method.ts'
import type { ExcessTable } from '../game/fourier-owen/excess-game.ts'
import { MOST_BY_FOURIER_OWEN } from '../game/fourier-owen/pool-walk.ts'
import { isPoolGame, type PoolGame } from '../game/pool-game.ts'
import { isPricedGame } from '../game/priced-game.ts'
import type { SharingGame } from '../game/sharing-game.ts'
import { total } from '../sharing/flows.ts'
import { incomeWeights } from '../sharing/income-weights.ts'
import { operatorKappa } from '../sharing/operator.ts'
import { billSharing } from './bill-sharing.ts'
import { addApart, addTransfer, shareTotals, spreadRest, type CausedShares } from './caused-shares.ts'
import { rhoAsked, type SettledRule } from './choice.ts'
import {
  addSolidarity,
  addWeightEffect,
  halfWidthsAfterSolidarity,
  type SolidarityOutcome,
} from './equity-effects.ts'
import { gameOfMonth } from './game-of-month.ts'
import type { Watch } from './input.ts'
import { integratedWeightEffect, stabilityOfPool, type Precision } from './integrated-month.ts'
import { addNucleolusEffect } from './nucleolus-of-month.ts'
import { owenPoint } from './owen-point.ts'
import type { PreparedMonth } from './prepared-month.ts'
import { isPriceRule, slotPrices } from './price-rules.ts'
import { sampleMonth, type SampledMonth } from './sampled-month.ts'
import { addOwnSavings, sharesAtPrice, type Wanted } from './rules.ts'
import type { WalkedGames } from './walked-games.ts'

const PICO = 1e12
const PICO_PER_CENT = 1e10

/** The unrounded money of a month: shares under the rule, the pass-through basis, stability. Currency units × 10⁻¹². */
export interface MonthShares {
  readonly shares: CausedShares
  /** What the pass-through price gives every member; Σ = pot. Without meaning in full supply, where nothing is sold. */
  readonly basis: readonly number[]
  readonly method: Method
  readonly exact: boolean
  /** How far sampled shares are known; null for other methods. */
  readonly sampling: Sampling | null
  /** What an integrated month missed of the pot before it was spread, in currency units; null for other methods. */
  readonly residual: number | null
  /**
   * How stable the month is under these or other shares of it, in currency units; null where there is no proper group or
   * more members than the bounds are made for. In a large month it takes about a second.
   */
  readonly stabilityUnder: (shares: CausedShares) => Promise<Stability | null>
  readonly kappa: number | null
  readonly coalitions: number | null
  /** Null under every other rule. */
  readonly solidarity: SolidarityOutcome | null
}

/** The largest excess found, its group, and what no group's excess is above; proved where the two are the same money. */
export interface Stability {
  readonly largestExcess: number
  readonly group: readonly number[]
  readonly upperBound: number | null
  readonly proved: boolean
}

export interface Sampling {
  readonly permutations: number
  /** By member, ± at 95 %, currency units. */
  readonly halfWidths: readonly number[]
}

/** Rules that start from what every member adds: their shares are Shapley's, moved by weights or need afterwards. */
const fromShapley: ReadonlySet<SettledRule> = new Set(['shapley', 'weighted-shapley', 'solidarity'])

/** Shares the pot of a prepared month out by a money rule. `walked` remembers games from earlier rules and keys. */
export async function sharesOfMonth(
  rule: SettledRule,
  prepared: PreparedMonth,
  walked: WalkedGames,
  watch: Watch,
): Promise<MonthShares> {
  const { key, input, energy, allocation, valuation, pot, causes } = prepared
  const { month } = prepared.readings
  const split = key === 'operator' ? operatorKappa(allocation, energy.counted, month.holdings.length) : null
  const kappa = split?.kappa ?? null
  const isShapley = fromShapley.has(rule)
  const monthGame = gameOfMonth(prepared, kappa)
  const { game } = monthGame
  const pool = isPoolGame(game) ? game : null
  const method = methodFor(isShapley ? 'shapley' : rule, game)
  const enumerated = walked.walk(monthGame, wantedBy(method), causes, watch)
  const isIntegrated = method === 'fourier-owen' || (method === 'lp' && !enumerated?.shares)
  const integrated =
    pool !== null && isIntegrated ? walked.integrate(monthGame.name, pool, causes, watch) : null

  const sample = (weights?: readonly number[]): SampledMonth =>
    walked.sample(monthGame.name, weights !== undefined, () =>
      sampleMonth(game, causes, input, watch, weights),
    )
  const sampled = method === 'sampled' ? sample() : null

  const passThrough = (): CausedShares => formulaShares('pass-through', prepared, kappa)
  const byGame = method === 'closed-form' ? null : ((sampled ?? integrated ?? enumerated)?.shares ?? null)
  if (rule === 'nucleolus' && byGame !== null && enumerated !== null)
    await addNucleolusEffect(byGame, monthGame.name, enumerated.values, walked, watch)
  const shares = byGame ?? formulaShares(rule, prepared, kappa)
  const basis = passThrough()
  const own = ownOf(prepared, addOwnSavings(shares, valuation, energy.billed))
  addTransfer(
    shares,
    'standing',
    prepared.standing.map((cents) => cents * PICO_PER_CENT),
  )
  const invoice = Number(pot.invoiceDifference)
  addApart(shares, 'invoice-difference', invoice, energy.metered.offtake.map(total))
  if (key === 'operator' && (byGame !== null || rule === 'owen')) {
    const found = shareTotals(shares).reduce((sum, share) => sum + share, 0)
    const shared = allocation.sharedIn.map((row, i) => total(row) + total(allocation.sharedOut[i]!))
    if (shared.some((energies) => energies > 0)) {
      addApart(shares, 'operator-difference', Number(pot.pico) - found, shared)
    }
  }
  spreadRest(shares, Number(pot.pico))
  spreadRest(basis, Number(pot.pico))
  let precision: Precision | null = method === 'fourier-owen' ? integrated : null
  let halfWidths = sampled?.halfWidths ?? null
  if (rule === 'weighted-shapley') {
    if (enumerated !== null) addWeightEffect(shares, enumerated.values, prepared)
    if (pool !== null && integrated !== null) {
      const weighted = walked.weightEffect(monthGame.name, () =>
        integratedWeightEffect(pool, integrated, prepared, watch),
      )
      addTransfer(shares, 'weights', weighted.effect)
      precision = weighted
    }
    if (sampled !== null) {
      const weighted = sample(incomeWeights(prepared.incomes))
      const plain = shareTotals(sampled.shares)
      addTransfer(
        shares,
        'weights',
        shareTotals(weighted.shares).map((share, i) => share - plain[i]!),
      )
      halfWidths = weighted.halfWidths
    }
  }
  const solidarity = rule === 'solidarity' ? addSolidarity(shares, rhoAsked(input, rule), prepared) : null
  if (solidarity !== null && halfWidths !== null)
    halfWidths = halfWidthsAfterSolidarity(halfWidths, solidarity.rho, prepared.incomes)

  return {
    shares,
    basis: shareTotals(basis),
    method,
    exact: precision?.exact ?? method !== 'sampled',
    sampling:
      sampled === null || halfWidths === null
        ? null
        : { permutations: sampled.permutations, halfWidths: halfWidths.map((width) => width / PICO) },
    residual: precision === null ? null : precision.residual / PICO,
    stabilityUnder: (other) =>
      stabilityOf(enumerated?.values ?? null, game, paidFor(other, own), input.seed, watch, (of) =>
        walked.excessTable(monthGame.name, of),
      ),
    kappa: split?.smallest ?? null,
    coalitions: enumerated === null ? null : enumerated.values.length - 1,
    solidarity,
  }
}

function wantedBy(method: Method): Wanted {
  if (method === 'lp') return 'nucleolus'
  return method === 'enumeration' ? 'shares' : 'values'
}

/** The rules that need no game. */
function formulaShares(rule: SettledRule, prepared: PreparedMonth, kappa: Float64Array | null): CausedShares {
  if (rule === 'bill-sharing') return billSharing(prepared)
  if (rule === 'owen') return owenPoint(prepared, kappa)
  if (!isPriceRule(rule)) throw new RangeError(`${rule} is no formula`)
  const { allocation, valuation, causes } = prepared
  return sharesAtPrice(slotPrices(rule, prepared), allocation, valuation, causes)
}

/** By member, what it saves whoever is with it: by its own tariff, and by needing no connection of its own. */
function ownOf({ standing }: PreparedMonth, byTariff: Float64Array | null): Float64Array {
  return Float64Array.from(standing, (cents, i) => cents * PICO_PER_CENT + (byTariff?.[i] ?? 0))
}

/** What the members are paid for sharing, currency units. */
function paidFor(shares: CausedShares, own: Float64Array): number[] {
  // what is worth the same in every group with the member both sides leave out
  return shareTotals(shares).map((share, i) => (share - own[i]!) / PICO)
}

async function stabilityOf(
  values: Float64Array | null,
  game: SharingGame,
  paid: readonly number[],
  seed: number,
  watch: Watch,
  table: (pool: PoolGame) => ExcessTable,
): Promise<Stability | null> {
  const found = await excessOf(values, game, paid, seed, watch, table)
  if (found === null) return null
  const { excess, group, upperBound, proved } = found
  return { largestExcess: excess, group, upperBound, proved }
}

async function excessOf(
  values: Float64Array | null,
  game: SharingGame,
  paid: readonly number[],
  seed: number,
  watch: Watch,
  table: (pool: PoolGame) => ExcessTable,
): Promise<KnownExcess | null> {
  if (values !== null)
    return provedExcess(
      values.map((value) => value / PICO),
      paid,
    )
  if (isPricedGame(game))
    return sharingExcess(game, paid, seed, {
      report: (progress) => watch.report({ phase: 'shares', ...progress }),
      shouldStop: () => watch.shouldStop(),
    })
  if (!isPoolGame(game) || paid.length > MOST_BY_FOURIER_OWEN) return null
  return stabilityOfPool(game, paid, watch, () => table(game))
}
