import type { MonthOverview } from '../contract/cooperative.ts'
import type { MonthFacts, Stage } from './month-facts.ts'
import type { ReportingText } from './text/en.ts'
import type { Thing } from './text/month.en.ts'

type Open = MonthOverview['open'][number]

/** More would be a list to work off, not a look at the month. */
const MOST = 5

/**
 * What is open in a month, most urgent first: what keeps one from working, what has to be looked at before bills go out,
 * the next step, then what can wait. At most five.
 */
export function openThings(stage: Stage, facts: MonthFacts, page: Open['page'], text: ReportingText): Open[] {
  const { things: say } = text.month
  const { settlement, readings, members, bills } = facts
  const found: Open[] = []
  const add = (mark: Open['mark'], at: Open['page'], thing: Thing, subject: string | null = null): void => {
    found.push({ mark, ...thing, page: at, subject })
  }
  const only = (names: readonly string[]): string | null => (names.length === 1 ? names[0]! : null)
  const isOpen = !bills.approved

  if (facts.readOnly) add('problem', 'settings', say.readOnly())
  if (settlement !== null && isOpen && settlement.worseOff.length > 0)
    add(
      'problem',
      'bills',
      say.worseOff(facts, settlement),
      only(settlement.worseOff.map((person) => person.number)),
    )
  if (stage !== 'readings' && isOpen && readings.startedPoints > 0 && readings.missing.length > 0)
    add(
      stage === 'gaps' ? 'next' : 'problem',
      'readings',
      say.missing(facts),
      only(readings.missing.map((gap) => gap.point)),
    )
  if (settlement !== null && isOpen && settlement.priceBreaches.length > 0)
    add('problem', 'tariffs', say.priceBreach(settlement))
  if ((stage === 'look' || stage === 'approve') && settlement !== null)
    add('next', 'bills', say.approve(facts, settlement))
  else if (stage !== 'gaps' && stage !== 'approved') add('next', page, say.stage(stage, facts))
  const others = facts.correctionsDue.filter((month) => month !== facts.month)
  if (others.length > 0) add('not-yet', 'correction', say.otherCorrections(others, facts), only(others))
  if (members.withoutMandate.length > 0)
    add(
      'not-yet',
      'members',
      say.mandates(facts),
      only(members.withoutMandate.map((person) => person.number)),
    )
  if (isOpen && readings.estimates.length > 0)
    add(
      'not-yet',
      'readings',
      say.estimates(facts),
      only(readings.estimates.map((estimate) => estimate.point)),
    )
  if (stage !== 'points' && members.withoutPoints.length > 0)
    add(
      'not-yet',
      'members',
      say.withoutPoints(facts),
      only(members.withoutPoints.map((person) => person.number)),
    )
  return found.slice(0, MOST)
}
