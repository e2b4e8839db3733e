import { Zone } from '../calendar/zone.ts'
import type { FormatContext } from './formats/format.ts'
import type { TableHints } from './formats/table-hints.ts'
import { placeLabels } from './label-clock.ts'
import { readLabels } from './mapped-labels.ts'
import { midnightAsEnd } from './midnight-as-end.ts'
import { stepOf } from './step.ts'
import { blocksOf, onlyBlock } from './table-blocks.ts'
import { shapeOf, type TableShape } from './table-shape.ts'
import { asRowsOfSlots } from './table-turns.ts'

export interface TableContext extends FormatContext {
  readonly hints: TableHints
}

/** One table of a file, ready to be read. */
export interface Readable {
  readonly rows: string[][]
  readonly shape: TableShape
  /** Another table beside it with one total a day. */
  readonly dailyTotals: { readonly rows: string[][]; readonly shape: TableShape } | null
}

/** The tables of a sheet: one, or those side by side with the shortest slots. Empty for rows without times. */
export function findReadable(original: string[][], { zone: ownZone, hints }: TableContext): Readable[] {
  const zone = hints.zone ?? ownZone
  const rows = asRowsOfSlots(original)
  const whole = shapeOf(rows, hints)
  if (whole === null) return []
  const blocks = whole.headerRow < 0 ? [] : blocksOf(rows[whole.headerRow] as string[])
  const parts = (blocks.length < 2 ? [] : blocks).flatMap((block) => {
    const own = onlyBlock(rows, block)
    const shape = shapeOf(own, hints)
    if (shape === null) return []
    const { labels } = readLabels(own, shape, shape.order, null)
    const step = stepOf([placeLabels(labels, new Zone(zone))])?.seconds ?? Number.POSITIVE_INFINITY
    return [{ rows: own, shape, step }]
  })
  if (parts.length === 0) return [{ rows: midnightAsEnd(rows, whole), shape: whole, dailyTotals: null }]
  const shortest = Math.min(...parts.map(({ step }) => step))
  const daily = shortest === DAY ? [] : parts.filter(({ step }) => step === DAY)
  return parts
    .filter(({ step }) => step === shortest)
    .map((part, k) => ({ rows: part.rows, shape: part.shape, dailyTotals: daily[k] ?? null }))
}

const DAY = 86_400
