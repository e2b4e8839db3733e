import { cellText, type Table } from '../table.ts'
import type { TableFormat } from './format.ts'
import { hasHeader, type TableHints } from './table-hints.ts'

/**
 * Utilities of the United States whose portal is Opower's (Pacific Gas and Electric, Con Edison, ComEd and others): preamble, then
 * `TYPE,DATE,START TIME,END TIME,USAGE (kWh)` or `USAGE,UNITS`; an end of 00:59 is the hour's end. Newer files part import from export.
 * The clock is that of the state in the address.
 */
export const pge: TableFormat = {
  id: 'pge',
  name: 'PG&E, Con Edison and others (Opower)',
  recognise: (table) =>
    hasHeader(table, [/^type$/i, /^date$/i, /^start time$/i, /^end time$/i, /^(usage|import)( \(kwh\))?$/i]),
  hints: hintsOf,
}

function hintsOf({ rows }: Table, { zone }: { readonly zone: string }): TableHints {
  const address = rows.find((row) => /^address$/i.test(cellText(row, 0)))
  const state = /\b([A-Z]{2}),? \d{5}(-\d{4})?\b/.exec(address?.slice(1).join(' ') ?? '')?.[1]
  return {
    zone: (state && zoneOfState(state)) ?? (zone.startsWith('America/') ? zone : 'America/Los_Angeles'),
    columns: [
      [/^(usage|import)( \(kwh\))?$/i, 'offtake'],
      [/^export( \(kwh\))?$/i, 'feed-in'],
    ],
  }
}

/** States that lie in one zone, or nearly all of whose people do. */
const STATES: readonly (readonly [string, string])[] = [
  ['America/Los_Angeles', 'CA WA OR NV'],
  ['America/Phoenix', 'AZ'],
  ['America/Denver', 'CO UT NM WY MT'],
  ['America/Chicago', 'IL WI MN IA MO AR LA MS AL OK KS NE TX'],
  ['America/New_York', 'NY NJ CT MA RI NH VT ME PA DE MD DC VA WV NC SC GA OH'],
  ['Pacific/Honolulu', 'HI'],
  ['America/Anchorage', 'AK'],
]

const zoneOfState = (state: string): string | undefined =>
  STATES.find(([, states]) => states.split(' ').includes(state))?.[0]
