import type { BoardReport } from '../../../core/reporting/report/board-report.ts'
import { decisionsInWords, openProposal } from '../../../core/reporting/decided-in-words.ts'
import { boardReport } from '../../../core/reporting/report/make-report.ts'
import { compute } from '../../solver/compute.ts'
import { answered } from '../answering.ts'
import { sessionOf, type Context, type HandlersOf } from '../context.ts'
import { nextOpenMonth } from '../equity/inForce.ts'
import { settledMonths } from '../overview/settledMonths.ts'
import { compareMonth } from '../settling/compareMonth.ts'

/** What the rule with a solidarity share is shown with where none is in force. */
const ILLUSTRATED_RHO = 0.2

interface Span {
  readonly from: string
  readonly to: string
}

export const reportHandlers: HandlersOf<'report.data' | 'report.pdf'> = {
  'report.data': (span, context) => reportOf(span, context),

  'report.pdf': async (span, context) => {
    const report = await reportOf(span, context)
    context.watch.report('documents', 0, 1)
    const { bytes, pages } = await compute('print-report', report, context.watch)
    const fileName = `Report ${span.from === span.to ? span.to : `${span.from} to ${span.to}`}.pdf`
    const file = context.keep.outputs.put('report.pdf', { fileName, mediaType: 'application/pdf', bytes })
    return { file, pages, report }
  },
}

/** The report of a span as the file tells it now; its last settled month is compared under every rule. */
async function reportOf({ from, to }: Span, context: Context): Promise<BoardReport> {
  const session = sessionOf(context)
  const { file } = session
  const months = await answered(session, () => settledMonths(file, from, to))
  const told = months.filter(({ month }) => month >= from)
  const last = told.at(-1)
  const comparedRho = last?.result.solidarity?.asked ?? ILLUSTRATED_RHO
  const comparison =
    last === undefined
      ? null
      : await compareMonth(session, { month: last.month, rho: comparedRho }, context.watch)
  const decisions = file.decisions.all()
  const approvals = told.map(({ month }) => ({ month, all: file.settlements.approvalsOf(month) }))
  return boardReport({
    cooperative: file.cooperative.get(),
    from,
    to,
    months,
    members: file.members.all(),
    bands: file.bands.all(),
    approvedOn: approvals.flatMap(({ all }) => all.map(({ date }) => date)),
    corrections: approvals.flatMap(({ month, all }) =>
      all.slice(1).map(({ settlement, date }) => {
        const documents = file.documents.of(settlement)
        return {
          month,
          issuedOn: date,
          documents: documents.length,
          cents: documents.reduce((sum, { amountCents }) => sum + amountCents, 0),
        }
      }),
    ),
    comparison,
    comparedRho,
    decisions: decisionsInWords(decisions, to),
    proposal: openProposal(file.proposals.newest(), decisions, nextOpenMonth(session)),
  })
}
