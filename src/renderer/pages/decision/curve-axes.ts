/** An axis from a round figure below the values to one above, with the round figures between. */
export interface Axis {
  readonly from: number
  readonly to: number
  readonly ticks: readonly number[]
  /** Decimal places its figures need. */
  readonly places: number
}

/** About five steps of 1, 2 or 5 times a power of ten; a single value gets a step on either side. */
export function axisOf(values: readonly number[]): Axis {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const step = roundStep((most - least || Math.abs(most) || 1) / 4)
  const first = Math.floor(least / step + 1e-9)
  const last = Math.max(first + 1, Math.ceil(most / step - 1e-9))
  const ticks = Array.from({ length: last - first + 1 }, (_, k) => (first + k) * step)
  return {
    from: first * step,
    to: last * step,
    ticks,
    places: Math.max(0, -Math.floor(Math.log10(step) + 1e-9)),
  }
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  const part = rough / power
  return (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10) * power
}
