/** Where an upright axis begins and ends, and the distance of its lines. */
export interface Bounds {
  readonly min: number
  readonly max: number
  readonly step: number
}

/** Round bounds around values: at most `lines` steps, starting at zero where the values come near it. */
export function boundsAround(values: readonly number[], lines = 4): Bounds {
  const low = Math.min(...values)
  const high = Math.max(...values)
  const fromZero = low >= 0 && (low <= 0.35 * high || low === high)
  const base = fromZero ? 0 : low
  const span = high - base || Math.abs(high) / 10 || 1
  const step = roundStep(span / (lines - 1))
  const min = Math.floor(base / step + 1e-9) * step
  const max = Math.ceil(high / step - 1e-9) * step
  return { min: clean(min), max: clean(max === min ? max + step : max), step: clean(step) }
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  const lead = rough / power
  return (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power
}

/** Takes off what floating arithmetic left behind, so that 0.35000000000000003 is 0.35. */
const clean = (value: number): number => Number(value.toPrecision(12))
