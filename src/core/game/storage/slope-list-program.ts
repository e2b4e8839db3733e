import { MOST_PIECES, type PriceStages } from './price-stages.ts'

/** Content this part of the capacity apart is the same content: what adding lengths up can lose. */
const SAME_CONTENT = 1e-12

/** The price at which nobody buys. */
const NOT_OFFERED = Infinity

/** So few pieces are gone through one by one. */
const FEW = 8

/** Pieces there is room for at first. */
const ROOM = 1024

/**
 * The cheapest use of one battery over all slots, exactly. The least cost V_t(x) of having content x after slot t is
 * convex and piecewise linear, so it is kept as a list of slopes and lengths. Adding a slot is the infimal convolution
 * with its own pieces, that is merging two sorted lists; the bounds 0 ≤ x ≤ capacity cut the list at its ends
 * (engine.md "DP segments"; the convex case of storage as a chain of inventories). No grid, no tolerance.
 *
 * One instance is used again and again; it owns its memory.
 */
export class SlopeListProgram {
  #slopes = new Float64Array(2 * ROOM)
  #lengths = new Float64Array(2 * ROOM)
  #middle = ROOM
  #history: History | null = null
  #isOfferTaken = false

  /** Least cost of starting with content `start` and ending with `end`; Infinity where that cannot be done. */
  cost(stages: PriceStages, capacity: number, start: number, end: number): number {
    return this.#run(stages, capacity, start, end, NOT_OFFERED, null)
  }

  /**
   * Least cost over all contents that are the same at start and end, if it is that of starting empty and this shows: where
   * content may be bought at the start and sold at the end at `offer` a unit, and neither pays, no other content is
   * cheaper (`offer` is then a multiplier of the link between both). Null where it does not show.
   */
  costFromEmpty(stages: PriceStages, capacity: number, offer: number): number | null {
    const cost = this.#run(stages, capacity, 0, 0, offer, null)
    return this.#isOfferTaken ? null : cost
  }

  /**
   * The same, and for every slot what a unit of content is worth in it (`worth`) and the content after it (`content`), of
   * one optimum: with these worths no other use is cheaper, whatever the loads (they are multipliers of the linear program).
   */
  priced(
    stages: PriceStages,
    capacity: number,
    start: number,
    end: number,
    worth: Float64Array,
    content: Float64Array,
  ): number {
    this.#history ??= new History()
    const history = this.#history
    history.restart(stages.slots)
    const cost = this.#run(stages, capacity, start, end, NOT_OFFERED, history)
    if (cost < Infinity) history.trace(stages, capacity, end, worth, content)
    return cost
  }

  #run(
    stages: PriceStages,
    capacity: number,
    start: number,
    end: number,
    offer: number,
    history: History | null,
  ): number {
    const { slots, pieces, slopes: slotSlopes, lengths: slotLengths, down } = stages
    let slopes = this.#slopes
    let lengths = this.#lengths
    let from = this.#middle
    let until = from
    let lowest = start
    let highest = start
    let cost = stages.emptying
    this.#isOfferTaken = false
    if (offer < NOT_OFFERED) {
      slopes[until] = offer
      lengths[until++] = capacity
      highest = capacity
    }
    for (let t = 0; t < slots; t++) {
      if (from < MOST_PIECES || until > slopes.length - MOST_PIECES) {
        ;[from, until] = this.#centre(from, until)
        slopes = this.#slopes
        lengths = this.#lengths
      }
      if (history !== null) history.keep(t, slopes, lengths, from, until, lowest)
      const first = t * MOST_PIECES
      const last = first + pieces[t]!
      lowest -= down[t]!
      highest -= down[t]!
      // pieces rise like the list, so each is looked for from the one before
      let place = from
      for (let piece = first; piece < last; piece++) {
        const slope = slotSlopes[piece]!
        const length = slotLengths[piece]!
        highest += length
        let beyond = until
        while (beyond - place > FEW) {
          const middle = (place + beyond) >> 1
          if (slopes[middle]! < slope) place = middle + 1
          else beyond = middle
        }
        while (place < beyond && slopes[place]! < slope) place++
        if (place < until && slopes[place] === slope) {
          lengths[place]! += length
        } else if (place - from < until - place) {
          from--
          for (let k = from; k < place - 1; k++) {
            slopes[k] = slopes[k + 1]!
            lengths[k] = lengths[k + 1]!
          }
          slopes[place - 1] = slope
          lengths[place - 1] = length
        } else {
          for (let k = until; k > place; k--) {
            slopes[k] = slopes[k - 1]!
            lengths[k] = lengths[k - 1]!
          }
          until++
          slopes[place] = slope
          lengths[place] = length
        }
      }
      let cut = -lowest
      if (cut > 0) {
        while (cut > 0 && from < until) {
          const length = lengths[from]!
          if (slopes[from] === offer) this.#isOfferTaken = true
          if (length <= cut) {
            cost += slopes[from]! * length
            cut -= length
            from++
          } else {
            cost += slopes[from]! * cut
            lengths[from] = length - cut
            cut = 0
          }
        }
        lowest = 0
      }
      cut = highest - capacity
      if (cut > 0) {
        while (cut > 0 && from < until) {
          const length = lengths[until - 1]!
          if (length <= cut) {
            cut -= length
            until--
          } else {
            lengths[until - 1] = length - cut
            cut = 0
          }
        }
        highest = capacity
      }
    }
    if (history !== null) history.keep(slots, slopes, lengths, from, until, lowest)
    if (from < until && slopes[from]! < offer && offer < NOT_OFFERED) this.#isOfferTaken = true
    let missing = end - lowest
    const nothing = SAME_CONTENT * capacity
    for (let k = from; k < until && missing > nothing; k++) {
      const length = Math.min(lengths[k]!, missing)
      cost += slopes[k]! * length
      missing -= length
    }
    return Math.abs(missing) <= 1e3 * nothing ? cost : Infinity
  }

  /** Moves the list to the middle of its room, which is doubled where the list fills half of it. */
  #centre(from: number, until: number): [number, number] {
    const count = until - from
    const room = count > this.#slopes.length / 2 ? this.#slopes.length * 2 : this.#slopes.length
    const start = (room - count) >> 1
    const move = (old: Float64Array): Float64Array<ArrayBuffer> => {
      const list = new Float64Array(room)
      list.set(old.subarray(from, until), start)
      return list
    }
    this.#slopes = move(this.#slopes)
    this.#lengths = move(this.#lengths)
    this.#middle = room >> 1
    return [start, start + count]
  }
}

/** The lists before every slot, for the way back. */
class History {
  #slopes = new Float64Array(ROOM)
  #lengths = new Float64Array(ROOM)
  #starts = new Int32Array(1)
  #lowest = new Float64Array(1)
  #used = 0

  restart(slots: number): void {
    if (this.#starts.length < slots + 2) {
      this.#starts = new Int32Array(slots + 2)
      this.#lowest = new Float64Array(slots + 1)
    }
    this.#used = 0
  }

  keep(
    slot: number,
    slopes: Float64Array,
    lengths: Float64Array,
    from: number,
    until: number,
    lowest: number,
  ): void {
    const used = this.#used + until - from
    if (used > this.#slopes.length) {
      const grow = (old: Float64Array): Float64Array<ArrayBuffer> => {
        const larger = new Float64Array(2 * used)
        larger.set(old)
        return larger
      }
      this.#slopes = grow(this.#slopes)
      this.#lengths = grow(this.#lengths)
    }
    for (let k = from, to = this.#used; k < until; k++, to++) {
      this.#slopes[to] = slopes[k]!
      this.#lengths[to] = lengths[k]!
    }
    this.#starts[slot] = this.#used
    this.#starts[slot + 1] = used
    this.#lowest[slot] = lowest
    this.#used = used
  }

  /**
   * From the last slot to the first: the content there is, is divided between what was stored before and what the slot
   * adds by taking the cheapest pieces of both first. The worth of a unit lies between the last slope taken and the next
   * one; it stays what it was in the slot after wherever it can, and changes only where the battery is full or empty.
   */
  trace(
    stages: PriceStages,
    capacity: number,
    end: number,
    worth: Float64Array,
    content: Float64Array,
  ): void {
    const nothing = SAME_CONTENT * capacity
    const { slots } = stages
    let held = end
    let value = this.#lastWorth(slots, end, nothing)
    for (let t = slots - 1; t >= 0; t--) {
      content[t] = held
      let missing = held - (this.#lowest[t]! - stages.down[t]!)
      let stored = this.#starts[t]!
      const storedEnd = this.#starts[t + 1]!
      let piece = t * MOST_PIECES
      const pieceEnd = piece + stages.pieces[t]!
      let fromStored = 0
      let taken = -Infinity
      let next = Infinity
      for (;;) {
        const storedSlope = stored < storedEnd ? this.#slopes[stored]! : Infinity
        const pieceSlope = piece < pieceEnd ? stages.slopes[piece]! : Infinity
        if (stored === storedEnd && piece === pieceEnd) break
        const isStored = storedSlope <= pieceSlope
        const length = isStored ? this.#lengths[stored]! : stages.lengths[piece]!
        // crumbs that rounding left between two pieces bound no worth
        if (missing <= nothing && length > nothing) {
          next = Math.min(storedSlope, pieceSlope)
          break
        }
        const used = Math.min(length, Math.max(missing, 0))
        if (length > nothing) taken = isStored ? storedSlope : pieceSlope
        missing -= used
        if (isStored) fromStored += used
        if (length > used + nothing) {
          next = taken
          break
        }
        if (isStored) stored++
        else piece++
      }
      value = Math.min(Math.max(value, taken), next)
      worth[t] = value
      held = this.#lowest[t]! + fromStored
    }
  }

  #lastWorth(slots: number, end: number, nothing: number): number {
    let missing = end - this.#lowest[slots]!
    let slope = 0
    for (let k = this.#starts[slots]!; k < this.#starts[slots + 1]!; k++) {
      slope = this.#slopes[k]!
      missing -= this.#lengths[k]!
      if (missing <= nothing) break
    }
    return slope
  }
}
