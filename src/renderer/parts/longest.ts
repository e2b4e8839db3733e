/** Where the longest text of each column stands: rows that make the columns as wide as all rows together would. */
export function longestAt<T>(rows: readonly T[], textsOf: (row: T) => readonly string[]): number[] {
  const found: { length: number; index: number }[] = []
  rows.forEach((row, index) => {
    textsOf(row).forEach(({ length }, column) => {
      if (length > (found[column]?.length ?? 0)) found[column] = { length, index }
    })
  })
  return [...new Set(found.filter(Boolean).map(({ index }) => index))]
}
