import type { SplitColumns } from './columns.ts'
import type { DayFault } from './fault.ts'

/** Fewer slots with energy could agree by chance. */
const ENOUGH = 24

/**
 * Two consumers or two plants with the same readings in every slot: one meter under two names, or, where what was split to them
 * differs, two of whose columns one cannot be right.
 */
export function twinsOf({ consumers, plants }: SplitColumns): DayFault[] {
  return [
    ...pairs(
      consumers.map(({ point, used, share, cover }) => ({ point, values: used, others: [share, cover] })),
    ),
    ...pairs(plants.map(({ point, made, surplus }) => ({ point, values: made, others: [surplus] }))),
  ]
}

interface Column {
  readonly point: string
  readonly values: Float64Array
  readonly others: readonly (Float64Array | null)[]
}

const isSame = (a: Float64Array, b: Float64Array): boolean =>
  a.every((value, slot) => Object.is(value, b[slot]))

function pairs(columns: readonly Column[]): DayFault[] {
  const found: DayFault[] = []
  const named = new Set<string>()
  for (const [j, a] of columns.entries())
    for (const b of columns.slice(j + 1)) {
      // of three names for one meter the first is told with each of the others
      if (named.has(a.point)) continue
      if (!isSame(a.values, b.values)) continue
      const energy = a.values.filter((value) => value > 0)
      // without any variety they are two meters of one constant device
      if (energy.length < ENOUGH || new Set(energy).size < ENOUGH / 4) continue
      const isWhole = a.others.every((own, k) => {
        const other = b.others[k] ?? null
        return own === null || other === null || isSame(own, other)
      })
      named.add(b.point)
      found.push({
        kind: 'point-twice',
        detail: isWhole ? 'two-names' : 'same-readings',
        points: [a.point, b.point],
        slots: energy.length,
        micro: energy.reduce((sum, value) => sum + value, 0),
      })
    }
  return found
}
