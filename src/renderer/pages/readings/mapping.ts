import type { Mapping, MappingProposal } from '../../../core/importing/inspection.ts'
import { parseTimeLabel, startOfRange, type DateOrder } from '../../../core/importing/time-label.ts'
import { orderOf, patternIn } from '../../../core/importing/time-pattern.ts'

/** What the user says a column is. */
export type Role = 'ignore' | 'time' | 'clock' | 'value' | 'point' | 'direction'

/** The dialog's own form of a mapping: one entry a column, everything as the fields hold it. */
export interface MappingDraft {
  readonly columns: readonly {
    readonly header: string
    readonly role: Role
    readonly point: string
    readonly direction: Mapping['columns'][number]['direction']
  }[]
  readonly unit: Mapping['unit']
  readonly label: Mapping['label']
  readonly decimal: Mapping['decimal']
  readonly order: DateOrder
  readonly zone: string
  readonly step: string
}

export function draftOf(guess: Mapping, header: readonly string[]): MappingDraft {
  const width = Math.max(header.length, ...guess.columns.map((column) => column.column + 1))
  const columns = Array.from({ length: width }, (_, index) => {
    const value = guess.columns.find((column) => column.column === index)
    return {
      header: value?.header ?? header[index] ?? '',
      role: roleOf(guess, index, value !== undefined),
      point: value?.point ?? '',
      direction: value?.direction ?? ('offtake' as const),
    }
  })
  const { unit, label, decimal, zone } = guess
  const order = orderOf(guess.timePattern)
  return { columns, unit, label, decimal, order, zone, step: String(guess.stepMinutes) }
}

function roleOf(guess: Mapping, index: number, isValue: boolean): Role {
  if (index === guess.timeColumn) return 'time'
  if (index === guess.clockColumn) return 'clock'
  if (index === guess.pointColumn) return 'point'
  if (index === guess.directionColumn) return 'direction'
  return isValue ? 'value' : 'ignore'
}

/** The first date of the file as `YYYY-MM-DD` in each order in which it is one. */
export function firstDate(
  { rows }: MappingProposal,
  { columns }: MappingDraft,
): Readonly<Partial<Record<DateOrder, string>>> {
  const time = columns.findIndex(({ role }) => role === 'time')
  const texts = rows.map((row) => startOfRange(row[time] ?? ''))
  const written = texts.find((text) => parseTimeLabel(text, 'D-M-Y') ?? parseTimeLabel(text, 'M-D-Y')) ?? ''
  const dates: Partial<Record<DateOrder, string>> = {}
  // a year of four digits shows its place itself
  const orders = /^\d{4}/.test(written) ? (['Y-M-D'] as const) : (['D-M-Y', 'M-D-Y'] as const)
  for (const order of orders) {
    const label = parseTimeLabel(written, order)
    if (label) dates[order] = new Date(label.naive * 1000).toISOString().slice(0, 10)
  }
  return dates
}

export type MappingFault = 'needsTime' | 'needsValue' | 'badStep'

/** The mapping a draft says, or what is still wrong with it. A table that names its points in a column is long. */
export function mappingOf(
  draft: MappingDraft,
  guess: Mapping,
): { readonly mapping: Mapping } | { readonly fault: MappingFault } {
  const indexOf = (role: Role): number | null => {
    const index = draft.columns.findIndex((column) => column.role === role)
    return index === -1 ? null : index
  }
  const time = indexOf('time')
  if (time === null) return { fault: 'needsTime' }
  const values = draft.columns.flatMap((column, index) =>
    column.role === 'value' ? [{ ...column, column: index }] : [],
  )
  if (values.length === 0) return { fault: 'needsValue' }
  if (!/^[1-9]\d{0,3}$/.test(draft.step.trim())) return { fault: 'badStep' }
  const pointColumn = indexOf('point')
  const long = pointColumn !== null
  return {
    mapping: {
      ...guess,
      layout: long ? 'long' : 'wide',
      timeColumn: time,
      clockColumn: indexOf('clock'),
      timePattern: patternIn(draft.order, guess.timePattern),
      label: draft.label,
      zone: draft.zone.trim(),
      stepMinutes: Number(draft.step),
      unit: draft.unit,
      decimal: draft.decimal,
      columns: values.slice(0, long ? 1 : values.length).map(({ column, header, point, direction }) => ({
        column,
        header,
        point: long ? '' : point.trim(),
        direction,
      })),
      pointColumn,
      directionColumn: long ? indexOf('direction') : null,
    },
  }
}
