import { resolve } from 'node:path'
import { reportJson } from '../../../core/reporting/report/report-json.ts'
import { reportText } from '../../../core/reporting/text/report.en.ts'
import { done, type Command } from '../command.ts'
import { writeFileWhole } from '../files.ts'
import { usageOf } from '../help.ts'
import { withCooperative } from '../session.ts'
import { required, spanOf } from '../values.ts'

const report: Command = {
  words: ['report'],
  operands: [{ name: 'FILE' }],
  summary:
    'The board’s report as PDF: what was saved, is it fair, what other rules would have paid, the minutes.',
  options: {
    from: { value: 'YYYY-MM', help: 'First month (needed).' },
    to: { value: 'YYYY-MM', help: 'Last month, included (needed).' },
    out: { value: 'FILE.pdf', help: 'Where the report goes; a file of that name is replaced (needed).' },
  },
  notes: [
    'JSON: {out, pages, cooperative, currency, from, to, asOf, months [{month, approved, members, offtakeKWh, sharedKWh, savings, rule, largestExcess, worseOff, exact}], missing, totals {offtakeKWh, sharedKWh, savings, average}, fairness {headline, lead, marks, months [{month, with {gini, jain, atkinson, worst, aboveSix, lorenz}, without {…}, accessGini, lowIncomeAccess, access, selfConsumption, stability, bands …}]}, comparison {month, groups, rules [{rule, name, current, shares, all, largestExcess, worseOff, giniBurden}], unavailable}, corrections, decisions, proposal}.',
    'It holds no names and no incomes; groups of fewer than five households are joined. Months not settled are named, not settled.',
  ],
  async run(invocation, terminal) {
    const usage = usageOf(invocation.command)
    const { from, to } = spanOf(required(invocation, 'from', usage), required(invocation, 'to', usage))
    const out = resolve(required(invocation, 'out', usage))
    return withCooperative(resolve(invocation.operands[0] as string), terminal, async (session) => {
      const made = await session.run('report.pdf', { from, to })
      await writeFileWhole(out, session.bytesOf(made.file))
      const { headline, lead } = made.report.fairness
      const text = [
        reportText.headline(made.report),
        reportText.lead(made.report),
        headline,
        lead,
        `${made.pages} pages are in ${out}.`,
      ]
      return done({ out, pages: made.pages, ...reportJson(made.report) }, text.join('\n'))
    })
  },
}

export const reportCommands: readonly Command[] = [report]
