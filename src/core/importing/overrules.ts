import type { Mapping, MappingProposal } from './inspection.ts'
import type { DateOrder } from './time-label.ts'
import { patternIn } from './time-pattern.ts'

/** What a user says of a table against what was found in it; all that is left out stays as found. */
export interface Overrules {
  readonly unit?: Mapping['unit']
  readonly side?: Exclude<Mapping['columns'][number]['direction'], 'other'>
  readonly zone?: string
  readonly stepMinutes?: number
  readonly decimal?: Mapping['decimal']
  readonly order?: DateOrder
  readonly label?: Mapping['label']
}

/** The mapping as the user wants it. A side is that of the columns that state none, or of all where each states one. */
export function overruled(mapping: Mapping, { side, order, ...rest }: Overrules): Mapping {
  const open = mapping.columns.some(({ direction }) => direction === 'other')
  return {
    ...mapping,
    ...rest,
    ...(order === undefined ? {} : { timePattern: patternIn(order, mapping.timePattern) }),
    columns: mapping.columns.map((column) =>
      side !== undefined && (!open || column.direction === 'other') ? { ...column, direction: side } : column,
    ),
    directionColumn: side === undefined ? mapping.directionColumn : null,
  }
}

type Unsure = MappingProposal['unsure'][number]

/** What of a proposal is still open once this is said. */
export function stillUnsure(unsure: readonly Unsure[], overrules: Overrules): Unsure[] {
  const said: Readonly<Partial<Record<Unsure, unknown>>> = {
    unit: overrules.unit,
    direction: overrules.side,
    label: overrules.label,
    time: overrules.order,
    decimal: overrules.decimal,
  }
  return unsure.filter((what) => said[what] === undefined)
}
