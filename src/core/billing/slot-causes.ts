import { isPresent, type AssembledMonth, type Holding } from './assemble.ts'
import { DAY_PARTS, dayPartAt } from './day-part.ts'
import { dayParts, type DayPart, type SharePart } from './result.ts'

/** What brought a share: bought or sold energy of the member's own, or its part of what members own together. */
const slotCausesOf = ['bought', 'sold', 'common-pv', 'battery'] as const
type SlotCause = (typeof slotCausesOf)[number] & SharePart['cause']

/** How a member's share of a slot is told: one cell for each cause and part of the day. */
export interface SlotCauses {
  /** What each cell stands for, in order. */
  readonly cells: readonly { readonly cause: SlotCause; readonly band: DayPart }[]
  /** Adds what a member got in a slot for what it drew and for what it fed in to its cells. */
  add(cells: Float64Array, member: number, slot: number, bought: number, sold: number): void
}

/**
 * The causes of a month. What a member sold is its own plant's and its part of the common plant's in the proportion of
 * the two in the slot, exactly, since all its kWh of a slot have one price; what a common battery drew and fed in likewise.
 * A month in which nobody owns anything together has the causes bought and sold only.
 */
export function slotCauses(month: AssembledMonth): SlotCauses {
  const parts = Uint8Array.from(month.grid.seconds, (seconds) => dayPartAt(seconds))
  const common = commonParts(month)
  if (common === null) {
    return {
      cells: cellsOf(slotCausesOf.slice(0, 2)),
      add(cells, _member, slot, bought, sold) {
        const part = parts[slot]!
        cells[part]! += bought
        cells[DAY_PARTS + part]! += sold
      },
    }
  }
  return {
    cells: cellsOf(slotCausesOf),
    add(cells, member, slot, bought, sold) {
      const part = parts[slot]!
      const own = common[member] ?? null
      const plant = own === null ? 0 : sold * own.plantOfFed[slot]!
      const stored = own === null ? 0 : bought * own.batteryOfDrawn[slot]!
      const released = own === null ? 0 : sold * own.batteryOfFed[slot]!
      cells[part]! += bought - stored
      cells[DAY_PARTS + part]! += sold - plant - released
      cells[2 * DAY_PARTS + part]! += plant
      cells[3 * DAY_PARTS + part]! += stored + released
    },
  }
}

const cellsOf = (causes: readonly SlotCause[]): SlotCauses['cells'] =>
  causes.flatMap((cause) => dayParts.map((band) => ({ cause, band })))

/** By slot, the part of what a member drew or fed in that is of common things, 0 to 1. */
interface CommonParts {
  readonly plantOfFed: Float64Array
  readonly batteryOfFed: Float64Array
  readonly batteryOfDrawn: Float64Array
}

/** By member; null for who owns nothing in common, and at all where nobody does. */
function commonParts({ grid, members, holdings }: AssembledMonth): (CommonParts | null)[] | null {
  if (holdings.every(({ common }) => common === null)) return null
  const byMember = Map.groupBy(holdings, ({ member }) => member)
  return members.map((_, i) => {
    const own = byMember.get(i) ?? []
    if (own.every(({ common }) => common === null)) return null
    const [fed, drawn] = [own.filter(isFeedIn), own.filter((holding) => !isFeedIn(holding))]
    const partOf = (all: readonly Holding[], kind: Holding['common']): Float64Array =>
      Float64Array.from({ length: grid.slots }, (_slot, t) => partAt(all, kind, t))
    return {
      plantOfFed: partOf(fed, 'pv'),
      batteryOfFed: partOf(fed, 'battery'),
      batteryOfDrawn: partOf(drawn, 'battery'),
    }
  })
}

const isFeedIn = ({ direction }: Holding): boolean => direction === 'feed-in'

function partAt(holdings: readonly Holding[], kind: Holding['common'], slot: number): number {
  let [common, all] = [0, 0]
  for (const holding of holdings) {
    if (slot < holding.from || slot >= holding.until || !isPresent(holding, slot)) continue
    all += holding.energy[slot]!
    if (holding.common === kind) common += holding.energy[slot]!
  }
  return all === 0 ? 0 : common / all
}
