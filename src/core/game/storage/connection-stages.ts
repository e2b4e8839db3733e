import type { CommonBattery } from './common-battery.ts'
import { MOST_PIECES, PriceStages } from './price-stages.ts'
import { feeOfSharing, type SlotPrices } from './slot-prices.ts'

/** Energy of a group in every slot: what its members draw and feed in, and its part of a common plant. All ≥ 0. */
export interface GroupFlows {
  readonly drawn: Float64Array
  readonly fed: Float64Array
  readonly plant: Float64Array
}

/** Where the cap lies among what the battery can do in a slot. */
const OUT_OF_REACH = 0
const CHARGING = 1
const DISCHARGING = 2
const ALWAYS_EXCEEDED = 3

/** Part of the reach of a slot that adding lengths up can lose. */
const SAME_PLACE = 1e-12

/**
 * The stages of a battery at the connection of a group. With D = drawn − fed − plant, y what the battery draws (negative:
 * delivers) and n = D + y the net import, a slot costs buy·n⁺ − sell·n⁻, the fee on what is shared inside, wear on what
 * is delivered, and a penalty on n above a cap. What the group's own plant gives its own battery is not shared. In order
 * of price, charging takes unused plant energy (sell), the members' unused surplus (sell + fee), plant energy that members
 * then buy outside (buy − fee), and what is bought outside (buy).
 *
 * First `build` for a group and its battery, then `cap` as often as one likes: it only touches the slots it reaches.
 */
export class ConnectionStages extends PriceStages {
  readonly #prices: SlotPrices
  readonly #fee: Float64Array
  readonly #need: Float64Array
  readonly #capReach: Uint8Array
  readonly #capPrice: Float64Array
  #battery: CommonBattery | null = null
  #penalty = 0
  /** Slots whose pieces the last cap changed, and the pieces without it. */
  #changed: number[] = []
  readonly #plainPieces: Uint8Array
  readonly #plainSlopes: Float64Array
  readonly #plainLengths: Float64Array
  #plainEmptying = 0

  constructor(prices: SlotPrices) {
    super(prices.buy.length)
    this.#prices = prices
    this.#fee = feeOfSharing(prices)
    this.#need = new Float64Array(this.slots)
    this.#capReach = new Uint8Array(this.slots)
    this.#capPrice = new Float64Array(this.slots)
    this.#plainPieces = new Uint8Array(this.slots)
    this.#plainSlopes = new Float64Array(this.slopes.length)
    this.#plainLengths = new Float64Array(this.lengths.length)
  }

  /** Without a cap. The stages go round from slot `first`: the first of them is that slot's, the last the one's before it. */
  build(flows: GroupFlows, battery: CommonBattery, first = 0): void {
    this.#battery = battery
    this.#changed = []
    this.#penalty = 0
    const { buy, sell } = this.#prices
    const { drawn, fed, plant } = flows
    const { charge, discharge, chargeEfficiency, dischargeEfficiency, wear } = battery
    const { slopes, lengths, pieces } = this
    const fees = this.#fee
    const needs = this.#need
    const worn = wear * discharge
    this.down.fill(discharge / dischargeEfficiency)
    let idleCost = 0
    let saved = 0
    const reach = 1 / dischargeEfficiency
    const hold = 1 / chargeEfficiency
    for (let stage = 0, t = first; stage < this.slots; stage++, t++) {
      if (t === this.slots) t = 0
      const b = buy[t]!
      const s = sell[t]!
      const fee = fees[t]!
      const surplus = fed[t]! + plant[t]!
      const need = drawn[t]! - surplus
      needs[stage] = need
      const firstPiece = stage * MOST_PIECES
      let piece = firstPiece
      let exported = discharge
      // shared is what both sides have; the rest is bought or sold
      if (need > 0) {
        idleCost += b * need + fee * surplus
        const covered = need < discharge ? need : discharge
        exported -= covered
        saved += (b - fee) * covered
        if (exported > 0) {
          slopes[piece] = dischargeEfficiency * (s - wear)
          lengths[piece++] = exported * reach
        }
        if (covered > 0) {
          slopes[piece] = dischargeEfficiency * (b - fee - wear)
          lengths[piece++] = covered * reach
        }
      } else {
        idleCost += s * need + fee * drawn[t]!
        if (exported > 0) {
          slopes[piece] = dischargeEfficiency * (s - wear)
          lengths[piece++] = exported * reach
        }
      }
      saved += s * exported - worn
      if (fee > 0) {
        piece = this.#charging(t, need, piece, plant[t]!)
      } else {
        const unused = need < 0 ? Math.min(-need, charge) : 0
        if (unused > 0) {
          slopes[piece] = s * hold
          lengths[piece++] = unused * chargeEfficiency
        }
        if (charge > unused) {
          slopes[piece] = b * hold
          lengths[piece++] = (charge - unused) * chargeEfficiency
        }
      }
      pieces[stage] = piece - firstPiece
    }
    this.idle = idleCost
    this.emptying = idleCost - saved
    this.#plainEmptying = this.emptying
  }

  /** Where sharing costs a fee, charging has up to four prices. Gives the place after the last piece. */
  #charging(slot: number, need: number, first: number, plant: number): number {
    const { charge, chargeEfficiency } = this.#battery!
    const [b, s, fee] = [this.#prices.buy[slot]!, this.#prices.sell[slot]!, this.#fee[slot]!]
    const unused = Math.max(0, -need)
    const own = Math.min(plant, unused)
    const offers = [
      [s, own],
      [s + fee, unused - own],
      [b - fee, plant - own],
      [b, charge],
    ] as [number, number][]
    if (s + fee > b - fee) [offers[1], offers[2]] = [offers[2]!, offers[1]!]
    let piece = first
    let room = charge
    for (const [price, available] of offers) {
      const amount = Math.min(available, room)
      if (!(amount > 0)) continue
      this.slopes[piece] = price / chargeEfficiency
      this.lengths[piece++] = amount * chargeEfficiency
      room -= amount
    }
    return piece
  }

  /** Importing more than `most` in a slot costs `penalty` more per unit. Takes the place of the cap before. */
  cap(most: number, penalty: number): void {
    const { charge, discharge, dischargeEfficiency, chargeEfficiency, wear } = this.#battery!
    for (const t of this.#changed) this.#restore(t)
    this.#changed = []
    this.#penalty = penalty
    this.emptying = this.#plainEmptying
    const standing = discharge / dischargeEfficiency
    for (let t = 0; t < this.slots; t++) {
      // what the battery draws when the import is at the cap
      const kink = most - this.#need[t]!
      this.#capReach[t] = OUT_OF_REACH
      if (kink >= charge) continue
      this.#remember(t)
      this.#changed.push(t)
      if (kink < -discharge) {
        this.#capReach[t] = ALWAYS_EXCEEDED
        this.emptying += penalty * (-discharge - kink)
      }
      const place = kink < 0 ? (kink + discharge) / dischargeEfficiency : standing + kink * chargeEfficiency
      let piece = t * MOST_PIECES
      let start = 0
      const end = t * MOST_PIECES + this.#plainPieces[t]!
      for (let plain = t * MOST_PIECES; plain < end; plain++) {
        const slope = this.#plainSlopes[plain]!
        const length = this.#plainLengths[plain]!
        const isDischarging = start < standing * (1 - SAME_PLACE)
        const below = Math.min(Math.max(place - start, 0), length)
        if (below > 0) {
          this.slopes[piece] = slope
          this.lengths[piece++] = below
        }
        if (below < length) {
          if (this.#capReach[t] === OUT_OF_REACH) {
            this.#capReach[t] = isDischarging ? DISCHARGING : CHARGING
            this.#capPrice[t] = isDischarging ? slope / dischargeEfficiency + wear : slope * chargeEfficiency
          }
          this.slopes[piece] =
            slope + (isDischarging ? penalty * dischargeEfficiency : penalty / chargeEfficiency)
          this.lengths[piece++] = length - below
        }
        start += length
      }
      this.pieces[t] = piece - t * MOST_PIECES
    }
  }

  #remember(slot: number): void {
    this.#plainPieces[slot] = this.pieces[slot]!
    const first = slot * MOST_PIECES
    for (let piece = first; piece < first + this.pieces[slot]!; piece++) {
      this.#plainSlopes[piece] = this.slopes[piece]!
      this.#plainLengths[piece] = this.lengths[piece]!
    }
  }

  #restore(slot: number): void {
    this.pieces[slot] = this.#plainPieces[slot]!
    const first = slot * MOST_PIECES
    for (let piece = first; piece < first + this.pieces[slot]; piece++) {
      this.slopes[piece] = this.#plainSlopes[piece]!
      this.lengths[piece] = this.#plainLengths[piece]!
    }
  }

  /**
   * How much cheaper one more unit of cap would make all slots, given what stored energy is worth in each: the sum of the
   * multipliers of the cap.
   */
  worthOfCap(worth: Float64Array): number {
    const { chargeEfficiency, dischargeEfficiency, wear } = this.#battery!
    let sum = 0
    for (const t of this.#changed) {
      const reach = this.#capReach[t]
      if (reach === ALWAYS_EXCEEDED) {
        sum += this.#penalty
      } else if (reach !== OUT_OF_REACH) {
        const price =
          reach === CHARGING ? worth[t]! * chargeEfficiency : worth[t]! / dischargeEfficiency + wear
        sum += Math.min(Math.max(price - this.#capPrice[t]!, 0), this.#penalty)
      }
    }
    return sum
  }
}
