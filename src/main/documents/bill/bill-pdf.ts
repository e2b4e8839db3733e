import { print } from '../typesetting/press.ts'
import { billDefinition, LINES_ON_ONE_PAGE } from './definition.ts'
import type { Density } from './density.ts'
import type { BillSheet } from './sheet.ts'

/**
 * A member's bill, credit note or distribution statement as A4 PDF; the same sheet gives the same bytes.
 * One page up to fourteen lines: as open as they fit. More lines, or an explanation too long for that, take a second page.
 */
export async function billPdf(sheet: BillSheet): Promise<Uint8Array> {
  for (const density of densitiesFor(sheet)) {
    const { bytes, pages } = await print(billDefinition(sheet, density))
    if (pages === 1) return bytes
  }
  return (await print(billDefinition(sheet, 'split'))).bytes
}

const onOnePage: readonly Density[] = ['open', 'even', 'beside', 'close']
/** Rows of text that the first settings hold with room to spare; more, and trying them would only cost time. */
const HELD: readonly number[] = [15, 19, 26]
/** Characters of a line of the reasons, and of the side column. */
const REASON_LINE = 76
const SIDE_LINE = 36

/** What to try, in this order. */
function densitiesFor(sheet: BillSheet): readonly Density[] {
  if (sheet.document.lines.length > LINES_ON_ONE_PAGE) return []
  const rows = rowsOf(sheet)
  const first = HELD.findIndex((held) => rows <= held)
  return onOnePage.slice(first === -1 ? HELD.length : first)
}

/** About how many rows lines and reasons take; what stands on every bill does not count. */
function rowsOf({ document, explanation }: BillSheet): number {
  const wrapped = (texts: readonly string[], width: number): number =>
    texts.reduce((sum, text) => sum + Math.ceil(text.length / width), 0)
  const { why, settlement, addition, change } = explanation
  const reasons = wrapped([...why, settlement ?? '', addition], REASON_LINE)
  const side = wrapped(change?.causes.map(({ label }) => label) ?? [], SIDE_LINE) + 2
  const opening = document.openingBalanceCents === 0 ? 0 : 2
  return 1.2 * (document.lines.length + document.vat.length + opening) + Math.max(reasons, 1.1 * side)
}
