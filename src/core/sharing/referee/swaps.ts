import type { SplitColumns } from './columns.ts'
import { isExact } from './recompute.ts'

/** Columns of an export with two of them exchanged. */
export interface Swap {
  readonly points: readonly string[]
  readonly columns: SplitColumns
  /** Columns of two kinds, which no chance makes agree. */
  readonly ofKinds?: true
}

/** Two points' columns could agree by chance in fewer slots. */
const ENOUGH = 3

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

/** Every exchange worth trying, those of one point's own columns first. */
function* swaps(columns: SplitColumns): Generator<Swap> {
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
