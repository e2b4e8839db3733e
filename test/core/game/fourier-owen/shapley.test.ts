import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fourierOwen } from '../../../../src/core/game/fourier-owen/fourier-owen.ts'
import type { Flows } from '../../../../src/core/sharing/flows.ts'
import { enumerated, flowsOf, numbers, seriesOnly, solve, sum, truncatedOnly } from './pools.ts'

/** Members who draw, feed in or, in a third of the communities, do both in one slot; energies in steps of `step`. */
const communities = (most: number, step: fc.Arbitrary<number>) =>
  fc
    .record({
      members: fc.integer({ min: 2, max: most }),
      bothRegisters: fc.constantFrom(true, false, false),
      step,
    })
    .chain(({ members, bothRegisters, step: unit }) => {
      const energy = fc.oneof(
        { weight: 1, arbitrary: fc.constant(0) },
        { weight: 6, arbitrary: fc.integer({ min: 0, max: 2000 }).map((steps) => steps * unit) },
      )
      const slots = { minLength: 3, maxLength: 3 }
      const member = fc.record({
        feeds: fc.boolean(),
        o: fc.array(energy, slots),
        f: fc.array(energy, slots),
      })
      return fc.array(member, { minLength: members, maxLength: members }).map((people) => {
        const row = (values: number[], has: boolean): number[] => values.map((value) => (has ? value : 0))
        return flowsOf(
          people.map(({ feeds, o }) => row(o, bothRegisters || !feeds)),
          people.map(({ feeds, f }) => row(f, bothRegisters || feeds)),
        )
      })
    })
const steps = fc.constantFrom(1, 250, 1000, 10_000)
/** One slot is worth less than nothing: with negative prices sharing can cost money. */
const worth = [220_000, -40_000, 310_000]

/** What the shares of a month are measured by: the worth of everything that is shared. */
function sizeOf({ slots, offtake, feedIn }: Flows, prices: readonly number[] = worth): number {
  const column = (rows: readonly Float64Array[], t: number): number => sum(rows.map((row) => row[t]!))
  return sum(
    Array.from(
      { length: slots },
      (_, t) => Math.abs(prices[t]!) * Math.min(column(offtake, t), column(feedIn, t)),
    ),
  )
}

test('one producer of 50 among 199 consumers of 1: 43.625 and 0.0320351759', () => {
  const consumers = Array.from({ length: 199 }, () => [1])
  const flows = flowsOf([[0], ...consumers], [[50], ...consumers.map(() => [0])])
  const { shapley, exact } = solve(flows, [1])
  expect(exact).toBe(true)
  expect(shapley[0]).toBeCloseTo(43.625, 9)
  for (const share of shapley.slice(1)) expect(share).toBeCloseTo(0.0320351759, 10)
})

test('two registers in one slot: 1.666667, 2.166667, 11.166667', () => {
  const { shapley } = solve(flowsOf([[10], [15], [4]], [[0], [0], [15]]), [1])
  expect(shapley).toEqual([5 / 3, 13 / 6, 67 / 6].map((share) => expect.closeTo(share, 10)))
})

test('the lattice series equals the enumeration to 10⁻⁹, also with both registers in one slot', () => {
  fc.assert(
    fc.property(communities(20, steps), (flows) => {
      const size = sizeOf(flows)
      const { shapley, exact, residual } = solve(flows, worth)
      expect(exact).toBe(true)
      expect(residual).toBeLessThanOrEqual(1e-9 * size)
      for (const [i, share] of enumerated(flows, worth).shapley.entries()) {
        expect(Math.abs(shapley[i]! - share)).toBeLessThanOrEqual(1e-9 * size)
      }
    }),
    { numRuns: 200 },
  )
})

test('twenty members with both registers: the lattice series equals all 2²⁰ groups, in steps of a microKWh too', () => {
  const random = numbers(20)
  for (const step of [1, 1000]) {
    const rows = (): number[][] =>
      Array.from({ length: 20 }, () =>
        Array.from({ length: 3 }, () => (random() < 0.7 ? step * Math.floor(random() * 3000) : 0)),
      )
    const flows = flowsOf(rows(), rows())
    const size = sizeOf(flows)
    const { shapley, exact } = solve(flows, worth)
    expect(exact).toBe(true)
    for (const [i, share] of enumerated(flows, worth).shapley.entries()) {
      expect(Math.abs(shapley[i]! - share)).toBeLessThanOrEqual(1e-9 * size)
    }
  }
})

test('additivity: two months together give what they give apart, whatever the way', () => {
  fc.assert(
    fc.property(communities(12, steps), (flows) => {
      const size = sizeOf(flows)
      const [first, second] = [
        [220_000, 0, 310_000],
        [0, -40_000, 0],
      ] as const
      for (const way of [solve, enumerated]) {
        const [one, other, both] = [first, second, worth].map((prices) => way(flows, prices).shapley)
        for (const [i, share] of both!.entries()) {
          expect(Math.abs(one![i]! + other![i]! - share)).toBeLessThanOrEqual(1e-12 * size)
        }
      }
    }),
    { numRuns: 40 },
  )
})

test('the truncated series is close to the enumeration, and says that it is not exact', () => {
  fc.assert(
    fc.property(communities(14, fc.constant(10_000)), (flows) => {
      const size = sizeOf(flows)
      const { shapley, exact } = solve(flows, worth, truncatedOnly)
      for (const [i, share] of enumerated(flows, worth).shapley.entries()) {
        expect(Math.abs(shapley[i]! - share)).toBeLessThanOrEqual(2e-3 * size)
      }
      const mixed = worth.some((_, t) =>
        [1, -1].every((sign) => flows.offtake.some((row, i) => sign * (row[t]! - flows.feedIn[i]![t]!) > 0)),
      )
      expect(exact).toBe(!mixed)
    }),
    { numRuns: 100 },
  )
})

test('efficiency, no less than the own sharing, equals get equal shares, who has nothing gets nothing', () => {
  for (const budget of [seriesOnly, truncatedOnly]) {
    fc.assert(
      fc.property(communities(30, steps), (flows) => {
        const nothing = new Float64Array(flows.slots)
        const bigger: Flows = {
          slots: flows.slots,
          offtake: [...flows.offtake, flows.offtake[0]!, nothing],
          feedIn: [...flows.feedIn, flows.feedIn[0]!, nothing],
        }
        const prices = [220_000, 40_000, 310_000]
        const { shapley } = solve(bigger, prices, budget)
        const size = sizeOf(bigger, prices)
        expect(Math.abs(sum(shapley) - size)).toBeLessThanOrEqual(1e-12 * size)
        expect(shapley.at(-2)).toBe(shapley[0])
        expect(shapley.at(-1)).toBe(0)
        for (const [i, share] of shapley.entries()) {
          const own = sum(
            prices.map((price, t) => price * Math.min(bigger.offtake[i]![t]!, bigger.feedIn[i]![t]!)),
          )
          expect(share).toBeGreaterThanOrEqual(own * (1 - 1e-12))
        }
      }),
      { numRuns: 60 },
    )
  }
})

test('the order of the members changes nothing but rounding', () => {
  fc.assert(
    fc.property(communities(25, steps), (flows) => {
      const turned = { ...flows, offtake: flows.offtake.toReversed(), feedIn: flows.feedIn.toReversed() }
      const { shapley } = solve(flows, worth)
      const size = sizeOf(flows)
      for (const [i, share] of solve(turned, worth).shapley.toReversed().entries()) {
        expect(Math.abs(shapley[i]! - share)).toBeLessThanOrEqual(1e-11 * size)
      }
    }),
    { numRuns: 100 },
  )
})

test('a slot worth less than nothing costs everyone what it would bring at the opposite price', () => {
  fc.assert(
    fc.property(communities(20, steps), (flows) => {
      const { shapley } = solve(flows, worth)
      const opposite = solve(
        flows,
        worth.map((price) => -price),
      ).shapley
      expect(opposite).toEqual(shapley.map((share) => 0 - share))
    }),
    { numRuns: 40 },
  )
})

/** Five hundred members, the first of whom feeds in a third of what the others draw, 1 to 3 steps of 10 Wh each. */
function fiveHundred(slots: number): Flows {
  const random = numbers(7)
  const offtake = Array.from({ length: 500 }, (_, i) =>
    Array.from({ length: slots }, () => (i === 0 ? 0 : 10_000 * (1 + Math.floor(random() * 3)))),
  )
  const surplus = Array.from(
    { length: slots },
    (_, t) => Math.round(sum(offtake.map((row) => row[t]!)) / 30_000) * 10_000,
  )
  return flowsOf(
    offtake,
    offtake.map((row, i) => (i === 0 ? surplus : row.map(() => 0))),
  )
}

/** E min(surplus, need of a random group), every size of group equally likely, counted group size by group size. */
function supplierShare(needs: readonly number[], surplus: number): number {
  const all = sum(needs)
  // chance[k][s]: the share of the groups of k members that need s, grown member by member
  const chance = Array.from({ length: needs.length + 1 }, () => new Float64Array(all + 1))
  chance[0]![0] = 1
  let needed = 0
  for (const [n, need] of needs.entries()) {
    needed += need
    for (let k = n + 1; k >= 0; k--) {
      const stay = (n + 1 - k) / (n + 1)
      for (let s = needed; s >= 0; s--) {
        const joined = k > 0 && s >= need ? (chance[k - 1]![s - need]! * k) / (n + 1) : 0
        chance[k]![s] = chance[k]![s]! * stay + joined
      }
    }
  }
  let expected = 0
  for (const row of chance) for (const [s, part] of row.entries()) expected += Math.min(surplus, s) * part
  return expected / chance.length
}

test('500 members and one supplier in one slot: the supplier by the definition, the others in the order of need', () => {
  const flows = fiveHundred(1)
  const { shapley, exact, residual } = solve(flows, [1], { ...seriesOnly, enumerated: 14 })
  const needs = flows.offtake.slice(1).map((row) => row[0]! / 10_000)
  const surplus = flows.feedIn[0]![0]! / 10_000
  const expected = supplierShare(needs, surplus) * 10_000
  expect(exact).toBe(true)
  expect(Math.abs(shapley[0]! - expected)).toBeLessThan(1e-9 * expected)
  expect(sum(shapley)).toBeCloseTo(surplus * 10_000, 4)
  expect(residual).toBeLessThan(1e-9 * surplus * 10_000)
  const byNeed = Map.groupBy(
    needs.map((need, i) => ({ need, share: shapley[i + 1]! })),
    ({ need }) => need,
  )
  const shares = [1, 2, 3].map((need) => new Set(byNeed.get(need)!.map(({ share }) => share)))
  expect(shares.map((found) => found.size)).toEqual([1, 1, 1])
  const [one, two, three] = shares.map((found) => [...found][0]!)
  expect([one! < two!, two! < three!]).toEqual([true, true])
  const truncated = solve(flows, [1], truncatedOnly)
  expect(truncated.exact).toBe(false)
  expect(Math.abs(truncated.shapley[0]! - expected)).toBeLessThan(1e-5 * expected)
})

test('no surplus, or nobody who draws: nothing is shared and nothing is asked', () => {
  const zeros = [[0], [0]]
  const draws = [[5], [7]]
  for (const flows of [flowsOf(draws, zeros), flowsOf(zeros, draws)]) {
    expect(solve(flows, [1])).toEqual({ shapley: [0, 0], exact: true, residual: 0 })
  }
  // one member alone, or all with more of the same side: only what each shares with itself
  expect(solve(flowsOf([[5], [9]], [[3], [2]]), [2]).shapley).toEqual([6, 4])
})

test('equal members share equally, suppliers and consumers alike where they balance', () => {
  const flows = flowsOf(
    Array.from({ length: 40 }, (_, i) => [i < 20 ? 350_000 : 0]),
    Array.from({ length: 40 }, (_, i) => [i < 20 ? 0 : 350_000]),
  )
  const { shapley } = solve(flows, [1])
  for (const share of shapley) expect(share).toBeCloseTo(175_000, 5)
})

test('an odd reading of one microKWh: the truncated month is within 10⁻⁴ of the lattice truth', () => {
  const random = numbers(11)
  const slots = 40
  const people = Array.from({ length: 40 }, (_, i) =>
    Array.from({ length: slots }, () => 1000 * Math.floor(random() * (i % 3 === 0 ? 1500 : 600))),
  )
  const rows = (suppliers: boolean, odd: number): number[][] =>
    people.map((row, i) =>
      row.map((value) => ((i % 3 === 0) === suppliers ? value + (i === 1 ? odd : 0) : 0)),
    )
  const prices = Array.from({ length: slots }, () => 200_000)
  const chosen = (odd: number) => {
    const flows = flowsOf(rows(false, odd), rows(true, odd))
    const shapley = people.map(() => 0)
    const outcome = fourierOwen(
      flows,
      Float64Array.from(prices),
      (_, members, inSlot) => members.forEach((i, k) => (shapley[i]! += inSlot[k]! / 1e12)),
      () => undefined,
    )
    return { shapley, ...outcome }
  }
  const truth = chosen(0)
  const odd = chosen(1)
  expect([truth.exact, odd.exact]).toEqual([true, false])
  expect(odd.residual).toBeGreaterThan(truth.residual)
  // a millionth of a kWh in every slot is itself worth less than 10⁻⁵ here
  for (const [i, share] of truth.shapley.entries())
    expect(Math.abs(odd.shapley[i]! - share)).toBeLessThan(1e-4)
})

test('it is told of every slot, can be stopped there, and refuses more members than were measured', () => {
  const flows = fiveHundred(3)
  const asked: number[] = []
  const stop = (): void =>
    void fourierOwen(
      flows,
      Float64Array.of(1, 1, 1),
      () => undefined,
      (slot, slots) => {
        asked.push(slot, slots)
        if (slot === 1) throw new Error('stopped')
      },
      truncatedOnly,
    )
  expect(stop).toThrow('stopped')
  expect(asked).toEqual([0, 3, 1, 3])
  const many = flowsOf(
    Array.from({ length: 501 }, () => [1]),
    Array.from({ length: 501 }, () => [1]),
  )
  expect(() => solve(many, [1])).toThrow(RangeError)
})
