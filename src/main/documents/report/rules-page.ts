import type { Content } from 'pdfmake/interfaces'
import {
  amount,
  currencySign,
  decimal,
  longDate,
  longMonth,
  monthName,
} from '../../../core/explanation/format.ts'
import type {
  BoardReport,
  ReportComparison,
  ReportDecision,
} from '../../../core/reporting/report/board-report.ts'
import { reportText } from '../../../core/reporting/text/report.en.ts'
import { figure, ledger, words, type LedgerRow } from '../typesetting/ledger.ts'
import { mm } from '../typesetting/paper.ts'
import { set, strong, voices } from '../typesetting/text.ts'
import { definitionList } from './definitions.ts'
import { gain } from './overview-page.ts'

/** What the alternatives would have paid, what was decided and what is proposed. */
export function rulesPage(report: BoardReport): Content[] {
  const { comparison } = report
  return [
    set(reportText.comparisonHeadline(report), voices.finding),
    ...(comparison === null ? [] : comparisonSection(comparison, report.currency)),
    ...definitionList('rules'),
    ...decisionsSection(report),
  ]
}

function comparisonSection(comparison: ReportComparison, currency: string): Content[] {
  return [
    set(`What each rule would have paid, ${longMonth(comparison.month)}`, voices.section, {
      margin: [0, mm(5), 0, mm(1)],
    }),
    comparisonTable(comparison, currency),
    ...(comparison.unavailable.length === 0
      ? []
      : [
          set(comparison.unavailable.map(({ name, reason }) => `${name}: ${reason}`).join(' '), voices.note, {
            margin: [0, mm(2), 0, 0],
          }),
        ]),
  ]
}

/** A row a rule: more rules than a page is wide. The rule in force is bold. */
function comparisonTable({ groups, rules, month }: ReportComparison, currency: string): Content {
  const head: LedgerRow = {
    cells: [
      words(`Share of savings, ${currencySign(currency)}`, voices.head),
      ...groups.map(({ name, members }) => figureOver(`${name}, ${members}`)),
      figureOver('All'),
      figureOver('A group’s gain alone'),
      figureOver('Worse off'),
      figureOver(`Gini of ${monthName(month)}`),
    ],
  }
  return ledger({
    widths: [106, ...groups.map(() => '*' as const), 52, 62, 46, 44],
    headerRows: 1,
    rows: [
      head,
      ...rules.map((rule): LedgerRow => {
        const voice = rule.current ? strong(voices.row) : voices.row
        return {
          padding: [2.6, 2.6],
          cells: [
            words(rule.current ? `${rule.name}, today` : rule.name, voice),
            ...rule.shareCents.map((cents) => figure(amount(cents), voice)),
            figure(amount(rule.allCents), voice),
            figure(gain(rule.largestExcess), voice),
            figure(String(rule.worseOff), voice),
            figure(rule.giniBurden === null ? '–' : decimal(rule.giniBurden, 3), voice),
          ],
        }
      }),
    ],
  })
}

/** The head of a figure's column; it may take several lines. */
const figureOver = (text: string) => set(text, voices.head, { alignment: 'right' })

function decisionsSection({ decisions, proposal }: BoardReport): Content[] {
  const section = (title: string): Content => set(title, voices.section, { margin: [0, mm(4), 0, mm(1)] })
  return [
    section('Decided'),
    ...(decisions.length === 0
      ? [set('No decision of the board is on record in these months.', voices.text)]
      : decisions.map((decision) => set(decisionWords(decision), voices.text, { margin: [0, 0, 0, mm(1)] }))),
    section('Proposed'),
    set(proposal === null ? 'Nothing is proposed.' : decisionWords(proposal), voices.text),
  ]
}

function decisionWords({ month, words: said, decidedOn, reason, known }: ReportDecision): string {
  return [
    `From ${longMonth(month)}: ${said}.`,
    decidedOn === null ? '' : `Decided on ${longDate(decidedOn)}.`,
    reason === null ? '' : `Reason: ${reason}`,
    known ?? '',
  ]
    .filter(Boolean)
    .join(' ')
}
