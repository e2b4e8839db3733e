import type { Json } from '../../contract/call.ts'
import type { BillExplanation } from '../../explanation/bill-explanation.ts'
import { explanationJson } from '../../explanation/explanation-json.ts'
import { kWhOf } from '../../units/energy.ts'
import { formatCents } from '../../units/money.ts'
import { formatPrice } from '../../units/price.ts'
import type { BillDocument } from '../document.ts'
import type { BillLine, MemberResult, SettlementResult } from '../result.ts'
import { outsideJson, partsJson } from './settle-json.ts'

/**
 * bills.json (interface.md): every document of the month with its lines, the cooperative's own side and the sums.
 * No clock inside; keys and members in fixed order; rates in percent, absent where no VAT is charged.
 * A member of a document who is not in the result (a correction that takes a bill back) has no without, with, share.
 * `explanations` by member: why a bill is what it is, on bills and never on corrections.
 */
export function billsJson(
  result: SettlementResult,
  documents: readonly BillDocument[],
  explanations: ReadonlyMap<string, BillExplanation> = new Map(),
): Json {
  const members = new Map(result.members.map((member) => [member.member, member]))
  const { totals } = result
  const sum = (of: (document: BillDocument) => number): string =>
    formatCents(documents.reduce((all, document) => all + of(document), 0))
  return {
    month: result.month,
    currency: result.currency,
    bills: documents.map((document) =>
      billJson(document, members.get(document.member), explanations.get(document.member)),
    ),
    cooperative: {
      fees: formatCents(totals.feesCents),
      fixed: formatCents(totals.fixedCents),
      rounding: formatCents(totals.roundingCents),
      ...outsideJson(totals),
    },
    sums: {
      net: sum((document) => document.netCents),
      vat: sum((document) => document.vatCents),
      amount: sum((document) => document.amountCents),
    },
  }
}

function billJson(
  document: BillDocument,
  member: MemberResult | undefined,
  explanation: BillExplanation | undefined,
): Json {
  return {
    member: document.member,
    document: document.document,
    number: document.number,
    ...(document.refersTo === null ? {} : { refersTo: document.refersTo }),
    lines: document.lines.map(lineJson),
    net: formatCents(document.netCents),
    vat: document.vat.map(({ rate, baseCents, vatCents }) => ({
      rate: rate / 100,
      base: formatCents(baseCents),
      amount: formatCents(vatCents),
    })),
    amount: formatCents(document.amountCents),
    ...(document.openingBalanceCents === 0
      ? {}
      : { openingBalance: formatCents(document.openingBalanceCents), due: formatCents(document.dueCents) }),
    ...(member === undefined ? {} : comparisonJson(member)),
    ...(document.correction === null
      ? {}
      : {
          correction: {
            oldAmount: formatCents(document.correction.oldAmountCents),
            newAmount: formatCents(document.correction.newAmountCents),
            reason: document.correction.reason,
          },
        }),
    ...(explanation === undefined || document.document === 'correction'
      ? {}
      : { explanation: explanationJson(explanation) }),
  }
}

function comparisonJson(member: MemberResult): { [key: string]: Json } {
  return {
    without: formatCents(member.aloneCents),
    with: formatCents(member.withCents),
    share: formatCents(member.shareCents),
    savingGross: formatCents(member.savingGrossCents),
    parts: partsJson(member.parts),
  }
}

function lineJson(line: BillLine): Json {
  return {
    kind: line.kind,
    ...(line.microKWh === null ? {} : { kWh: kWhOf(line.microKWh) }),
    ...(line.price === null ? {} : { price: formatPrice(line.price) }),
    ...(line.from === null ? {} : { from: line.from }),
    ...(line.until === null ? {} : { until: line.until }),
    ...(line.band === null ? {} : { band: line.band }),
    net: formatCents(line.netCents),
    ...(line.vatRate === null ? {} : { vatRate: line.vatRate / 100 }),
  }
}
