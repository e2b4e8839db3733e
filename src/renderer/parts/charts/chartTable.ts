/** The table of a chart: one row a month or hour, one column a series. Every cell is a finished text. */
export interface ChartTable {
  readonly head: readonly string[]
  readonly rows: readonly { readonly head: string; readonly cells: readonly string[] }[]
}
