import { isMemberOn } from '../../community/member.ts'
import { compareMemberNumbers } from '../../units/memberOrder.ts'
import { inOnePiece } from '../steps.ts'
import { belowZeroOfPoint } from './below-zero.ts'
import { checkingPoints, isPresent, type CheckedMonth, type CheckedPoint } from './checked-point.ts'
import { findingKinds, type Finding } from './finding.ts'
import { flatLinesOfPoint } from './flat-lines.ts'
import { gapsOfPoint } from './gaps.ts'
import { outsideMembership, withoutMember, withoutPoint } from './memberships.ts'
import { meterExchanges, type MeterExchange } from './meter-exchanges.ts'
import { nightFeedInOfPoint } from './night-feed-in.ts'
import { spikesOfPoint } from './spikes.ts'

/**
 * What is worth a treasurer's look in a month's readings: at most one finding a kind and point (two where a point changes hands), by
 * kind, then in the order of member numbers. A month without any value has no gaps: there is nothing yet that they could be in.
 */
export function readingChecks(checked: CheckedMonth): Finding[] {
  return inOnePiece(checkingReadings(checked))
}

/** `readingChecks`, a point a step. */
export function* checkingReadings(checked: CheckedMonth): Generator<void, Finding[], undefined> {
  const points = yield* checkingPoints(checked)
  const members = checked.members.filter((member) =>
    checked.month.days.some(({ date }) => isMemberOn(member, date)),
  )
  const exchanges = meterExchanges(points)
  const hasValues = points.some(({ values }) => values.some(isPresent))
  const findings = exchanges.map((exchange) => exchange.finding)
  yield
  for (const point of points) {
    findings.push(...findingsOf(point, hasValues ? exchanges.filter(({ sure }) => sure) : null))
    yield
  }
  findings.push(...withoutPoint(members))
  return findings.toSorted(
    (a, b) =>
      findingKinds.indexOf(a.kind) - findingKinds.indexOf(b.kind) ||
      compareMemberNumbers(a.member ?? '', b.member ?? ''),
  )
}

/** What one point gives a reason to look at; gaps only where there are `exchanges` to tell them by. */
function findingsOf(point: CheckedPoint, exchanges: readonly MeterExchange[] | null): Finding[] {
  const sides = exchanges?.flatMap(({ old, next }) => [old, next]).filter((side) => side.point === point)
  return [
    ...(sides
      ? gapsOfPoint(
          point,
          sides.map(({ lacks }) => lacks),
        )
      : []),
    ...belowZeroOfPoint(point),
    ...spikesOfPoint(point),
    ...flatLinesOfPoint(point),
    ...nightFeedInOfPoint(point),
    ...outsideMembership(point),
    ...withoutMember(point),
  ]
}
