import type { Content, ContentTable, Margins, Size, TableCell } from 'pdfmake/interfaces'
import { colours, lines } from './paper.ts'
import { set, type Voice, type Words } from './text.ts'

/** The line above a row: none, a hairline between equals, or ink above a sum. */
export type RuleAbove = 'none' | 'hair' | 'ink'

export interface LedgerRow {
  readonly cells: readonly TableCell[]
  readonly above?: RuleAbove
  /** Space above and below the words, points. */
  readonly padding?: readonly [number, number]
}

export interface Ledger {
  readonly widths: readonly Size[]
  readonly rows: readonly LedgerRow[]
  /** The first rows are repeated on every page. */
  readonly headerRows?: number
  readonly below?: RuleAbove
  readonly margin?: Margins
}

const thickness: Record<RuleAbove, number> = { none: 0, hair: lines.hair, ink: lines.ink }

/** A table of hairlines, without boxes: figures stand under each other, sums under a line. */
export function ledger({ widths, rows, headerRows = 0, below = 'none', margin }: Ledger): ContentTable {
  const ruleAt = (at: number): RuleAbove => {
    if (at === rows.length) return below
    return rows[at]!.above ?? (at === 0 ? 'none' : at === headerRows ? 'ink' : 'hair')
  }
  const padding = (at: number): readonly [number, number] =>
    rows[at]!.padding ?? (at < headerRows ? [0, 2.8] : [3, 3])
  return {
    table: {
      widths: [...widths],
      headerRows,
      dontBreakRows: true,
      keepWithHeaderRows: headerRows > 0 ? 1 : 0,
      body: rows.map(({ cells }) => [...cells]),
    },
    layout: {
      hLineWidth: (at) => thickness[ruleAt(at)],
      hLineColor: (at) => (ruleAt(at) === 'ink' ? colours.ink : colours.hairline),
      vLineWidth: () => 0,
      paddingLeft: () => 0,
      paddingRight: () => 0,
      paddingTop: (at) => padding(at)[0],
      paddingBottom: (at) => padding(at)[1],
    },
    ...(margin === undefined ? {} : { margin }),
  }
}

/** A cell of words, at the left. */
export function words(text: Words, voice: Voice, indent = 0): TableCell {
  return set(text, voice, indent === 0 ? {} : { margin: [indent, 0, 0, 0] })
}

/** A cell with a figure, at the right edge of its column; it never breaks. */
export function figure(text: string, voice: Voice): TableCell {
  return set(text, voice, { alignment: 'right', noWrap: true })
}

/** The head of a figure's column, its unit on a second line. */
export function figureHead(name: string, unit: string, voice: Voice): TableCell {
  return set(`${name}\n${unit}`, voice, { alignment: 'right' })
}

/** The line that closes a document's last sum, under the figure's column at the right edge. */
export function doubleRule(width: number, right: number): Content {
  const line = (y: number) => ({
    type: 'line' as const,
    x1: right - width,
    x2: right,
    y1: y,
    y2: y,
    lineWidth: lines.ink,
    lineColor: colours.ink,
  })
  return { canvas: [line(0.4), line(2.4)] }
}

/** A line across, `width` long. */
export function rule(width: number, weight: number, colour: string, margin: Margins = 0): Content {
  return {
    canvas: [{ type: 'line', x1: 0, x2: width, y1: 0, y2: 0, lineWidth: weight, lineColor: colour }],
    margin,
  }
}
