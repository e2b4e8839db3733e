import type { Content } from 'pdfmake/interfaces'
import { rule } from '../typesetting/ledger.ts'
import { colours, lines, measure, mm, page } from '../typesetting/paper.ts'
import { set, voices } from '../typesetting/text.ts'

/** The line at the head of every further page: which document it belongs to, so that a loose sheet finds home. */
export function runningHead(left: string, right: string): Content {
  return {
    margin: [page.left, mm(10), page.right, 0],
    stack: [
      {
        columns: [
          { width: '*', ...set(left, voices.over) },
          { width: 'auto', ...set(right, voices.over, { noWrap: true, margin: [mm(6), 0, 0, 0] }) },
        ],
      },
      rule(measure, lines.ink, colours.ink, [0, mm(1), 0, 0]),
    ],
  }
}
