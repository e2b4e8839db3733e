/** How a table is sorted: by which column, and whether the largest stands first. */
export interface Sort {
  readonly column: string
  readonly down: boolean
}
