import type { TariffRow } from '../../../core/community/tariff.ts'
import { longDate } from '../../../core/explanation/format.ts'
import { ProblemError } from '../../../core/problems/problem.ts'
import { refuseUnfitTariffs } from '../checks/tariffs.ts'
import { sessionOf, type HandlersOf } from '../context.ts'
import { serviceProblem } from '../problems.ts'
import type { CooperativeFile } from '../store/cooperativeFile.ts'

export const tariffsHandlers: HandlersOf<'tariffs.list' | 'tariffs.save' | 'tariffs.remove'> = {
  'tariffs.list': (_input, context) => listed(sessionOf(context).file),

  'tariffs.save': ({ id, row }, context) => {
    const { file } = sessionOf(context)
    if (id !== null) refuseUnknown(file, id)
    const words =
      id === null
        ? `Prices of ${row.name} from ${longDate(row.from)} added`
        : `Prices of ${row.name} from ${longDate(row.from)} changed`
    change(file, id ?? file.tariffs.newId(), row, words)
    return listed(file)
  },

  'tariffs.remove': ({ id }, context) => {
    const { file } = sessionOf(context)
    const row = refuseUnknown(file, id)
    change(file, id, null, `Prices of ${row.name} from ${longDate(row.from)} removed`)
    return listed(file)
  },
}

function listed(file: CooperativeFile): { referenceTariff: string; rows: { id: number; row: TariffRow }[] } {
  return { referenceTariff: file.cooperative.get().referenceTariff, rows: file.tariffs.all() }
}

function refuseUnknown(file: CooperativeFile, id: number): TariffRow {
  const kept = file.tariffs.all().find((row) => row.id === id)
  if (!kept) throw new ProblemError(serviceProblem('tariff-unknown', { id }))
  return kept.row
}

function change(file: CooperativeFile, id: number, row: TariffRow | null, words: string): void {
  if (JSON.stringify(row) === JSON.stringify(file.tariffs.read(String(id)))) return
  file.write({ kind: 'tariffs', words }, (batch) => {
    file.ledger.set(batch, 'tariff', String(id), row)
    if (row) refuseUnfitTariffs(file)
  })
}
