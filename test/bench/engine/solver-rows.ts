import loadHighs from 'highs'
import { nucleolus } from '../../../src/core/game/explicit/nucleolus.ts'
import { enumerate } from '../../../src/core/game/enumeration.ts'
import { walkOfKernel } from '../../../src/core/game/oracle/walk-of-kernel.ts'
import { poolGame } from '../../../src/core/game/pool-game.ts'
import { sampleShapley } from '../../../src/core/game/sampling/sampled-shapley.ts'
import { CheapestStorage } from '../../../src/core/game/storage/cheapest-storage.ts'
import { linearStorage } from '../../../src/core/game/storage/linear-storage.ts'
import { solveStorage } from '../../../src/core/game/storage/solve-storage.ts'
import { sampleStorage } from '../../../src/core/game/storage/sample-storage.ts'
import type { StorageCommunity } from '../../../src/core/game/storage/storage-community.ts'
import { storageKernel } from '../../../src/core/game/storage/storage-kernel.ts'
import { modelDataOf } from '../../../src/main/solver/highs-model.ts'
import { linearPrograms } from '../../../src/main/solver/linear-program.ts'
import { syntheticCommunity, type Community } from './community.ts'
import { nothing, timed, timedWait, type Row } from './row.ts'

/** How often a group is valued before and while it is timed: often enough for the compiler to be done. */
const ROUNDS = 200

const quiet = { report: nothing, shouldStop: () => false }

/** The community with a battery of 2 kWh and 1 kW a member owned in equal parts; hourly slots. */
function storing({ flows, worth }: Community, demandCharge: number): StorageCommunity {
  const members = flows.offtake.length
  const sell = Float64Array.from(worth, () => 0.0786)
  return {
    prices: {
      sell,
      buy: Float64Array.from(worth, (price) => 0.0786 + price / 1e6),
      fee: new Float64Array(flows.slots),
    },
    members: flows.offtake.map((row, i) => ({
      drawn: row.map((energy) => energy / 1e6),
      fed: flows.feedIn[i]!.map((energy) => energy / 1e6),
      share: 1 / members,
    })),
    plant: null,
    battery: {
      capacity: 2 * members,
      charge: members,
      discharge: members,
      chargeEfficiency: 0.95,
      dischargeEfficiency: 0.95,
      wear: 0,
      initial: null,
    },
    demandCharge,
  }
}

/**
 * Groups of growing size by the slope lists and by HiGHS, in turns; how many times slower HiGHS is. Both go from the
 * group's energies to its cost: ours with its stages, HiGHS with handing over the arrays of a program that stands ready
 * (building them is not counted) in an instance that is loaded and warm. Once with the tolerances that the same cost to 10⁻⁹ needs, as this
 * program calls it, and once with its own settings, presolve and all.
 */
async function againstHighs(
  community: StorageCommunity,
  groups: number,
  id: string,
  aim: string,
): Promise<Row> {
  const solve = linearPrograms()
  const { prices, members, battery, demandCharge } = community
  const cheapest = new CheapestStorage(prices)
  let [ours, theirs, itsOwnWay, difference] = [0, 0, 0, 0]
  const runtime = await loadHighs()
  for (let k = 0; k < groups; k++) {
    const size = Math.max(2, Math.ceil(((k + 1) / groups) * members.length))
    const sum = (of: 'drawn' | 'fed'): Float64Array =>
      prices.buy.map((_, t) => members.slice(0, size).reduce((all, one) => all + one[of][t]!, 0))
    const flows = { drawn: sum('drawn'), fed: sum('fed'), plant: new Float64Array(prices.buy.length) }
    // often, so that it is not the compiler that is measured
    for (let round = 0; round < ROUNDS; round++) cheapest.cost(flows, battery, demandCharge)
    const own = timed(() => {
      let cost = 0
      for (let round = 0; round < ROUNDS; round++) cost = cheapest.cost(flows, battery, demandCharge).peaked
      return cost
    })
    const program = linearStorage(prices, flows, [battery!], demandCharge)
    const highs = await timedWait(() => solve(program))
    if (highs.value.status !== 'optimal') throw new Error(highs.value.reason)
    const cost = highs.value.solution.columns.reduce((all, value, j) => all + value * program.cost[j]!, 0)
    difference = Math.max(difference, Math.abs(cost - own.value))
    const byItsOwn = timed(() =>
      runtime.withModel(modelDataOf(program), (model) => {
        model.options.set({ output_flag: false })
        model.run()
      }),
    )
    // the first of each is the compiler's
    if (k === 0) continue
    ours += own.seconds / ROUNDS
    theirs += highs.seconds
    itsOwnWay += byItsOwn.seconds
  }
  return {
    id,
    what: `${demandCharge > 0 ? 'battery + demand charge' : 'battery'}, one group, ${prices.buy.length} slots`,
    seconds: ours / (groups - 1),
    aim,
    ratio: theirs / ours,
    naive: 'the same as a linear program by HiGHS, warm, in this process',
    measured: {
      groups: groups - 1,
      largestDifference: difference,
      highsSeconds: theirs / (groups - 1),
      highsSecondsWithItsOwnSettings: itsOwnWay / (groups - 1),
      timesFasterThanThat: itsOwnWay / ours,
    },
  }
}

function exactBattery(community: Community, aim: string): Row {
  const stored = storing(community, 0)
  const players = stored.members.length
  const run = timed(() => solveStorage(stored, { halfWidth: 0.5, seed: 1 }, quiet))
  if (!run.value.method.exact) throw new Error('not every group was valued')
  return {
    id: `battery-exact-${players}`,
    what: `battery, Shapley over every group, ${community.name}, one thread`,
    seconds: run.seconds,
    aim,
    ratio: null,
    naive: null,
    measured: { secondsPerGroup: run.seconds / 2 ** players },
  }
}

/** Orders from which it is extrapolated how many would do without controls and strata. */
const PLAIN_ORDERS = 64

function sampledBattery(community: Community, aim: string): Row {
  const stored = storing(community, 0)
  const asked = 0.5
  const { value, seconds } = timed(() => sampleStorage(stored, { halfWidth: asked, seed: 1 }, quiet))
  const orders = { leastPermutations: PLAIN_ORDERS, mostPermutations: PLAIN_ORDERS }
  const plain = timed(() =>
    sampleShapley(walkOfKernel(storageKernel(stored)), { halfWidth: asked, seed: 1, ...orders }, quiet),
  )
  const widest = (widths: Float64Array): number => widths.reduce((most, one) => Math.max(most, one), 0)
  return {
    id: `battery-sampled-${stored.members.length}`,
    what: `battery, sampled until every member is known to ± 0.50 at 95 %, ${community.name}, one thread`,
    seconds,
    aim,
    ratio: (plain.seconds * Math.max(1, (widest(plain.value.halfWidth95) / asked) ** 2)) / seconds,
    naive: `mirrored random orders, extrapolated from ${PLAIN_ORDERS}`,
    measured: {
      widestHalfWidth: widest(value.halfWidth95),
      permutations: value.permutations,
      reached: value.reached,
    },
  }
}

async function nucleolusRow(members: number, days: number): Promise<Row> {
  const { flows, worth, name } = syntheticCommunity({ members, days, slotsPerHour: 1, step: 1000, seed: 5 })
  const values = enumerate(poolGame(flows, worth), null, nothing)
  const size = values.at(-1)!
  const solve = linearPrograms()
  const run = await timedWait(() =>
    nucleolus(
      values.map((value) => value / size),
      'imputations',
      solve,
      quiet,
    ),
  )
  return {
    id: 'nucleolus',
    what: `nucleolus, ${name}, the group values given`,
    seconds: run.seconds,
    aim: '≤ 0.5 s',
    ratio: null,
    naive: null,
    measured: { levels: run.value.levels.length },
  }
}

/** What needs the slope lists, sampling or a solver. `isLong`: with twenty members exactly, minutes. */
export async function solverRows(isQuick: boolean, isLong: boolean): Promise<Row[]> {
  const hourly = (members: number, days: number): Community =>
    syntheticCommunity({ members, days, slotsPerHour: 1, step: 1000, seed: 2 })
  const days = isQuick ? 1 : 31
  const group = hourly(isQuick ? 4 : 12, days)
  const exactAim = '≤ 4 s at 16, ≤ 45 s at 20'
  const rows = [
    await againstHighs(storing(group, 0), isQuick ? 3 : 13, 'battery-group', '≥ 1000 × HiGHS, same to 10⁻⁹'),
    await againstHighs(storing(group, 4), isQuick ? 3 : 9, 'battery-peak-group', '≥ 100 × HiGHS'),
    exactBattery(hourly(isQuick ? 4 : 16, days), exactAim),
  ]
  if (isLong) rows.push(exactBattery(hourly(20, days), exactAim))
  if (!isQuick) {
    rows.push(sampledBattery(hourly(100, 31), '≤ 5 s'), sampledBattery(hourly(500, 31), '≤ 6 s'))
  }
  rows.push(await nucleolusRow(isQuick ? 6 : 15, days))
  return rows
}
