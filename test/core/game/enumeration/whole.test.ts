import fc from 'fast-check'
import { expect, test } from 'vitest'
import { enumerate, enumerateInDoubles } from '../../../../src/core/game/enumeration.ts'
import { isWhole } from '../../../../src/core/game/enumeration/enumerate-whole.ts'
import { GroupValues } from '../../../../src/core/game/enumeration/group-values.ts'
import { wholeGame } from '../../../../src/core/game/enumeration/whole-game.ts'
import { poolGame } from '../../../../src/core/game/pool-game.ts'
import type { Flows } from '../../../../src/core/sharing/flows.ts'

const nothing = (): void => undefined
const flowsOf = (offtake: readonly ArrayLike<number>[], feedIn: readonly ArrayLike<number>[]): Flows => ({
  slots: offtake[0]!.length,
  offtake: offtake.map((row) => Float64Array.from(row)),
  feedIn: feedIn.map((row) => Float64Array.from(row)),
})

/** v(S) by its definition in whole numbers of any length. */
function valueOf({ slots, offtake, feedIn }: Flows, worth: readonly number[], group: number): bigint {
  let value = 0n
  for (let t = 0; t < slots; t++) {
    let [o, f] = [0n, 0n]
    for (let i = 0; i < offtake.length; i++) {
      if (((group >>> i) & 1) === 0) continue
      o += BigInt(offtake[i]![t]!)
      f += BigInt(feedIn[i]![t]!)
    }
    value += BigInt(worth[t]!) * (o < f ? o : f)
  }
  return value
}

const factorial = (n: number): bigint => (n < 2 ? 1n : BigInt(n) * factorial(n - 1))

/** n!·φ_i by Shapley's formula. */
function shapleyTimesFactorial(players: number, value: (group: number) => bigint): bigint[] {
  return Array.from({ length: players }, (_, i) => {
    let sum = 0n
    for (let group = 0; group < 2 ** players; group++) {
      if ((group >>> i) & 1) continue
      const size = Array.from({ length: players }, (__, k) => (group >>> k) & 1).reduce((a, b) => a + b, 0)
      sum += factorial(size) * factorial(players - size - 1) * (value(group | (1 << i)) - value(group))
    }
    return sum
  })
}

const communities = fc.integer({ min: 1, max: 6 }).chain((members) =>
  fc.record({
    energy: fc.array(fc.array(fc.tuple(fc.nat(900), fc.nat(900)), { minLength: 5, maxLength: 5 }), {
      minLength: members,
      maxLength: members,
    }),
    step: fc.constantFrom(1, 1000, 10_000),
    worth: fc.array(fc.integer({ min: -40_000, max: 400_000 }), { minLength: 5, maxLength: 5 }),
  }),
)

test('every group and every share is the definition, to the last digit', () => {
  fc.assert(
    fc.property(communities, ({ energy, step, worth }) => {
      const flows = flowsOf(
        energy.map((row) => row.map(([o]) => o * step)),
        energy.map((row) => row.map(([, f]) => f * step)),
      )
      const game = poolGame(flows, Float64Array.from(worth))
      const value = (group: number): bigint => valueOf(flows, worth, group)
      const found = new GroupValues(wholeGame(game)!, nothing)
      expect(Array.from(found.doubles(), BigInt)).toEqual(
        Array.from({ length: 2 ** energy.length }, (_, group) => value(group)),
      )
      const { numerators, denominator } = found.shapley()
      const all = factorial(energy.length)
      expect(numerators.map((numerator) => numerator * all)).toEqual(
        shapleyTimesFactorial(energy.length, value).map((share) => share * denominator),
      )
    }),
    { numRuns: 300 },
  )
})

/** Members draw or feed in, or both, with much and little energy side by side. */
function mixed(members: number, slots: number, most: number): Flows {
  let state = members * slots
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const row = (has: boolean): number[] =>
    Array.from({ length: slots }, () => (has && random() < 0.8 ? Math.floor(random() ** 3 * most) : 0))
  return flowsOf(
    Array.from({ length: members }, (_, i) => row(i % 3 !== 1)),
    Array.from({ length: members }, (_, i) => row(i % 3 !== 0)),
  )
}

test.each([1, 2, 3, 9, 10, 11, 13])(
  '%i members: slot by slot it sums to the month, and is what doubles give',
  (members) => {
    const flows = mixed(members, 600, 40_000_000)
    const worth = Float64Array.from({ length: 600 }, (_, t) => [220_000, 310_000, -5000, 0][t % 4]!)
    const game = poolGame(flows, worth)
    const shapley = flows.offtake.map(() => 0)
    const inDoubles = flows.offtake.map(() => 0)
    const collect =
      (sums: number[]) =>
      (_: number, who: readonly number[], shares: Float64Array): void =>
        who.forEach((i, k) => (sums[i]! += shares[k]!))
    const values = enumerate(game, collect(shapley), nothing)
    expect(values).toEqual(enumerateInDoubles(game, collect(inDoubles), nothing))
    const { numerators, denominator } = new GroupValues(wholeGame(game)!, nothing).shapley()
    for (const [i, numerator] of numerators.entries()) {
      const exact = Number(numerator) / Number(denominator)
      expect(Math.abs(shapley[i]! - exact)).toBeLessThanOrEqual(1e-13 * Math.abs(values.at(-1)!))
      expect(Math.abs(inDoubles[i]! - exact)).toBeLessThanOrEqual(1e-12 * Math.abs(values.at(-1)!))
    }
    expect(numerators.reduce((a, b) => a + b, 0n)).toBe(BigInt(values.at(-1)!) * denominator)
  },
)

test('20 members, 3,000 slots in microKWh: the sums pass 2⁶³ and every share is exact', () => {
  // one supplier of 7½ needs among 19 who need the same: it adds min(7½, k) needs after k of them, by symmetry
  const slots = 3000
  const need = Array.from({ length: slots }, (_, t) => 2 * (4_000_000 + 37 * t) + (t === 0 ? 1 : 0) * 2)
  const supply = need.map((energy) => (energy / 2) * 15)
  const none = need.map(() => 0)
  const worth = need.map((_, t) => 399_999 + 2 * (t % 3))
  const flows = flowsOf(
    [...Array.from({ length: 19 }, () => need), none],
    [...need.slice(0, 19).map(() => none), supply],
  )
  const whole = wholeGame(poolGame(flows, Float64Array.from(worth)))!
  expect(whole.unit).toBe(1)
  const most = worth.reduce((sum, price, t) => sum + BigInt(price) * BigInt(supply[t]!), 0n)
  expect(most * 92_378n > 2n ** 63n).toBe(true)
  const { numerators, denominator } = new GroupValues(whole, nothing).shapley()
  // in halves of a need: the mean over k from 0 to 19 of min(15, 2k)
  const halves = Array.from({ length: 20 }, (_, k) => Math.min(15, 2 * k)).reduce((a, b) => a + b, 0)
  const halfNeeds = worth.reduce((sum, price, t) => sum + BigInt(price) * BigInt(need[t]! / 2), 0n)
  const supplier = halfNeeds * BigInt(halves)
  expect(numerators[19]! * 20n).toBe(supplier * denominator)
  for (const numerator of numerators.slice(0, 19)) {
    expect(numerator * 20n * 19n).toBe((20n * most - supplier) * denominator)
  }
})

test('values beyond 2⁶³ are counted in two halves, with either sign', () => {
  const slots = 400
  const flows = mixed(8, slots, 2 ** 27)
  const worth = Array.from({ length: slots }, (_, t) => (2 ** 31 - 1 - 2 * t) * (t < 300 ? -1 : 1))
  const whole = wholeGame(poolGame(flows, Float64Array.from(worth)))!
  expect(whole.bound).toBeGreaterThan(2 ** 63)
  expect(whole.pieces.length).toBeGreaterThan(1)
  const found = new GroupValues(whole, nothing)
  const value = (group: number): bigint => valueOf(flows, worth, group)
  expect(value(255) < -(2n ** 63n)).toBe(true)
  const { numerators, denominator } = found.shapley()
  const all = factorial(8)
  expect(numerators.map((numerator) => numerator * all)).toEqual(
    shapleyTimesFactorial(8, value).map((share) => share * denominator),
  )
  for (const [group, double] of found.doubles().entries()) {
    const exact = Number(value(group))
    expect(Math.abs(double - exact)).toBeLessThanOrEqual(2 ** -51 * Math.abs(exact))
  }
})

test('what does not fit whole numbers is counted in doubles: a scaled price, too much energy in a slot', () => {
  const flows = flowsOf([[5], [0]], [[0], [3]])
  expect(isWhole(poolGame(flows, Float64Array.of(0.5)))).toBe(false)
  expect(enumerate(poolGame(flows, Float64Array.of(0.5)), null, nothing)).toEqual(
    Float64Array.of(0, 0, 0, 1.5),
  )
  const huge = flowsOf([[2 ** 31 + 1], [0]], [[0], [2 ** 31]])
  expect(isWhole(poolGame(huge, Float64Array.of(1)))).toBe(false)
  expect(enumerate(poolGame(huge, Float64Array.of(1)), null, nothing)).toEqual(
    Float64Array.of(0, 0, 0, 2 ** 31),
  )
  // the same energy in steps of 1,000 fits
  const steps = flowsOf([[(2 ** 30 + 1) * 1000], [0]], [[0], [2 ** 30 * 500]])
  expect(wholeGame(poolGame(steps, Float64Array.of(3)))).toMatchObject({ unit: 3000 })
})

test('no slot in which anything is shared: every group is worth nothing', () => {
  const flows = flowsOf(
    [
      [5, 0],
      [7, 0],
    ],
    [
      [0, 4],
      [0, 0],
    ],
  )
  const game = poolGame(flows, Float64Array.of(3, 3))
  expect(enumerate(game, () => expect.unreachable(), nothing)).toEqual(new Float64Array(4))
  expect(new GroupValues(wholeGame(game)!, nothing).shapley().numerators).toEqual([0n, 0n])
})

test('it tells how far it is, from the start to the end, and can be stopped', () => {
  const game = poolGame(mixed(16, 1000, 1_000_000), new Float64Array(1000).fill(200_000))
  const told: number[] = []
  enumerate(game, nothing, (done) => told.push(done))
  expect(told.length).toBeGreaterThan(1000)
  expect(told).toEqual(told.toSorted((a, b) => a - b))
  expect(told.at(-1)).toBeGreaterThanOrEqual(998)
  const stop = (): never => {
    throw new Error('stopped')
  }
  expect(() => enumerate(game, nothing, stop)).toThrow('stopped')
})

test('the order of the members changes nothing at all, and equal members get the same to the last digit', () => {
  const flows = mixed(9, 200, 5_000_000)
  const twins: Flows = {
    slots: 200,
    offtake: [...flows.offtake, flows.offtake[2]!],
    feedIn: [...flows.feedIn, flows.feedIn[2]!],
  }
  const turned = { ...twins, offtake: twins.offtake.toReversed(), feedIn: twins.feedIn.toReversed() }
  const worth = new Float64Array(200).fill(220_000)
  const sharesOf = (of: Flows): readonly bigint[] =>
    new GroupValues(wholeGame(poolGame(of, worth))!, nothing).shapley().numerators
  expect(sharesOf(turned).toReversed()).toEqual(sharesOf(twins))
  expect(sharesOf(twins)[9]).toBe(sharesOf(twins)[2])
})
