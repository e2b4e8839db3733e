import type { Account } from '../../core/contract/cooperative.ts'
import { longMonth } from '../../core/explanation/format.ts'
import { formatCents } from '../../core/units/money.ts'
import { accountMonths, type AccountMonth } from './store/account.ts'
import type { CooperativeFile } from './store/cooperativeFile.ts'

type Entry = Omit<Account['entries'][number], 'balanceCents'>

/**
 * The cooperative's own account: what it kept of every approved month (fees, fixed charges, what rounding left) and what
 * corrections changed in that. The supplier's invoice and the premium pass through it, so they stand with 0.
 */
export function accountOf(file: CooperativeFile): Account {
  const months = accountMonths(file.db)
  const byId = new Map(months.map((month) => [month.settlement, month]))
  const { currency } = file.cooperative.get()
  const entries: Account['entries'] = []
  let balanceCents = 0
  for (const month of months) {
    const before = month.corrects === null ? undefined : byId.get(month.corrects)
    for (const entry of before ? correctionEntries(month, before) : monthEntries(month, currency)) {
      balanceCents += entry.cents
      entries.push({ ...entry, balanceCents })
    }
  }
  return { entries, balanceCents }
}

const keptCents = (month: AccountMonth): number => month.feesCents + month.fixedCents + month.roundingCents

function correctionEntries(month: AccountMonth, before: AccountMonth): Entry[] {
  const cents = keptCents(month) - keptCents(before)
  return [{ month: month.month, kind: 'correction', words: `Correction of ${longMonth(month.month)}`, cents }]
}

function monthEntries(month: AccountMonth, currency: string): Entry[] {
  const at = { month: month.month } as const
  const entries: Entry[] = []
  if (month.feesCents !== 0)
    entries.push({ ...at, kind: 'fees', words: 'Fees on shared energy', cents: month.feesCents })
  if (month.fixedCents !== 0)
    entries.push({ ...at, kind: 'fixed', words: 'Fixed charges', cents: month.fixedCents })
  if (month.roundingCents !== 0)
    entries.push({
      ...at,
      kind: 'rounding',
      words: 'What rounding of the lines left',
      cents: month.roundingCents,
    })
  if (month.invoiceCents !== null) {
    const words = `The supplier’s invoice of ${formatCents(month.invoiceCents)} ${currency}, paid from the members’ bills`
    entries.push({ ...at, kind: 'invoice', words, cents: 0 })
  }
  if (month.premiumCents !== null) {
    const words = `The premium of ${formatCents(month.premiumCents)} ${currency}, received and passed on`
    entries.push({ ...at, kind: 'premium', words, cents: 0 })
  }
  return entries
}
