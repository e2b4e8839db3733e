import { incomesOf } from '../../../core/billing/incomes.ts'
import type { Equity } from '../../../core/contract/equity.ts'
import { FEWEST_MONTHS } from '../../../core/tuning/months/facts-of-months.ts'
import { weightedGroups } from '../../../core/tuning/weighted-groups.ts'
import type { Session } from '../session.ts'
import { touchesMonth } from '../settling/snapshot.ts'
import { nextOpenMonth, settingBefore } from './inForce.ts'

/** Equity settings as they stand. */
export function equityOf(session: Session): Equity {
  const { file } = session
  const nextMonth = nextOpenMonth(session)
  const decisions = file.decisions.all()
  const newest = file.proposals.newest()
  const members = file.members.all().filter((member) => touchesMonth(member, nextMonth))
  const incomes = incomesOf(members, file.bands.all(), nextMonth)
  const persons = members.filter(({ kind }) => kind === 'person').length
  const households = incomes.filter((income) => income !== null).length
  return {
    inForce: settingBefore(session, nextMonth),
    decision: file.decisions.inForce(nextMonth)?.id ?? null,
    rails: file.guardRails.get(),
    railsSet: file.guardRails.areSet,
    keyTakesEffect: keyTakesEffect(session),
    proposal: newest && {
      ...newest,
      decided: decisions.some(({ proposal, undone }) => !undone && proposal === newest.id),
    },
    decisions: decisions.toReversed(),
    nextMonth,
    settledMonths: file.settlements.months().length,
    neededMonths: FEWEST_MONTHS,
    households,
    withoutIncome: persons - households,
    groups: weightedGroups(incomes),
  }
}

/** Under the key of the newest settlement; before the first one nothing stands against weights but a key of one's own. */
function keyTakesEffect({ file }: Session): boolean {
  const months = file.settlements.months()
  const last = months.at(-1)
  const key =
    last === undefined ? file.cooperative.get().key : file.settlements.newest(last.month)?.result.key
  return key === null || key === undefined || key === 'pro-rata' || key === 'equity'
}
