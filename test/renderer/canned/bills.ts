import type { WhatIf } from '../../../src/core/explanation/what-if/what-if.ts'
import type { BillDocument } from '../../../src/core/billing/document.ts'
import type { Bill, Bills } from '../../../src/core/contract/settling.ts'
import { month, plain, seeds, settled, type Options } from './cooperative.ts'

const minus = '\u2212'
const euro = (cents: number): string => `${cents < 0 ? minus : ''}${(Math.abs(cents) / 100).toFixed(2)}`

export function documentsOf(options: Options = plain, approved = false): BillDocument[] {
  return settled(options).members.map((member, index) => ({
    month,
    member: member.member,
    memberName: member.name,
    memberAddress: 'Mill Lane 4, 3100 Rivertown',
    document: member.amountCents < 0 ? 'credit-note' : 'bill',
    number: approved ? `2026-10-${String(index + 1).padStart(3, '0')}` : null,
    refersTo: null,
    date: approved ? '2026-11-04' : null,
    due: approved ? '2026-11-18' : null,
    lines: member.lines,
    netCents: member.netCents,
    vat: member.vat,
    vatCents: member.vatCents,
    amountCents: member.amountCents,
    openingBalanceCents: member.openingBalanceCents,
    dueCents: member.amountCents + member.openingBalanceCents,
    correction: null,
  }))
}

export function billsOf(lookedAt: ReadonlySet<string>, options: Options = plain, approved = false): Bills {
  const documents = documentsOf(options, approved)
  return {
    month,
    settlement: {
      id: 41,
      state: approved ? 'approved' : 'draft',
      stale: false,
      complete: true,
      preview: false,
    },
    bills: documents.map((document) => ({
      member: document.member,
      name: document.memberName,
      document: document.document,
      number: document.number,
      amountCents: document.amountCents,
      dueCents: document.dueCents,
      lookedAt: approved || lookedAt.has(document.member),
      corrected: null,
    })),
    sumCents: documents.reduce((sum, document) => sum + document.amountCents, 0),
    approvedAt: approved ? Date.UTC(2026, 10, 4, 19, 9) / 1000 : null,
    reasonNeeded: [],
    cannotApprove: null,
    corrected: null,
  }
}

/** Approved, and two bills corrected since. */
export function correctedBills(): Bills {
  const list = billsOf(new Set(), plain, true)
  const cents: Readonly<Record<string, number>> = { 3: 845, 4: -311 }
  return {
    ...list,
    bills: list.bills.map((bill) => {
      const change = cents[bill.member]
      return change === undefined ? bill : { ...bill, corrected: { on: '2026-12-09', cents: change } }
    }),
    corrected: { on: '2026-12-09', cents: 534 },
  }
}

export function billOf(number: string, options: Options = plain, approved = false): Bill {
  const result = settled(options)
  const index = result.members.findIndex((member) => member.member === number)
  const member = result.members[index]
  const document = documentsOf(options, approved)[index]
  if (member === undefined || document === undefined) throw new RangeError(`no member ${number}`)
  const seed = seeds[index % seeds.length]
  const labels = {
    morning: 'Morning',
    midday: 'Midday, from the roofs',
    evening: 'Evening, the last sun and the mill',
    night: 'Night and morning, the mill',
  }
  const parts = member.parts.map((part) => ({
    kind: 'part' as const,
    label: part.band === null ? 'Solidarity share' : labels[part.band],
    cents: -part.cents,
  }))
  const terms = [euro(member.aloneCents), ...parts.map((part) => `${minus} ${euro(-part.cents)}`)]
  const previous = Math.round(document.amountCents * 0.76)
  const change = document.amountCents - previous
  const causes = [152, 409, -199]
  return {
    document,
    member,
    explanation: {
      headline: `${member.name} ${member.withCents < 0 ? 'receives' : 'pays'} ${euro(Math.abs(member.withCents))}\u00A0€, ${euro(member.shareCents)}\u00A0€ less than alone.`,
      lead: `${seed?.from} of ${seed?.used}\u00A0kWh came from neighbours.`,
      steps: [
        { kind: 'without', label: 'Without the cooperative', cents: member.aloneCents },
        ...parts,
        { kind: 'with', label: 'With it', cents: member.withCents },
        { kind: 'supplier', label: 'to the own supplier, about', cents: member.withCents - member.netCents },
        { kind: 'bill', label: 'to the cooperative', cents: member.netCents },
      ],
      equity: null,
      why: [
        `Alone, ${seed?.used}\u00A0kWh at 29.10\u00A0ct would have cost ${euro(member.aloneCents)}\u00A0€.`,
        `By using electricity when neighbours had some to spare, you made the cooperative ${euro(member.shareCents)}\u00A0€ better off. That is yours.`,
      ],
      addition: `${terms.join(' ')} = ${euro(member.withCents)}`,
      settlement:
        (member.settlementCents ?? 0) > 0
          ? `The internal price alone would leave you ${euro(member.settlementCents ?? 0)}\u00A0€ more than your share, so this line evens it. Over all members these lines sum to zero.`
          : `The internal price alone would leave you ${euro(-(member.settlementCents ?? 0))}\u00A0€ less than your share, so this line gives it back. Over all members these lines sum to zero.`,
      change: {
        previousMonth: '2026-09',
        previousCents: previous,
        causes: [
          { cause: 'price', label: 'Price up, 28.4 to 29.1 ct a kWh.', cents: causes[0] ?? 0 },
          { cause: 'own-use', label: 'You used 28 kWh more.', cents: causes[1] ?? 0 },
          { cause: 'sharing', label: 'The others left more of it to you.', cents: causes[2] ?? 0 },
          {
            cause: 'sunshine',
            label: 'Roofs and mill gave less.',
            cents: change - causes.reduce((sum, cause) => sum + cause, 0),
          },
        ],
        cents: change,
      },
      remarks: member.estimatedSlots > 0 ? ['Two hours are estimates of the grid operator.'] : [],
    },
    currency: 'EUR',
    memberSince: '2024-11-01',
  }
}

/** Answers to what-if questions as the service words them. */
export function whatIfOf(member: string): WhatIf {
  const nothing = {
    member: null,
    adds: null,
    othersGainCents: null,
    savings: null,
    shared: null,
    moved: null,
  }
  return {
    month: '2026-10',
    member,
    currency: 'EUR',
    answers: [
      {
        question: 'without-you',
        asks: 'What if the cooperative were without you?',
        sentences: [
          'The others would share 876.2\u00A0kWh instead of 960.0\u00A0kWh and save 178.44\u00A0€ instead of 190.08\u00A0€.',
          'So as the last to join you add 11.64\u00A0€; your share of the saving is 9.92\u00A0€.',
          'Because you are in, the others together pay 1.72\u00A0€ less.',
        ],
        facts: { ...nothing, othersGainCents: 172 },
      },
      {
        question: 'evening-at-noon',
        asks: 'What if you used at noon what you used in the evening?',
        sentences: ['You used nothing in the evening, so there is nothing to move.'],
        facts: null,
      },
    ],
    notes: [
      'Each answer settles the month again with this one thing changed. What you pay includes your own supplier.',
    ],
  }
}
