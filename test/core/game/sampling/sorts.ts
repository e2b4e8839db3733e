import { uniformRandom } from '../../../../src/core/game/sampling/random.ts'

/** One sort of member, energies in 10⁻⁶ kWh, prices in 10⁻⁶ currency units per kWh. */
export interface Sort {
  readonly offtake: readonly number[]
  readonly feedIn: readonly number[]
  readonly receive: number
  readonly give: number
  readonly coefficient: number
}

/** Who only draws, who does both, and who only feeds in, so much of it that few of them are enough for all. */
export function threeSorts(each: number, slots: number, seed: number): Sort[] {
  const random = uniformRandom(seed)
  const energies = (most: number): number[] =>
    Array.from({ length: slots }, () => (most === 0 ? 0 : 1e5 * Math.round(1 + most * random())))
  return [8, 8, 0].map((most, k) => ({
    offtake: energies(most),
    feedIn: energies([0, 4, 20][k]!),
    receive: 200_000 + 40_000 * k,
    give: 50_000 + 10_000 * k,
    coefficient: [1.3, 0.4, 0][k]! / (1.7 * each),
  }))
}

/** What so many of each sort are worth, in 10⁻¹² currency units. */
export type Worth = (counts: readonly number[]) => number

/** Pro rata, everybody at prices of its own. */
export function ownPriceWorth(sorts: readonly Sort[]): Worth {
  return (counts) =>
    overSlots(sorts, counts, (t, drawn, fed) => {
      const shared = Math.min(drawn, fed)
      return sorts.reduce(
        (sum, sort, k) =>
          sum +
          counts[k]! *
            ((sort.receive * sort.offtake[t]! * shared) / drawn -
              (sort.give * sort.feedIn[t]! * shared) / fed),
        0,
      )
    })
}

/** Coefficients of what is fed in. */
export function staticWorth(sorts: readonly Sort[]): Worth {
  return (counts) =>
    overSlots(sorts, counts, (t, _drawn, fed) => {
      const received = sorts.map((sort) => Math.min(sort.offtake[t]!, sort.coefficient * fed))
      const shared = received.reduce((sum, energy, k) => sum + counts[k]! * energy, 0)
      return sorts.reduce(
        (sum, sort, k) =>
          sum + counts[k]! * (sort.receive * received[k]! - (sort.give * sort.feedIn[t]! * shared) / fed),
        0,
      )
    })
}

function overSlots(
  sorts: readonly Sort[],
  counts: readonly number[],
  worthAt: (slot: number, drawn: number, fed: number) => number,
): number {
  let worth = 0
  for (const t of sorts[0]!.offtake.keys()) {
    const drawn = sorts.reduce((sum, { offtake }, k) => sum + counts[k]! * offtake[t]!, 0)
    const fed = sorts.reduce((sum, { feedIn }, k) => sum + counts[k]! * feedIn[t]!, 0)
    if (drawn > 0 && fed > 0) worth += worthAt(t, drawn, fed)
  }
  return worth
}

/**
 * Values of one member of each of three sorts, `each` of each, by counting how many of every sort may be there before it:
 * with chance u^weight each, over the moment u of joining, weight·u^(weight−1) du (Owen 1972; Kalai, Samet 1987). The
 * integral over u = z³ is Simpson's, the chances are binomial.
 */
export function valuesBySorts(worth: Worth, each: number, weights: readonly number[]): number[] {
  const span = each + 1
  const table = new Float64Array(span ** 3)
  const at = (a: number, b: number, c: number): number => (a * span + b) * span + c
  for (let a = 0; a < span; a++)
    for (let b = 0; b < span; b++) for (let c = 0; c < span; c++) table[at(a, b, c)] = worth([a, b, c])
  const choose = (n: number): number[] =>
    Array.from({ length: n + 1 }).reduce<number[]>(
      (row, _one, k) => (k === 0 ? [1] : [...row, (row[k - 1]! * (n - k + 1)) / k]),
      [],
    )
  const [all, others] = [choose(each), choose(each - 1)]
  const chancesOf = (n: number, chance: number): number[] =>
    (n === each ? all : others).map((ways, k) => ways * chance ** k * (1 - chance) ** (n - k))
  const least = Math.min(...weights)
  const pieces = 400
  return weights.map((own, k) => {
    let value = 0
    for (let piece = 0; piece <= pieces; piece++) {
      const z = piece / pieces
      const u = z ** 3
      const w = own / least
      const density = w * u ** (w - 1) * 3 * z * z
      if (density === 0) continue
      const simpson = piece === 0 || piece === pieces ? 1 : piece % 2 === 1 ? 4 : 2
      const [p, q, r] = weights.map((weight, j) =>
        chancesOf(j === k ? each - 1 : each, u ** (weight / least)),
      ) as [number[], number[], number[]]
      let mean = 0
      for (let a = 0; a < p.length; a++)
        for (let b = 0; b < q.length; b++)
          for (let c = 0; c < r.length; c++) {
            const more = at(a + Number(k === 0), b + Number(k === 1), c + Number(k === 2))
            mean += p[a]! * q[b]! * r[c]! * (table[more]! - table[at(a, b, c)]!)
          }
      value += ((simpson * density) / (3 * pieces)) * mean
    }
    return value
  })
}
