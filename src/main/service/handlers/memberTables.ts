import { planBandsImport } from '../../../core/community/tables/bands-table.ts'
import { membersTable, planMembersImport } from '../../../core/community/tables/members-table.ts'
import { planTariffsImport, tariffKey } from '../../../core/community/tables/tariffs-table.ts'
import type { Output } from '../../../core/contract/contract.ts'
import { tariffNames } from '../checks/members.ts'
import { sessionOf, type HandlersOf } from '../context.ts'
import { safeStem } from '../fileNames.ts'
import type { CooperativeFile } from '../store/cooperativeFile.ts'
import { sheetFile, tableOf, take } from './tableImports.ts'

type Calls = 'members.import' | 'members.export' | 'tariffs.import' | 'bands.import'

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
    const stem = `${safeStem(file.cooperative.get().name)} members`
    return context.keep.outputs.put('members.export', await sheetFile(rows, format, stem, 'Members'))
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
