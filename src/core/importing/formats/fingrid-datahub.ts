import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** Fingrid Datahub (Finland): UTC start times, kWh, a quality a row. Used or fed in depends on the metering point and stands nowhere. */
export const fingridDatahub: TableFormat = {
  id: 'fingrid-datahub',
  name: 'Fingrid Datahub',
  recognise: (table) =>
    hasHeader(table, [
      /^meteringpointgsrn$/i,
      /^resolution$/i,
      /^unit type$/i,
      /^start time$/i,
      /^quantity$/i,
    ]),
  hints: {
    zone: 'Europe/Helsinki',
    label: 'start',
  },
}
