import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fourierOwen } from '../../../../src/core/game/fourier-owen/fourier-owen.ts'
import { poolGroup } from '../../../../src/core/game/growing/pool-group.ts'
import type { JumpingWalk } from '../../../../src/core/game/sampling/marginal-walk.ts'
import {
  chainsOf,
  mirrored,
  positionStrata,
  randomSweep,
} from '../../../../src/core/game/sampling/position-strata.ts'
import { uniformRandom } from '../../../../src/core/game/sampling/random.ts'
import { sampleByPositions } from '../../../../src/core/game/sampling/sampled-positions.ts'
import type { Flows } from '../../../../src/core/sharing/flows.ts'
import { unwatched } from './games.ts'

test('strata: every position once, in order, none longer than thrice the ones before', () => {
  for (let players = 1; players < 700; players++) {
    const strata = positionStrata(players)
    expect(strata[0]!.from).toBe(0)
    expect(strata.at(-1)!.until).toBe(players)
    for (const [h, { from, until }] of strata.entries()) {
      expect(until).toBeGreaterThan(from)
      expect(from).toBe(h === 0 ? 0 : strata[h - 1]!.until)
    }
  }
  expect(positionStrata(100).map(({ from }) => from)).toEqual([0, 2, 6, 18])
})

test('a sweep and its mirror: everybody joins once, at mirrored positions, after the others of the circle', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), fc.nat(9), (players, seed, which) => {
      const strata = positionStrata(players)
      const stratum = strata[which % strata.length]!
      const sweep = randomSweep(players, stratum, uniformRandom(seed))
      const [places, mirror] = [sweep, mirrored(sweep, stratum)].map((one) => {
        const joined = new Map<number, { position: number; before: Set<number> }>()
        for (const { inside, joining } of chainsOf(one, stratum)) {
          expect(inside.length).toBeGreaterThanOrEqual(stratum.from)
          expect(inside.length + joining.length).toBeLessThanOrEqual(stratum.until)
          expect(new Set([...inside, ...joining]).size).toBe(inside.length + joining.length)
          for (const [k, member] of joining.entries()) {
            expect(joined.has(member)).toBe(false)
            const before = new Set([...inside, ...joining.slice(0, k)])
            joined.set(member, { position: before.size, before })
          }
        }
        expect(joined.size).toBe(players)
        return joined
      })
      for (const [member, { position, before }] of places!) {
        const other = mirror!.get(member)!
        expect(position + other.position).toBe(stratum.from + stratum.until - 1)
        // the two overlap only where together they are more than the circle
        const met = [...before].filter((one) => other.before.has(one)).length
        expect(met).toBe(Math.max(0, position + other.position + 1 - players))
      }
    }),
  )
})

test.each([false, true])(
  'positions and predecessors are equally likely, also where runs do not come out even; mirrored: %s',
  (isMirrored) => {
    const random = uniformRandom(4)
    const stratum = { from: 2, until: 5 }
    const positions = new Float64Array(5)
    const before = new Float64Array(7)
    const rounds = 30_000
    for (let round = 0; round < rounds; round++) {
      const sweep = randomSweep(7, stratum, random)
      for (const { inside, joining } of chainsOf(isMirrored ? mirrored(sweep, stratum) : sweep, stratum)) {
        const place = joining.indexOf(0)
        if (place < 0) continue
        positions[inside.length + place]!++
        for (const member of [...inside, ...joining.slice(0, place)]) before[member]!++
      }
    }
    for (const position of [2, 3, 4]) expect(positions[position]! / rounds).toBeCloseTo(1 / 3, 2)
    // three of six others on average
    for (const member of [1, 2, 3, 4, 5, 6]) expect(before[member]! / rounds).toBeCloseTo(1 / 2, 2)
  },
)

/** Members drawn at random, every third feeding in, some five times as large as others; microKWh. */
function community(members: number, slots: number, seed: number): Flows {
  const random = uniformRandom(seed)
  const rows = (isIn: (i: number) => boolean): Float64Array[] =>
    Array.from({ length: members }, (_one, i) =>
      Float64Array.from({ length: slots }, () => (isIn(i) ? 1e5 * Math.round(1 + 4 * random()) : 0)),
    )
  return { slots, offtake: rows((i) => i % 3 > 0), feedIn: rows((i) => i % 3 === 0) }
}

function walkOfPool(flows: Flows, worth: Float64Array): JumpingWalk {
  const group = poolGroup(flows, worth)
  const bySlot = new Float64Array(group.slots.length)
  return {
    players: flows.offtake.length,
    parts: 1,
    start: () => group.clear(),
    startWith(inside) {
      group.clear()
      for (const member of inside) group.join(member, bySlot)
    },
    join(member, added) {
      group.join(member, bySlot)
      added[0] = bySlot.reduce((sum, one) => sum + one, 0) / 1e12
    },
  }
}

/** Where rare early positions decide, as in any large community: 60 members, against Fourier–Owen. */
test('half-widths cover the truth in 93 to 97 of 100 cases, in a community of 60', () => {
  const flows = community(60, 6, 2)
  const worth = new Float64Array(6).fill(1e6)
  const truth = new Float64Array(60)
  const outcome = fourierOwen(
    flows,
    worth,
    (_slot, members, shapley) => {
      for (const [k, i] of members.entries()) truth[i]! += shapley[k]! / 1e12
    },
    () => undefined,
    { enumerated: 14, lattice: Infinity, truncated: 1 },
  )
  expect(outcome.exact).toBe(true)
  const strata = positionStrata(60)
  const sweeps = [5, 5, 5, 5]
  expect(strata).toHaveLength(sweeps.length)
  let covered = 0
  for (let seed = 1; seed <= 200; seed++) {
    const settings = { halfWidth: 0, seed, leastPermutations: 400, mostPermutations: 400 }
    const found = sampleByPositions(walkOfPool(flows, worth), strata, sweeps, settings, unwatched)
    expect(found.permutations).toBe(400)
    for (const [i, share] of truth.entries())
      if (Math.abs(found.shapley[i]! - share) <= found.halfWidth95[i]!) covered++
  }
  expect(covered / (200 * 60)).toBeGreaterThanOrEqual(0.93)
  expect(covered / (200 * 60)).toBeLessThanOrEqual(0.97)
})
