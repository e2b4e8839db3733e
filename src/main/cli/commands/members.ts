import { extname, resolve } from 'node:path'
import type { TableImport } from '../../../core/contract/members.ts'
import { done, type Command, type Invocation, type Outcome } from '../command.ts'
import { needFile, writeFileWhole } from '../files.ts'
import { cliProblem, usageError } from '../problems.ts'
import { withCooperative, type Session } from '../session.ts'
import type { Terminal } from '../terminal.ts'
import { alignColumns } from '../text-table.ts'

type TableImportName = 'members.import' | 'tariffs.import' | 'bands.import' | 'keys.import'

export const operands = [{ name: 'FILE' }, { name: 'TABLE' }] as const

/** The format a table's name asks for; refused where it is neither. */
export function sheetFormat(table: string): 'csv' | 'xlsx' {
  const format = extname(table).toLowerCase().slice(1)
  if (format === 'csv' || format === 'xlsx') return format
  throw usageError(
    cliProblem('wrong-value', {
      name: 'TABLE',
      value: table,
      expected: 'a name that ends in .csv or .xlsx',
    }),
  )
}

function importText(result: TableImport, written: boolean): string {
  const { added, changed, same, refused, unknownColumns } = result
  return [
    written
      ? `${added} added, ${changed} changed, ${same} as they were.`
      : `Nothing was written: ${refused.length} ${refused.length === 1 ? 'cell' : 'cells'} cannot be taken.`,
    ...(unknownColumns.length ? [`Columns left out: ${unknownColumns.join(', ')}.`] : []),
    ...(refused.length
      ? ['', alignColumns(refused.map(({ row, column, reason }) => [`row ${row}`, column, reason]))]
      : []),
  ].join('\n')
}

async function importTable(
  name: TableImportName,
  invocation: Invocation,
  terminal: Terminal,
): Promise<Outcome> {
  const [file, table] = invocation.operands.map((operand) => resolve(operand)) as [string, string]
  const skipRefused = invocation.flag('skip-refused')
  await needFile(table)
  return withCooperative(file, terminal, async (session) => {
    const grant = session.service.offerPath(table)
    const result = await session.call(name, { grant, write: true, skipRefused })
    const refusedRows = new Set(result.refused.map(({ row }) => row)).size
    const written = refusedRows === 0 || skipRefused
    if (written) {
      if (name === 'tariffs.import') await tellWhoseTariffs(session, terminal)
      return done(result, importText(result, true))
    }
    const problem = cliProblem('rows-refused', { count: refusedRows })
    terminal.warn(problem.message)
    // the plan's counts are of rows that could have been taken; nothing was
    const nothing = { ...result, added: 0, changed: 0, problem }
    return { json: nothing, text: importText(result, false), exit: 1 }
  })
}

/** A tariff that is nobody's would go unused without a word. */
async function tellWhoseTariffs(session: Session, terminal: Terminal): Promise<void> {
  const { referenceTariff, rows } = await session.call('tariffs.list', {})
  const others = [...new Set(rows.map(({ row }) => row.name))].filter((name) => name !== referenceTariff)
  if (others.length > 0)
    terminal.warn(
      `${referenceTariff} holds for everyone; ${others.join(', ')} only for members whose tariff it is.`,
    )
}

export function tableImport(
  words: readonly string[],
  name: TableImportName,
  summary: string,
  columns: string,
): Command {
  return {
    words,
    operands,
    options: { 'skip-refused': { help: 'Take the rows that can be taken, leave the others out.' } },
    summary,
    notes: [`Columns of the CSV or XLSX table, in any order: ${columns}.`],
    run: (invocation, terminal) => importTable(name, invocation, terminal),
  }
}

const exportMembers: Command = {
  words: ['members', 'export'],
  operands,
  options: {
    'with-income': {
      help: 'With income_per_year, income_band, hardship and group, which are left out otherwise.',
    },
  },
  summary: 'Write the members as a CSV or XLSX table; also the template for an import.',
  async run(invocation, terminal) {
    const [file, table] = invocation.operands.map((operand) => resolve(operand)) as [string, string]
    const format = sheetFormat(table)
    return withCooperative(file, terminal, async (session) => {
      const withIncome = invocation.flag('with-income')
      const bytes = session.bytesOf(await session.call('members.export', { format, withIncome }))
      await writeFileWhole(table, bytes)
      const json = { table: invocation.operands[1], format, withIncome, bytes: bytes.length }
      return done(json, `The members are in ${invocation.operands[1]}.`)
    })
  },
}

export const membersCommands: readonly Command[] = [
  tableImport(
    ['members', 'import'],
    'members.import',
    'Take members from a table; the same number is an update.',
    'number*, name*, kind (person|organisation), from*, until, points, feed_in_points, income_per_year, income_band, hardship (yes|no), group, pv_share, battery_share, static_share, priority, factor, vat (none|standard|reverse), tariff, opening_balance, iban, mandate, mandate_date, email, language',
  ),
  exportMembers,
  tableImport(
    ['tariffs', 'import'],
    'tariffs.import',
    'Take prices from a table.',
    'name, from, until, band_from, band_until, days, buy, sell, shared_network, fee, internal, fixed_per_month, vat, standing_per_month, cap_price, cap_percent, cap_tariff',
  ),
  tableImport(
    ['bands', 'import'],
    'bands.import',
    'Take income bands from a table.',
    'id, from_income, to_income',
  ),
]
