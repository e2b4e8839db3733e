import { print } from '../typesetting/press.ts'
import { billDefinition, LINES_ON_ONE_PAGE } from './definition.ts'
import type { Density } from './density.ts'
import type { BillSheet } from './sheet.ts'

/**
 * A member's bill, credit note or distribution statement as A4 PDF; the same sheet gives the same bytes.
 * One page up to fourteen lines: as open as they fit. More lines, or an explanation too long for that, take a second page.
 */
export async function billPdf(sheet: BillSheet): Promise<Uint8Array> {
  const { lines, vat } = sheet.document
  for (const density of densitiesFor(lines.length, lines.length + vat.length)) {
    const { bytes, pages } = await print(billDefinition(sheet, density))
    if (pages === 1) return bytes
  }
  return (await print(billDefinition(sheet, 'split'))).bytes
}

/** What to try, in this order; a setting that cannot fit so many lines is not tried. */
function densitiesFor(lines: number, rows: number): Density[] {
  if (lines > LINES_ON_ONE_PAGE) return []
  if (rows > 11) return ['close']
  return rows > 6 ? ['even', 'close'] : ['open', 'even', 'close']
}
