/** Bars of a row of amounts over and under a zero line, in the units of an SVG of this width. */
export interface BillBars {
  readonly width: number
  readonly height: number
  /** Where zero lies. */
  readonly zero: number
  readonly bars: readonly {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
  }[]
}

const WIDTH = 340
const HEIGHT = 62
const GAP = 4

/** Bars start at zero always; the scale is that of the largest amount either way. */
export function billBars(amounts: readonly number[]): BillBars {
  const highest = Math.max(0, ...amounts)
  const lowest = Math.min(0, ...amounts)
  const scale = HEIGHT / Math.max(1, highest - lowest)
  const zero = highest * scale
  const step = WIDTH / Math.max(12, amounts.length)
  return {
    width: WIDTH,
    height: HEIGHT,
    zero,
    bars: amounts.map((amount, index) => ({
      x: WIDTH - (amounts.length - index) * step + GAP / 2,
      y: amount >= 0 ? zero - amount * scale : zero,
      width: step - GAP,
      height: Math.abs(amount) * scale,
    })),
  }
}
