import type { SplitColumns } from './columns.ts'
import { incoherentCells } from './surpluses.ts'
import { isExact } from './recompute.ts'

/** Columns of an export with two of them exchanged. */
export interface Swap {
  readonly points: readonly string[]
  readonly columns: SplitColumns
  /** Columns of two kinds, which no chance makes agree. */
  readonly ofKinds?: true
}

/** Two points' columns could agree by chance in fewer slots. */
export const ENOUGH = 3

/**
 * Two columns whose exchange makes every given slot exact: two consumers' or two plants' columns of one kind, or two columns of one
 * point. Null where no exchange does.
 */
export function explainingSwap(columns: SplitColumns, slots: readonly number[]): Swap | null {
  for (const swap of swaps(columns))
    if ((slots.length >= ENOUGH || swap.ofKinds) && slots.every((slot) => isExact(swap.columns, slot)))
      return swap
  return null
}

/** Slots looked at first, and exchanges that are followed to a second one. */
const SAMPLE = 6
const FOLLOWED = 8
/** More exchanges than these are not tried together with another cause. */
const MOST = 8000

/** A few of the slots, evenly: what does not hold there holds nowhere. */
export const sampleOf = (slots: readonly number[]): readonly number[] =>
  slots.length <= SAMPLE
    ? slots
    : Array.from({ length: SAMPLE }, (_, k) => slots[Math.floor((k * slots.length) / SAMPLE)] as number)

/** Whether there are few enough exchanges to try each with another cause. */
export function canSearch({ consumers, plants }: SplitColumns): boolean {
  const [n, m] = [consumers.length, plants.length]
  return 3 * n + m + 2 * n * (n - 1) + (m * (m - 1)) / 2 + n * m <= MOST
}

/** The exchanges that leave fewest cells at odds with the rest of their slot, fewer than there are as the columns stand; best first. */
export function promisingSwaps(columns: SplitColumns, slots: readonly number[]): Swap[] {
  if (slots.length < ENOUGH) return []
  const sample = sampleOf(slots)
  const oddIn = (one: SplitColumns): number =>
    sample.reduce((sum, slot) => sum + incoherentCells(one, slot), 0)
  const odd = oddIn(columns)
  let best: { readonly swap: Swap; readonly odd: number }[] = []
  for (const swap of swaps(columns)) {
    const left = oddIn(swap.columns)
    if (left >= odd || (best.length === FOLLOWED && left >= best.at(-1)!.odd)) continue
    best = [...best, { swap, odd: left }].toSorted((a, b) => a.odd - b.odd).slice(0, FOLLOWED)
  }
  return best.map(({ swap }) => swap)
}

/** Every exchange worth trying, those of one point's own columns first. */
export function* swaps(columns: SplitColumns): Generator<Swap> {
  const { consumers, plants } = columns
  const withConsumers = (changes: ReadonlyMap<number, SplitColumns['consumers'][number]>): SplitColumns => ({
    ...columns,
    consumers: consumers.map((one, k) => changes.get(k) ?? one),
  })
  const withPlants = (changes: ReadonlyMap<number, SplitColumns['plants'][number]>): SplitColumns => ({
    ...columns,
    plants: plants.map((one, k) => changes.get(k) ?? one),
  })
  for (const [k, one] of consumers.entries()) {
    const { share, cover, used } = one
    const points = [one.point]
    if (share && cover)
      yield { points, columns: withConsumers(new Map([[k, { ...one, share: cover, cover: share }]])) }
    if (share) yield { points, columns: withConsumers(new Map([[k, { ...one, share: used, used: share }]])) }
    if (cover) yield { points, columns: withConsumers(new Map([[k, { ...one, cover: used, used: cover }]])) }
  }
  for (const [k, one] of plants.entries())
    if (one.surplus)
      yield {
        points: [one.point],
        columns: withPlants(new Map([[k, { ...one, made: one.surplus, surplus: one.made }]])),
        ofKinds: true,
      }
  // the generations and the surpluses of all plants, as when the headings of the two kinds are exchanged
  if (plants.length > 1 && plants.every(({ surplus }) => surplus !== null))
    yield {
      points: plants.map(({ point }) => point),
      columns: {
        ...columns,
        plants: plants.map((one) => ({ ...one, made: one.surplus ?? one.made, surplus: one.made })),
      },
      ofKinds: true,
    }
  for (const [j, a] of consumers.entries())
    for (const [k, b] of consumers.entries()) {
      if (k <= j) continue
      for (const kind of ['used', 'share', 'cover'] as const)
        yield {
          points: [a.point, b.point],
          columns: withConsumers(
            new Map([
              [j, { ...a, [kind]: b[kind] }],
              [k, { ...b, [kind]: a[kind] }],
            ]),
          ),
        }
      yield {
        points: [a.point, b.point],
        columns: withConsumers(
          new Map([
            [j, { ...a, share: b.share, cover: b.cover }],
            [k, { ...b, share: a.share, cover: a.cover }],
          ]),
        ),
      }
    }
  for (const [j, a] of plants.entries())
    for (const [k, b] of plants.entries()) {
      if (k <= j) continue
      yield {
        points: [a.point, b.point],
        columns: withPlants(
          new Map([
            [j, { ...a, surplus: b.surplus }],
            [k, { ...b, surplus: a.surplus }],
          ]),
        ),
      }
    }
  // a consumer's consumption under a plant's heading and the other way round
  for (const [j, a] of consumers.entries())
    for (const [k, b] of plants.entries())
      yield {
        points: [a.point, b.point],
        columns: {
          ...withPlants(new Map([[k, { ...b, made: a.used }]])),
          consumers: withConsumers(new Map([[j, { ...a, used: b.made }]])).consumers,
        },
      }
}
