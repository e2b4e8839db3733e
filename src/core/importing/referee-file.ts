import { Zone } from '../calendar/zone.ts'
import type { Direction } from '../community/vocabulary.ts'
import { ProblemError } from '../problems/problem.ts'
import { splitColumns, type SplitColumns } from '../sharing/referee/columns.ts'
import {
  referee,
  type DoubledPoint,
  type RefereeOptions,
  type RefereeReport,
} from '../sharing/referee/referee.ts'
import type { Channel, RawReadings } from './channel.ts'
import { formats } from './formats/all.ts'
import { openDocuments } from './opening/documents.ts'
import { placeChannels } from './place-channels.ts'
import { importProblem } from './problems.ts'

/**
 * Judges the split in an operator's export. Throws a ProblemError: all that reading can throw, `no-split` where the file publishes
 * none. A point whose columns stand in it twice is counted once and named.
 */
export async function refereeFile(
  file: { readonly name: string; readonly bytes: Uint8Array },
  zone: string,
  options: {
    readonly watch?: RefereeOptions['watch']
    /** What a shared kWh saves in each slot of the file. */
    readonly savingOf?: (columns: SplitColumns, zone: Zone) => Float64Array | null
  } = {},
): Promise<RefereeReport> {
  const [document] = await openDocuments(file.name, file.bytes)
  const table = document?.kind === 'table' ? document.table : null
  const context = { file: file.name, zone, directions: new Map<string, Direction>() }
  const format = table && formats.find((one) => one.recognise(table, context))
  if (!table || !format || !('read' in format))
    throw new ProblemError(importProblem('no-split', { file: file.name }))
  const raw = format.read(table, context)
  const { channels, doubled } = withoutDoubles(raw)
  const own = new Zone(raw.zone)
  const placed = placeChannels(file.name, { ...raw, channels }, own)
  const columns = splitColumns(placed.series)
  if (columns === null) throw new ProblemError(importProblem('no-split', { file: file.name }))
  const saving = options.savingOf?.(columns, own) ?? null
  return referee(columns, own, { doubled, saving, ...(options.watch && { watch: options.watch }) })
}

/** The first of columns with the same heading; the others are named by their point. */
function withoutDoubles(raw: RawReadings): {
  readonly channels: readonly Channel[]
  readonly doubled: readonly DoubledPoint[]
} {
  const seen = new Set<string>()
  const doubled = new Map<string, DoubledPoint>()
  const channels = raw.channels.filter((channel) => {
    const key = JSON.stringify([channel.point, channel.direction, channel.quantity, channel.register])
    if (!seen.has(key)) {
      seen.add(key)
      return true
    }
    const known = doubled.get(channel.point)
    if (!known || channel.quantity === 'measured') {
      const present = channel.values.filter((value) => !Number.isNaN(value))
      const micro = present.reduce((sum, value) => sum + value, 0)
      doubled.set(channel.point, { point: channel.point, slots: present.length, micro })
    }
    return false
  })
  return { channels, doubled: [...doubled.values()] }
}
