/** What is known of a point in a month, as instants (UTC seconds) on whatever grid it has. */
export interface PointSpan {
  readonly point: string
  readonly direction: string
  /** Members who have it in the month. */
  readonly owners: readonly string[]
  /** Where it is owed: [start, end). */
  readonly start: number
  readonly end: number
  /** Start of the first and end of the last slot with a value. */
  readonly first: number
  readonly last: number
}

/** The new meter begins at most this long before or after the old one ends … */
const CLOSE_SECONDS = 2 * 86_400
/** … and each lacks at least this much of the month on its side, so that a short gap at its edge is not taken for an exchange. */
const LACKING_SECONDS = 86_400

/** Exports end about midnight, by whichever clock; meters are exchanged in daylight. */
const NIGHT_SECONDS = 2 * 3600

export interface Exchange<S extends PointSpan> {
  readonly old: S
  readonly next: S
  /**
   * False where the values end and begin about midnight, as they also do where a file of half a month was imported of each of two meters.
   * Whether that was an exchange is a question, and until it is answered both points lack their other half.
   */
  readonly sure: boolean
}

/**
 * Meters exchanged within a month: a point that ends while another of the same member and direction begins. Where two points could be
 * the one before or the one after, nobody can say which, and none is taken for it. `midnights` are the starts of the month's local days.
 */
export function exchangesOf<S extends PointSpan>(
  spans: readonly S[],
  midnights: readonly number[],
): Exchange<S>[] {
  const isAtNight = (instant: number): boolean =>
    midnights.some((midnight) => Math.abs(instant - midnight) <= NIGHT_SECONDS)
  const pairs = spans.flatMap((old) =>
    spans.filter((next) => follows(old, next)).map((next) => ({ old, next })),
  )
  return pairs
    .filter(({ old, next }) => pairs.filter((pair) => pair.old === old || pair.next === next).length === 1)
    .map(({ old, next }) => ({ old, next, sure: !(isAtNight(old.last) && isAtNight(next.first)) }))
}

function follows(old: PointSpan, next: PointSpan): boolean {
  return (
    old !== next &&
    old.direction === next.direction &&
    old.owners.some((member) => next.owners.includes(member)) &&
    old.end - old.last >= LACKING_SECONDS &&
    next.first - next.start >= LACKING_SECONDS &&
    Math.abs(next.first - old.last) <= CLOSE_SECONDS
  )
}

/**
 * Where each point is owed once exchanges are known for sure: the old one until the new one begins, so that a gap between the two is the old
 * one's, and the new one from there. By point and direction; the others keep their span.
 */
export function owedOf<S extends PointSpan>(
  spans: readonly S[],
  midnights: readonly number[],
): ReadonlyMap<S, { readonly start: number; readonly end: number }> {
  const owed = new Map(spans.map((span) => [span, { start: span.start, end: span.end }]))
  for (const { old, next, sure } of exchangesOf(spans, midnights)) {
    if (!sure) continue
    owed.set(old, { ...owed.get(old)!, end: Math.max(old.last, next.first) })
    owed.set(next, { ...owed.get(next)!, start: next.first })
  }
  return owed
}
