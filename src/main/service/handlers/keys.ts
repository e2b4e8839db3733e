import type { KeyTable } from '../../../core/community/key-table.ts'
import { keyTablesSheet, planKeyTablesImport } from '../../../core/community/tables/key-table-sheet.ts'
import type { KeyTableSummary } from '../../../core/contract/keys.ts'
import { sessionOf, type HandlersOf } from '../context.ts'
import { safeStem } from '../fileNames.ts'
import { sheetFile, tableOf, take } from './tableImports.ts'

export const keysHandlers: HandlersOf<'keys.list' | 'keys.import' | 'keys.export'> = {
  'keys.list': (_input, context) => ({ tables: sessionOf(context).file.keyTables.all().map(summaryOf) }),

  'keys.import': async (asked, context) => {
    const { file } = sessionOf(context)
    const { name, rows } = await tableOf(asked.grant, context)
    const members = new Set(file.members.all().map((member) => member.number))
    const plan = planKeyTablesImport(rows, file.keyTables.all(), members)
    return take(plan, asked, context, 'settings', `hourly coefficients from ${name}`, (batch) => {
      for (const table of plan.written) file.ledger.set(batch, 'key-table', table.from, table)
    })
  },

  'keys.export': async ({ format }, context) => {
    const { file } = sessionOf(context)
    const stem = `${safeStem(file.cooperative.get().name)} coefficients`
    const rows = keyTablesSheet(file.keyTables.all())
    return context.keep.outputs.put('keys.export', await sheetFile(rows, format, stem, 'Coefficients'))
  },
}

function summaryOf({ from, until, rows }: KeyTable): KeyTableSummary {
  const slots = rows[0]?.shares.length ?? 0
  const sums = Array.from({ length: slots }, (_one, k) =>
    // decimals that add up to 1 shall say so
    Number(rows.reduce((sum, { shares }) => sum + shares[k]!, 0).toFixed(9)),
  )
  return {
    from,
    until,
    members: rows.length,
    slots,
    leastSum: Math.min(...sums),
    mostSum: Math.max(...sums),
  }
}
