/** Width as a terminal shows it, counted in characters (code points). */
const widthOf = (text: string): number => Array.from(text).length

/** Rows of cells as lines; `right` names the columns set to the right (figures). Two blanks between columns. */
export function alignColumns(rows: readonly (readonly string[])[], right: readonly number[] = []): string {
  const widths: number[] = []
  for (const row of rows)
    for (const [k, cell] of row.entries()) widths[k] = Math.max(widths[k] ?? 0, widthOf(cell))
  return rows
    .map((row) =>
      row
        .map((cell, k) => {
          const blanks = ' '.repeat((widths[k] ?? 0) - widthOf(cell))
          return right.includes(k) ? blanks + cell : cell + blanks
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** A table with its head, a rule below it and, where given, a last row of sums under a rule of its own. */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  options: { readonly right?: readonly number[]; readonly sums?: readonly string[] } = {},
): string {
  const all = options.sums ? [head, ...rows, options.sums] : [head, ...rows]
  const lines = alignColumns(all, options.right).split('\n')
  const rule = '─'.repeat(Math.max(...lines.map(widthOf)))
  return [
    lines[0] as string,
    rule,
    ...lines.slice(1, 1 + rows.length),
    ...(options.sums ? [rule, lines.at(-1) as string] : []),
  ].join('\n')
}
