import { setImmediate as nextTurn } from 'node:timers/promises'
import type { BillDocument } from '../../../core/billing/document.ts'
import type { Bill, Bills } from '../../../core/contract/settling.ts'
import { addMonths } from '../../../core/calendar/month.ts'
import { explainBill } from '../../../core/explanation/explain.ts'
import { longMonth } from '../../../core/explanation/format.ts'
import { ProblemError } from '../../../core/problems/problem.ts'
import { answered } from '../answering.ts'
import { sessionOf, type HandlersOf } from '../context.ts'
import { archiveOutput, billOutput } from '../documents.ts'
import { serviceProblem } from '../problems.ts'
import type { Session } from '../session.ts'
import { approveMonth } from '../settling/approve.ts'
import { cannotApprove, reasonsNeeded } from '../settling/approvable.ts'
import { issuedCorrections, monthBillsOf, type MonthBills } from '../settling/monthBills.ts'
import { findingStale, knowingStale } from '../settling/stale.ts'
import type { KeptSettlement } from '../store/settlementsTable.ts'
import { whatIfOf } from '../settling/whatIf.ts'

type Calls =
  | 'bills.list'
  | 'bills.get'
  | 'bills.whatIf'
  | 'bills.look'
  | 'bills.approve'
  | 'bills.pdf'
  | 'bills.documents'

export const billsHandlers: HandlersOf<Calls> = {
  'bills.list': ({ month }, context) => {
    const session = sessionOf(context)
    return answered(session, () => listed(session, month))
  },

  'bills.get': ({ month, member }, context) => {
    const session = sessionOf(context)
    return billOf(neededBills(session, month), previousOf(session, month), member)
  },

  'bills.whatIf': ({ month, member }, context) => whatIfOf(sessionOf(context), month, member, context.watch),

  'bills.look': ({ month, member }, context) => {
    const session = sessionOf(context)
    const { file } = session
    const { settlement } = neededBills(session, month)
    if (!file.readOnly && !file.settlements.lookedAt(settlement.id).has(member))
      file.write(
        { kind: 'look', words: `The bill of ${member} for ${longMonth(month)} was looked at` },
        (batch) => file.settlements.look(settlement.id, member, batch),
      )
    return {}
  },

  'bills.approve': async ({ month, reason }, context) => {
    const session = sessionOf(context)
    await answered(session, () => knowingStale(session, monthBillsOf(session, month)?.settlement))
    approveMonth(session, month, reason)
    return answered(session, () => listed(session, month))
  },

  'bills.pdf': async ({ month, member }, context) => {
    const session = sessionOf(context)
    const bills = neededBills(session, month)
    const bill = billOf(bills, previousOf(session, month), member)
    return context.keep.outputs.put('bills.pdf', await billOutput(bills, bill, context))
  },

  'bills.documents': async ({ month }, context) => {
    const session = sessionOf(context)
    const bills = neededBills(session, month)
    const previous = previousOf(session, month)
    const each: Bill[] = []
    for (const document of bills.documents) {
      each.push(billOf(bills, previous, document.member))
      // hundreds of bills are explained one after another; others are answered in between
      await nextTurn()
    }
    // at the command line they have a folder of their own
    const corrections = context.keep.options.door === 'terminal' ? [] : issuedCorrections(session, month)
    const archive = await archiveOutput(bills, each, `${month} bills.zip`, context, corrections)
    return context.keep.outputs.put('bills.documents', archive)
  },
}

function neededBills(session: Session, month: string): MonthBills {
  const bills = monthBillsOf(session, month)
  if (!bills) throw new ProblemError(serviceProblem('not-settled', { month }))
  return bills
}

function* listed(session: Session, month: string): Generator<void, Bills, undefined> {
  const bills = monthBillsOf(session, month)
  if (!bills)
    return {
      month,
      settlement: null,
      bills: [],
      sumCents: 0,
      approvedAt: null,
      reasonNeeded: [],
      cannotApprove: `${longMonth(month)} is not settled.`,
      corrected: null,
    }
  const { settlement, documents, approval } = bills
  const lookedAt = session.file.settlements.lookedAt(settlement.id)
  const current = session.file.settlements.approved(month) ?? settlement
  const corrections = issuedCorrections(session, month).flatMap((one) => one.documents)
  yield* findingStale(session, settlement)
  return {
    month,
    settlement: {
      id: settlement.id,
      state: approval ? 'approved' : 'draft',
      stale: yield* findingStale(session, current),
      complete: settlement.result.complete,
      preview: settlement.result.preview !== null,
    },
    bills: documents.map((document) => ({
      member: document.member,
      name: document.memberName,
      document: document.document,
      number: document.number,
      amountCents: document.amountCents,
      dueCents: document.dueCents,
      lookedAt: lookedAt.has(document.member),
      corrected: correctedBy(corrections.filter((one) => one.member === document.member)),
    })),
    sumCents: documents.reduce((sum, document) => sum + document.amountCents, 0),
    approvedAt: approval?.at ?? null,
    reasonNeeded: approval ? [] : reasonsNeeded(settlement),
    cannotApprove: approval ? 'The bills of this month are approved.' : cannotApprove(session, settlement),
    corrected: correctedBy(corrections),
  }
}

/** What issued corrections add up to, and the day of the last; null where there is none. */
function correctedBy(corrections: readonly BillDocument[]): Bills['corrected'] {
  const on = corrections.at(-1)?.date
  if (on == null) return null
  return { on, cents: corrections.reduce((sum, document) => sum + document.amountCents, 0) }
}

/** The settlement of the month before, for what changed since; null where there is none. */
function previousOf(session: Session, month: string): KeptSettlement | null {
  return monthBillsOf(session, addMonths(month, -1))?.settlement ?? null
}

function billOf(
  { settlement, documents, parties }: MonthBills,
  previous: KeptSettlement | null,
  number: string,
): Bill {
  const { result } = settlement
  const document = documents.find((one) => one.member === number)
  const member = result.members.find((one) => one.member === number)
  const kept = parties.members.find((one) => one.number === number)
  if (!document || !member || !kept)
    throw new ProblemError(serviceProblem('bill-unknown', { month: result.month, member: number }))
  const { cooperative } = parties
  return {
    document,
    member,
    explanation: explainBill({ result, member: number, previous, cooperative, memberRecord: kept }),
    currency: result.currency,
    memberSince: kept.from,
  }
}
