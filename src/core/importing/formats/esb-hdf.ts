import type { TableFormat } from './format.ts'
import { hasHeader } from './table-hints.ts'

/** ESB Networks (Ireland), harmonised downloadable file: a row a half hour and side, newest first, labels at the end, the repeated hour reversed with the rest. */
export const esbHdf: TableFormat = {
  id: 'esb-hdf',
  name: 'ESB Networks',
  recognise: (table) =>
    hasHeader(table, [/^MPRN$/, /^Read Value$/i, /^Read Type$/i, /^Read Date and End Time$/i]),
  hints: {
    zone: 'Europe/Dublin',
    label: 'end',
    order: 'D-M-Y',
  },
}
