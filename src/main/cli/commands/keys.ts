import { resolve } from 'node:path'
import { done, type Command } from '../command.ts'
import { writeFileWhole } from '../files.ts'
import { withCooperative } from '../session.ts'
import { operands, sheetFormat, tableImport } from './members.ts'

const exportKeys: Command = {
  words: ['keys', 'export'],
  operands,
  options: {},
  summary: 'Write the tables of hourly coefficients as CSV or XLSX; without any, the header of one.',
  async run(invocation, terminal) {
    const [file, table] = invocation.operands.map((operand) => resolve(operand)) as [string, string]
    const format = sheetFormat(table)
    return withCooperative(file, terminal, async (session) => {
      const bytes = session.bytesOf(await session.call('keys.export', { format }))
      await writeFileWhole(table, bytes)
      const json = { table: invocation.operands[1], format, bytes: bytes.length }
      return done(json, `The coefficients are in ${invocation.operands[1]}.`)
    })
  },
}

export const keysCommands: readonly Command[] = [
  tableImport(
    ['keys', 'import'],
    'keys.import',
    'Take hourly coefficients of the key `table` from a table; a period is replaced as a whole.',
    'member*, from*, until, and a fraction for each hour 00:00* … 23:00* (or each half or quarter hour) of the local day',
  ),
  exportKeys,
]
