import { inOnePiece } from '../../../core/metering/steps.ts'
import type { Session } from '../session.ts'
import type { KeptSettlement, SettlementSnapshot } from '../store/settlementsTable.ts'
import {
  factsBesideReadings,
  inputsDigest,
  readingsKey,
  settlementFacts,
  type SettlementFacts,
} from './inputsDigest.ts'
import { snapshotOf } from './snapshot.ts'

/** True where settling again with the same choices would start from other facts. Asked again only after a change. */
export function isStale(session: Session, kept: KeptSettlement): boolean {
  return inOnePiece(findingStale(session, kept))
}

/** `isStale` in steps. */
export function* findingStale(session: Session, kept: KeptSettlement): Generator<void, boolean, undefined> {
  const change = session.file.ledger.newestChange()
  const known = session.staleness.get(kept.id)
  if (known?.change === change) return known.stale
  const now = currentSnapshot(session, kept)
  const stale = sawTheSameReadings(session, kept, now)
    ? differs(factsBesideReadings(kept.snapshot), factsBesideReadings(now))
    : inputsDigest(yield* settlementFacts(session, now, change)) !== kept.inputs
  session.staleness.set(kept.id, { change, stale })
  return stale
}

/** Finds out beforehand what approving a settlement asks for; none, and there is nothing to find out. */
export function* knowingStale(
  session: Session,
  kept: KeptSettlement | null | undefined,
): Generator<void, void, undefined> {
  if (kept) yield* findingStale(session, kept)
}

/** True where nothing was imported into the month since, nor taken back: then no reading need be looked at. */
function sawTheSameReadings(session: Session, kept: KeptSettlement, now: SettlementSnapshot): boolean {
  return readingsKey(session, kept.snapshot, kept.seenBatch) === readingsKey(session, now)
}

/** Approved months that would come out differently today, oldest first: a correction is due. A month a step. */
export function* findingCorrectionsDue(session: Session): Generator<void, string[], undefined> {
  const { settlements } = session.file
  const due: string[] = []
  for (const { month, approved } of settlements.months()) {
    const kept = approved ? settlements.approved(month) : null
    if (kept && (yield* findingStale(session, kept))) due.push(month)
    yield
  }
  return due
}

/** What the settlement would be computed from today: its own choices, the month's amounts as entered last. */
function currentSnapshot(session: Session, { month, snapshot }: KeptSettlement): SettlementSnapshot {
  const { amounts } = session.file
  return snapshotOf(session, month, {
    rule: snapshot.rule,
    key: snapshot.key,
    gapRule: snapshot.gapRule,
    invoiceCents: amounts.get(month, 'invoice'),
    premiumCents: amounts.get(month, 'premium'),
    seed: snapshot.seed,
    rho: snapshot.rho,
    halfWidthCents: snapshot.halfWidthCents,
  })
}

/** What changed since the settlement, one sentence each; empty where nothing did. In steps. */
export function* changesSince(session: Session, kept: KeptSettlement): Generator<void, string[], undefined> {
  const before = yield* settlementFacts(session, kept.snapshot, kept.seenBatch)
  const now = yield* settlementFacts(session, currentSnapshot(session, kept))
  return factChanges(session, kept, before, now)
}

function factChanges(
  session: Session,
  kept: KeptSettlement,
  before: SettlementFacts,
  now: SettlementFacts,
): string[] {
  const words: string[] = []
  if (before.readings !== now.readings) words.push(...readingWords(session, kept))
  words.push(...memberWords(session, kept, before, now))
  if (differs(before.bands ?? null, now.bands ?? null)) words.push('The income bands were changed.')
  if (differs(before.keyTables ?? null, now.keyTables ?? null))
    words.push('The table of hourly coefficients was changed.')
  if (differs(before.tariffs, now.tariffs)) words.push('Prices of the month were changed.')
  if (differs(before.settings, now.settings)) words.push('The settings of the cooperative were changed.')
  if (differs(before.amounts, now.amounts))
    words.push('The amount of the invoice or the premium was changed.')
  return words
}

/** The imports that did it, by their own words, and those taken back. */
function readingWords(session: Session, kept: KeptSettlement): string[] {
  const { start, end } = session.monthIn(kept.snapshot.cooperative.zone, kept.month)
  const touching = new Set(session.file.readings.batches(start, end))
  const since = session.file.ledger.since(kept.seenBatch).filter((row) => {
    if (row.undoes !== null && touching.has(row.undoes)) touching.add(row.batch)
    return touching.has(row.batch)
  })
  return since.length > 0 ? since.map((row) => `${row.words}.`) : ['Readings of the month were changed.']
}

function memberWords(
  session: Session,
  kept: KeptSettlement,
  before: SettlementFacts,
  now: SettlementFacts,
): string[] {
  const numbers = new Set([...before.members, ...now.members].map((member) => member.number))
  return [...numbers].flatMap((number) => {
    const [old, present] = [before, now].map((facts) =>
      facts.members.find((member) => member.number === number),
    )
    if (!differs(old ?? null, present ?? null)) return []
    const name =
      session.file.members.get(number)?.name ??
      kept.snapshot.members.find((member) => member.number === number)?.name
    if (!old) return [`${name ?? number} was not a member of the month before.`]
    return [
      present ? `${name ?? number} was changed.` : `${name ?? number} is no longer a member of the month.`,
    ]
  })
}

const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b)
