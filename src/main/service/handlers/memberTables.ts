import { planBandsImport } from '../../../core/community/tables/bands-table.ts'
import { membersTable, planMembersImport } from '../../../core/community/tables/members-table.ts'
import { asListProblem } from '../../../core/community/tables/problems.ts'
import { planTariffsImport, tariffKey } from '../../../core/community/tables/tariffs-table.ts'
import type { Output } from '../../../core/contract/contract.ts'
import type { TableImport } from '../../../core/contract/members.ts'
import { count } from '../../../core/explanation/format.ts'
import { readTable } from '../../../core/importing/table.ts'
import { ProblemError } from '../../../core/problems/problem.ts'
import { writeCsv } from '../../documents/tables/csv.ts'
import { writeXlsx } from '../../documents/tables/xlsx.ts'
import { tariffNames } from '../checks/members.ts'
import { sessionOf, type Context, type HandlersOf } from '../context.ts'
import { safeStem } from '../fileNames.ts'
import type { CooperativeFile } from '../store/cooperativeFile.ts'
import type { BatchKind } from '../store/ledger.ts'

type Calls = 'members.import' | 'members.export' | 'tariffs.import' | 'bands.import'
type Asked = { readonly grant: string; readonly write: boolean; readonly skipRefused: boolean }
type Planned = Omit<TableImport, 'batch'>

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const memberTablesHandlers: HandlersOf<Calls> = {
  'members.import': async (asked, context) => {
    const { file } = sessionOf(context)
    const { name, rows } = await tableOf(asked.grant, context)
    const plan = planMembersImport(rows, file.members.all(), file.bands.all(), tariffNames(file))
    return take(plan, asked, context, 'members', `members from ${name}`, (batch) => {
      for (const member of plan.written) file.ledger.set(batch, 'member', member.number, member)
    })
  },

  'members.export': async ({ format, withIncome }, context): Promise<Output<'members.export'>> => {
    const { file } = sessionOf(context)
    const rows = membersTable(file.members.all(), { withIncome })
    const csv = format === 'csv'
    return context.keep.outputs.put('members.export', {
      fileName: `${safeStem(file.cooperative.get().name)} members.${format}`,
      mediaType: csv ? 'text/csv' : XLSX,
      bytes: csv ? new TextEncoder().encode(writeCsv(rows)) : await writeXlsx(rows, 'Members'),
    })
  },

  'tariffs.import': async (asked, context) => {
    const { file } = sessionOf(context)
    const { name, rows } = await tableOf(asked.grant, context)
    const known = new Map(file.tariffs.all().map((kept) => [tariffKey(kept.row), kept.id]))
    const plan = planTariffsImport(
      rows,
      file.tariffs.all().map((kept) => kept.row),
    )
    return take(plan, asked, context, 'tariffs', `prices from ${name}`, (batch) => {
      for (const row of plan.written)
        file.ledger.set(batch, 'tariff', String(known.get(tariffKey(row)) ?? file.tariffs.newId()), row)
      adoptReference(file, batch, plan.written[0]?.name)
    })
  },

  'bands.import': async (asked, context) => {
    const { file } = sessionOf(context)
    const { name, rows } = await tableOf(asked.grant, context)
    const plan = planBandsImport(rows, file.bands.all())
    return take(plan, asked, context, 'settings', `income bands from ${name}`, (batch) =>
      file.ledger.set(batch, 'bands', 'bands', plan.bands),
    )
  },
}

/** A cooperative without any reference prices takes the first tariff that arrives as its reference. */
function adoptReference(file: CooperativeFile, batch: number, name: string | undefined): void {
  const cooperative = file.cooperative.get()
  const hasPrices = file.tariffs.all().some(({ row }) => row.name === cooperative.referenceTariff)
  if (name === undefined || hasPrices) return
  file.ledger.set(batch, 'cooperative', 'cooperative', { ...cooperative, referenceTariff: name })
}

async function tableOf(grant: string, { keep }: Context): Promise<{ name: string; rows: string[][] }> {
  const { fileName, bytes } = await keep.grants.read(grant)
  try {
    const { rows } = await readTable(fileName, bytes)
    return { name: fileName, rows }
  } catch (error) {
    // reading speaks of readings; here a list was brought
    if (error instanceof ProblemError) throw new ProblemError(asListProblem(error.problem))
    throw error
  }
}

/** Writes what the plan says as one batch, unless it is a dry run, nothing is new, or rows are refused and not to be skipped. */
function take(
  { added, changed, same, refused, unknownColumns }: Planned,
  asked: Asked,
  context: Context,
  kind: BatchKind,
  what: string,
  write: (batch: number) => void,
): TableImport {
  const counts = { added, changed, same, refused, unknownColumns }
  const isWanted = asked.write && (asked.skipRefused || refused.length === 0)
  if (!isWanted || added + changed === 0) return { ...counts, batch: null }
  const words = `${count(added)} added, ${count(changed)} changed: ${what}`
  const batch = sessionOf(context).file.write({ kind, words }, (opened) => {
    write(opened)
    return opened
  })
  return { ...counts, batch }
}
