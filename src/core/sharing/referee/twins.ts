import type { SplitColumns } from './columns.ts'
import type { DayFault } from './fault.ts'

/** Fewer slots with energy could agree by chance. */
const ENOUGH = 24

/** Two consumers or two plants with the same readings in every slot: one meter under two names. */
export function twinsOf({ consumers, plants }: SplitColumns): DayFault[] {
  return [
    ...pairs(consumers.map(({ point, used }) => ({ point, values: used }))),
    ...pairs(plants.map(({ point, made }) => ({ point, values: made }))),
  ]
}

function pairs(columns: readonly { readonly point: string; readonly values: Float64Array }[]): DayFault[] {
  const found: DayFault[] = []
  for (const [j, a] of columns.entries())
    for (const b of columns.slice(j + 1)) {
      if (!a.values.every((value, slot) => Object.is(value, b.values[slot]))) continue
      const energy = a.values.filter((value) => value > 0)
      // without any variety they are two meters of one constant device
      if (energy.length < ENOUGH || new Set(energy).size < ENOUGH / 4) continue
      found.push({
        kind: 'point-twice',
        detail: 'two-names',
        points: [a.point, b.point],
        slots: energy.length,
        micro: energy.reduce((sum, value) => sum + value, 0),
      })
    }
  return found
}
