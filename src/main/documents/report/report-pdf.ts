import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces'
import { longDate, longMonth } from '../../../core/explanation/format.ts'
import type { BoardReport } from '../../../core/reporting/report/board-report.ts'
import { foot } from '../letter/foot.ts'
import { runningHead } from '../letter/running-head.ts'
import { mm, page } from '../typesetting/paper.ts'
import { print, type Printed } from '../typesetting/press.ts'
import { fairnessPage } from './fairness-page.ts'
import { minutesPage } from './minutes-page.ts'
import { overviewPage } from './overview-page.ts'
import { rulesPage } from './rules-page.ts'

const BOTTOM_MARGIN = mm(22)

/**
 * The board's report as A4 PDF, made to be projected and printed: what we did and saved, is it fair and getting fairer,
 * what other rules would have paid, a page for the minutes. No names, no incomes. The same report gives the same bytes.
 */
export function reportPdf(report: BoardReport): Promise<Printed> {
  return print(reportDefinition(report))
}

const heads = ['Report to the board', 'Is the split fair?', 'What other rules would have paid', 'Minutes']

export function reportDefinition(report: BoardReport): TDocumentDefinitions {
  const { cooperative, from, to, asOf } = report
  const span = from === to ? longMonth(from) : `${longMonth(from)} to ${longMonth(to)}`
  const pages = [overviewPage(report), fairnessPage(report), rulesPage(report), minutesPage(report)]
  return {
    pageSize: 'A4',
    pageMargins: [page.left, mm(22), page.right, BOTTOM_MARGIN],
    language: 'en',
    displayTitle: true,
    info: {
      title: `Report to the board, ${span}, ${cooperative}`,
      author: cooperative,
      creator: 'Fairwatt',
      producer: 'Fairwatt',
      creationDate: new Date(`${asOf}T00:00:00Z`),
    },
    header: (current, count) =>
      // a page of the report may run over; its head then stays that of the first page
      runningHead(count === heads.length ? heads[current - 1]! : heads[0]!, `as of ${longDate(asOf)}`),
    footer: (current, count) => ({
      stack: [foot(`${cooperative}, report to the board, ${span}`, current, count, BOTTOM_MARGIN)],
    }),
    content: pages.map((stack, k): Content => (k === 0 ? { stack } : { stack, pageBreak: 'before' })),
  }
}
