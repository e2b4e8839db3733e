import { toast } from '../../../app/toast.svelte.ts'
import { MINUS, NO_BREAK } from '../../../text/figures.ts'
import { text } from '../../../text/index.ts'
import type { ComparedColumn } from './columns.ts'

/** A table as text for a spreadsheet: tabs between cells, a line a row; figures with a plain minus and no thousands mark. */
export function tabbed(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(plain).join('\t')).join('\n')
}

/** A spreadsheet reads `-1072.92`, not `−1 072.92`; a blank inside words stays one. */
function plain(cell: string): string {
  return cell
    .replaceAll(/[\t\n]+/g, ' ')
    .replaceAll(MINUS, '-')
    .replaceAll(new RegExp(`(?<=\\d)${NO_BREAK}(?=\\d)`, 'g'), '')
    .replaceAll(NO_BREAK, ' ')
}

/** The head of a column in one cell. */
export function headOf({ label, sub }: Pick<ComparedColumn, 'label' | 'sub'>): string {
  return sub === '' ? label : `${label}, ${sub}`
}

/** Says whether the table is on the clipboard, and the other way where it is not. */
export function tellCopied(done: boolean): void {
  const words = text.compare
  toast.show(
    done
      ? { what: words.copied, more: words.copiedMore, undo: null }
      : { what: words.notCopied, more: words.notCopiedMore, undo: null },
  )
}
