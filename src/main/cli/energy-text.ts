import { kWhOf } from '../../core/units/energy.ts'

/** kWh with two places for a text table. */
export function kWhText(microKWh: number): string {
  return kWhOf(microKWh).toFixed(2)
}
