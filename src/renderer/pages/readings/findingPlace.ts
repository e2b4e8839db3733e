import type { TellingFinding } from '../../../core/contract/readings.ts'
import type { Route } from '../../app/routes.ts'

export interface FindingPlace {
  /** Which words lead there. */
  readonly see: 'seeDay' | 'seePoint' | 'seeMember' | 'toMembers'
  readonly route: Pick<Route, 'page'> & Partial<Route>
}

/** Where a finding is looked at: the day of its point, or the member whose points or dates it is about. */
export function placeOfFinding(
  finding: Pick<TellingFinding, 'kind' | 'member' | 'point' | 'date' | 'whole'>,
): FindingPlace {
  const { kind, member, point, date } = finding
  switch (kind) {
    case 'point-without-member':
      return { see: 'toMembers', route: { page: 'members' } }
    case 'member-without-point':
    case 'before-joining':
    case 'after-leaving':
      return { see: 'seeMember', route: { page: 'members', subject: member } }
    default:
      return finding.whole
        ? { see: 'seePoint', route: { page: 'readings', subject: point } }
        : { see: 'seeDay', route: { page: 'readings', subject: point, tab: date } }
  }
}

/** The day of a month that a tab names, as links to a day do; null where it names none. */
export function dayOfTab(tab: string | null, month: string): string | null {
  return tab !== null && /^\d{4}-\d{2}-\d{2}$/.test(tab) && tab.startsWith(`${month}-`) ? tab : null
}
