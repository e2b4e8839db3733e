/** Pieces a slot can have at most: three of discharging, five of charging. */
export const MOST_PIECES = 8

/**
 * What changing the battery's content in a slot costs, slot by slot: convex, piecewise linear in the change, from emptying
 * as fast as possible upwards. Piece k of slot t lies at t · MOST_PIECES + k; slopes rise within a slot. The content is
 * counted inside the battery, so losses and wear are in the slopes.
 */
export class PriceStages {
  readonly slots: number
  readonly pieces: Uint8Array
  readonly slopes: Float64Array
  readonly lengths: Float64Array
  /** By how much a slot can empty the battery: the left end of its pieces. */
  readonly down: Float64Array
  /** Cost of all slots when each empties the battery as fast as it can. */
  emptying = 0
  /** Cost of all slots when the battery stands still. */
  idle = 0

  constructor(slots: number) {
    this.slots = slots
    this.pieces = new Uint8Array(slots)
    this.slopes = new Float64Array(slots * MOST_PIECES)
    this.lengths = new Float64Array(slots * MOST_PIECES)
    this.down = new Float64Array(slots)
  }
}
