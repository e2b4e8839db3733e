import type { Content } from 'pdfmake/interfaces'
import { rule } from '../typesetting/ledger.ts'
import { colours, lines, measure, mm, page } from '../typesetting/paper.ts'
import { set, voices } from '../typesetting/text.ts'

/** Height from the paper's lower edge to the line above the foot. */
const FOOT_HEIGHT = mm(18)
const PAGE_NUMBER_WIDTH = mm(12)

/**
 * The last line of every page: how it was made, and which page of how many. `margin` is the page's lower margin, because
 * in a footer pdfmake counts positions from there.
 */
export function foot(words: string, current: number, count: number, margin: number): Content {
  return {
    absolutePosition: { x: page.left, y: margin - FOOT_HEIGHT },
    stack: [
      rule(measure, lines.hair, colours.footline, [0, 0, 0, mm(2)]),
      {
        columns: [
          { width: measure - PAGE_NUMBER_WIDTH, ...set(words, voices.foot) },
          { width: PAGE_NUMBER_WIDTH, ...set(`${current} of ${count}`, voices.foot, { alignment: 'right' }) },
        ],
      },
    ],
  }
}
