import { fourierOwen } from '../../../src/core/game/fourier-owen/fourier-owen.ts'
import type { SlotBudget } from '../../../src/core/game/fourier-owen/slot-integral.ts'
import { poolStability } from '../../../src/core/game/fourier-owen/pool-stability.ts'
import { weightedFourierOwen } from '../../../src/core/game/fourier-owen/weighted-fourier-owen.ts'
import { poolGame } from '../../../src/core/game/pool-game.ts'
import { sampleShapley } from '../../../src/core/game/sampling/sampled-shapley.ts'
import { sharingWalk } from '../../../src/core/game/sampling/sharing-walk.ts'
import { syntheticCommunity, type Community } from './community.ts'
import { nothing, timed, type GrowthPoint, type Row } from './row.ts'

const PICO = 1e12
/** The error that is promised, currency units a member. */
const PROMISED = 1e-4
/** Every slot by the lattice series, whatever it costs. */
const exactly: SlotBudget = { enumerated: 14, lattice: Number.POSITIVE_INFINITY, truncated: 1e5 }
const quiet = { report: nothing, shouldStop: () => false }

function integrated(community: Community, budget?: SlotBudget): Float64Array {
  const shares = new Float64Array(community.flows.offtake.length)
  const collect = (_: number, members: readonly number[], shapley: Float64Array): void => {
    for (const [k, i] of members.entries()) shares[i]! += shapley[k]! / PICO
  }
  if (budget === undefined) fourierOwen(community.flows, community.worth, collect, nothing)
  else fourierOwen(community.flows, community.worth, collect, nothing, budget)
  return shares
}

/** One slot in so many, spread over the month; a community of its own. */
function everySo(many: number, { flows, worth, name }: Community): Community {
  const pick = (row: Float64Array): Float64Array => row.filter((_, t) => t % many === Math.floor(many / 2))
  return {
    name: `${name}, one slot in ${many}`,
    flows: {
      slots: pick(worth).length,
      offtake: flows.offtake.map(pick),
      feedIn: flows.feedIn.map(pick),
    },
    worth: pick(worth),
  }
}

const furthest = (a: Float64Array, b: Float64Array): number =>
  a.reduce((most, one, i) => Math.max(most, Math.abs(one - b[i]!)), 0)

export function fourierRows(isQuick: boolean): { rows: Row[]; growth: GrowthPoint[] } {
  const days = isQuick ? 1 : 31
  const sizes = isQuick ? [20, 30] : [100, 200, 300, 500]
  const growth: GrowthPoint[] = []
  let largest: Community | null = null
  let seconds = 0
  let shares = new Float64Array(0)
  for (const members of sizes) {
    largest = syntheticCommunity({ members, days, slotsPerHour: 4, step: 1000, seed: 1 })
    const run = timed(() => integrated(largest!))
    growth.push({ series: 'members', size: members, seconds: run.seconds })
    seconds = run.seconds
    shares = run.value as typeof shares
  }
  const community = largest!
  for (const many of [8, 4, 2]) {
    const part = everySo(many, community)
    growth.push({ series: 'slots', size: part.flows.slots, seconds: timed(() => integrated(part)).seconds })
  }
  growth.push({ series: 'slots', size: community.flows.slots, seconds })

  // the truth of one slot in 32, the error of a month estimated from it: errors of slots have either sign, so at most × 32
  const many = isQuick ? 4 : 32
  const sample = everySo(many, community)
  const error = furthest(integrated(sample), integrated(sample, exactly))
  const orders = isQuick ? 16 : 64
  const sampling = timed(() =>
    sampleShapley(
      sharingWalk(poolGame(community.flows, community.worth)),
      { halfWidth: 0, seed: 1, leastPermutations: orders, mostPermutations: orders },
      quiet,
    ),
  )
  const halfWidth = Math.max(...sampling.value.halfWidth95) / PICO
  const power = (series: GrowthPoint['series']): number => {
    const points = growth.filter((point) => point.series === series)
    const [from, to] = [points[0]!, points.at(-1)!]
    return Math.log(to.seconds / from.seconds) / Math.log(to.size / from.size)
  }
  const weightedSize = isQuick ? 20 : 200
  const households = syntheticCommunity({ members: weightedSize, days, slotsPerHour: 4, step: 1000, seed: 1 })
  const weights = Array.from({ length: weightedSize }, (_, i) => [0.6, 0.8, 1, 1.3, 1.6][i % 5]!)
  const weighted = timed(() =>
    weightedFourierOwen(households.flows, households.worth, weights, nothing, nothing),
  )
  const checked = syntheticCommunity({
    members: isQuick ? 20 : 300,
    days,
    slotsPerHour: 4,
    step: 1000,
    seed: 1,
  })
  const paid = Array.from(integrated(checked))
  const core = timed(() => poolStability(checked.flows, checked.worth, paid, nothing))
  return {
    growth,
    rows: [
      {
        id: 'fourier-owen',
        what: `Fourier–Owen, ${community.name}, one thread`,
        seconds,
        aim: '≤ 3 s; error ≤ 10⁻⁴ a member',
        ratio: (sampling.seconds * (halfWidth / PROMISED) ** 2) / seconds,
        naive: `random orders until ± 10⁻⁴ at 95 %, extrapolated from ${orders}`,
        measured: {
          errorOfSample: error,
          sampledSlotsOneIn: many,
          errorOfMonthAtMost: error * many,
          orderSeconds: sampling.seconds / orders,
          total: shares.reduce((sum, one) => sum + one, 0),
        },
      },
      {
        id: 'fourier-owen-half',
        what: 'half of these slots, as each of two workers would have',
        seconds: growth.find(({ series, size }) => series === 'slots' && size > community.flows.slots / 3)!
          .seconds,
        aim: '≤ 1.2 s',
        ratio: null,
        naive: null,
        measured: {},
      },
      {
        id: 'growth',
        what: `growth of it, powers of the slots and of the members`,
        seconds: growth.reduce((sum, point) => sum + point.seconds, 0),
        aim: 'T¹, N⁰·⁷ or less from 100 to 500',
        ratio: null,
        naive: null,
        measured: { powerOfSlots: power('slots'), powerOfMembers: power('members') },
      },
      {
        id: 'weighted-fourier-owen',
        what: `weighted (Kalai–Samet), ${households.name}`,
        seconds: weighted.seconds,
        aim: '–',
        ratio: null,
        naive: null,
        measured: { residual: weighted.value.residual / PICO },
      },
      {
        id: 'core-check',
        what: `largest excess: a group and a proved bound, ${checked.name}`,
        seconds: core.seconds,
        aim: '≤ 1 s',
        ratio: null,
        naive: null,
        measured: { excess: core.value!.excess, upperBound: core.value!.upperBound },
      },
    ],
  }
}
