import { isMonth } from '../../core/calendar/month.ts'

/** The five stations of a month, in the order they are worked. */
export const stations = ['members', 'readings', 'settle', 'bills', 'fairness'] as const
export type Station = (typeof stations)[number]

/** Pages of an open cooperative. */
export const pageNames = [
  'month',
  ...stations,
  'decision',
  'correction',
  'tariffs',
  'studies',
  'plan',
  'settings',
  'help',
] as const
export type PageName = (typeof pageNames)[number]

/** Where the window is: a page, what is looked at on it (member, point, batch), and one of its tabs. */
export interface Route {
  readonly page: PageName
  readonly subject: string | null
  readonly tab: string | null
}

/** A route with the month it is of. */
export interface Place extends Route {
  readonly month: string
}

/** The fragment that names a place: `#/2026-10/members/11` or `#/2026-10/settings//history`. */
export function addressOf(place: Place): string {
  const parts = [place.month, place.page, place.subject ?? '', place.tab ?? ''].map(encodeURIComponent)
  return `#/${parts.join('/').replace(/\/+$/, '')}`
}

/** The place a fragment names; null where it names none. */
export function placeOf(fragment: string): Place | null {
  const [root, month, page, subject, tab] = fragment.split('/')
  if (root !== '#' || month === undefined || !isMonth(month) || !isPageName(page)) return null
  return { month, page, subject: decoded(subject), tab: decoded(tab) }
}

function isPageName(name: string | undefined): name is PageName {
  return pageNames.some((known) => known === name)
}

function decoded(part: string | undefined): string | null {
  if (part === undefined || part === '') return null
  try {
    return decodeURIComponent(part)
  } catch (error) {
    // a fragment typed by hand may hold a lone %; it then names nothing
    if (error instanceof URIError) return null
    throw error
  }
}

/** The station a page belongs to; null for pages beside the path. */
export function stationOf(page: PageName): Station | null {
  if (page === 'tariffs') return 'members'
  if (page === 'correction') return 'bills'
  if (page === 'decision') return 'fairness'
  if (page === 'studies' || page === 'plan') return 'fairness'
  return stations.find((station) => station === page) ?? null
}
