/** A cell of a table that leaves the program: text, or a number where a reader should be able to add it up. */
export type Cell = string | number

/**
 * A table as CSV by RFC 4180: commas, CRLF, quotes doubled. Text that a spreadsheet would run as a formula gets an
 * apostrophe before it; plain decimal numbers stay as they are, minus included.
 */
export function writeCsv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')
}

function csvCell(cell: Cell): string {
  const text = harmless(String(cell))
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Excel and LibreOffice take =, +, -, @, tab and carriage return at the start, also full-width, for a formula. */
function harmless(text: string): string {
  if (/^[+-]?\d+(\.\d+)?$/.test(text)) return text
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text
}
