import { formatCents, type Cents } from '../units/money.ts'
import type { BillDocument } from './document.ts'
import type { BillLine, MemberResult, SettlementResult } from './result.ts'
import { outsideCents } from './totals.ts'

type Identity = SettlementResult['identities'][number]
type Amount = 'netCents' | 'vatCents' | 'amountCents'

/** The six identities of settlement.md A.6 for the differences, computed from the documents and the two results. */
export function correctionIdentities(
  old: SettlementResult,
  fresh: SettlementResult,
  billed: readonly BillDocument[],
  corrections: readonly BillDocument[],
): Identity[] {
  const after = [...billed, ...corrections]
  const both = (of: (result: SettlementResult) => Cents): Cents => of(fresh) - of(old)
  return [
    same(
      'The shares’ differences sum to that of the common saving',
      both((result) => sum(result.members, (one) => one.shareCents)),
      both((result) => result.totals.savingsCents),
    ),
    same(
      'The settlement lines’ differences sum to zero',
      both((result) => sum(result.members, (one) => lineSum(one, 'settlement'))),
      0,
    ),
    same(
      'The corrections before VAT are what fees, fixed fees, rounding, invoice and premium changed by',
      sum(corrections, (one) => one.netCents),
      both(
        ({ totals }) => totals.feesCents + totals.fixedCents + totals.roundingCents + outsideCents(totals),
      ),
    ),
    everyOne('In each correction lines, net, VAT and amount agree', corrections, (one) => {
      const net = sum(one.lines, (line: BillLine) => line.netCents)
      const vat = sum(one.vat, (part) => part.vatCents)
      return net === one.netCents && vat === one.vatCents && net + vat === one.amountCents
    }),
    same(
      'The parts’ differences sum to those of the shares',
      both((result) => sum(result.members, (one) => sum(one.parts, (part) => part.cents))),
      both((result) => sum(result.members, (one) => one.shareCents)),
    ),
    everyOne(
      'Every bill and its corrections together are the new amount',
      membersOf(after, fresh),
      (number) =>
        (['netCents', 'vatCents', 'amountCents'] satisfies Amount[]).every((amount) => {
          const right = fresh.members.find((one) => one.member === number)?.[amount] ?? 0
          const own = after.filter((one) => one.member === number)
          return sum(own, (one) => one[amount]) === right
        }),
    ),
  ]
}

function membersOf(documents: readonly BillDocument[], fresh: SettlementResult): string[] {
  return [...new Set([...documents, ...fresh.members].map((one) => one.member))]
}

function lineSum(member: MemberResult, kind: BillLine['kind']): Cents {
  return sum(member.lines, (line) => (line.kind === kind ? line.netCents : 0))
}

function sum<T>(items: readonly T[], of: (item: T) => Cents): Cents {
  return items.reduce((all, item) => all + of(item), 0)
}

/** `−0.44`, with the minus sign people read. */
const signed = (cents: Cents): string => formatCents(cents).replace('-', '\u2212')

function same(name: string, left: Cents, right: Cents): Identity {
  return { name, ok: left === right, detail: `${signed(left)} = ${signed(right)}` }
}

function everyOne<T extends string | BillDocument>(
  name: string,
  items: readonly T[],
  holds: (item: T) => boolean,
): Identity {
  const wrong = items.find((item) => !holds(item))
  if (wrong === undefined) return { name, ok: true, detail: `${items.length} members` }
  return { name, ok: false, detail: `member ${typeof wrong === 'string' ? wrong : wrong.member}` }
}
