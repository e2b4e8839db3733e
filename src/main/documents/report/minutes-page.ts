import type { Column, Content } from 'pdfmake/interfaces'
import { longMonth } from '../../../core/explanation/format.ts'
import type { BoardReport } from '../../../core/reporting/report/board-report.ts'
import { rule } from '../typesetting/ledger.ts'
import { colours, lines, measure, mm } from '../typesetting/paper.ts'
import { set, voices } from '../typesetting/text.ts'

const BOX = 9
const GAP = mm(8)

/** For the minutes: what was put before the meeting, what it decided, who was there, and room to sign. */
export function minutesPage({ proposal, from, to }: BoardReport): Content[] {
  const span = from === to ? longMonth(from) : `${longMonth(from)} to ${longMonth(to)}`
  return [
    set('For the minutes', voices.finding),
    set(`The report on ${span} was put before the meeting.`, voices.lead, { margin: [0, mm(2), 0, mm(6)] }),
    { columns: [blank('Place and date'), blank('Members present')], columnGap: GAP },
    set('The meeting', voices.section, { margin: [0, mm(8), 0, mm(2)] }),
    choice('took note of the report.'),
    choice(
      proposal === null
        ? 'keeps rule and settings as they are.'
        : `accepts the proposal: ${proposal.words}, from ${longMonth(proposal.month)}.`,
    ),
    choice('decides another rule or other settings, from the month and with the reason below:'),
    ...Array.from({ length: 4 }, () => writingLine(measure, mm(10))),
    {
      columns: [blank('In favour'), blank('Against'), blank('Abstained')],
      columnGap: GAP,
      margin: [0, mm(8), 0, 0],
    },
    set('Asked for the next report', voices.section, { margin: [0, mm(10), 0, mm(1)] }),
    ...Array.from({ length: 2 }, () => writingLine(measure, mm(9))),
    {
      columns: [blank('Chair of the meeting, signature'), blank('Taking the minutes, signature')],
      columnGap: GAP,
      margin: [0, mm(18), 0, 0],
    },
  ]
}

/** A line to write on, and below it what it is for. */
function blank(words: string): Column {
  return {
    width: '*',
    stack: [
      {
        canvas: [
          {
            type: 'line',
            x1: 0,
            x2: mm(46),
            y1: mm(8),
            y2: mm(8),
            lineWidth: lines.ink,
            lineColor: colours.ink,
          },
        ],
      },
      set(words, voices.note, { margin: [0, mm(1), 0, 0] }),
    ],
  }
}

const writingLine = (width: number, above: number): Content =>
  rule(width, lines.hair, colours.footline, [0, above, 0, 0])

/** A box to cross and what it would mean. */
function choice(words: string): Content {
  return {
    margin: [0, 0, 0, mm(2.5)],
    columns: [
      {
        width: BOX + mm(3),
        canvas: [
          { type: 'rect', x: 0, y: 2.5, w: BOX, h: BOX, lineWidth: lines.ink, lineColor: colours.ink },
        ],
      },
      { width: '*', ...set(words, voices.text) },
    ],
    columnGap: 0,
  }
}
