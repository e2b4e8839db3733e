import type { SettlementInput } from '../../billing/input.ts'
import type { SettlementResult } from '../../billing/result.ts'
import { Zone } from '../../calendar/zone.ts'
import { ProblemError } from '../../problems/problem.ts'
import { whatIfText, type WhatIfText } from '../text/what-if.en.ts'
import { eveningAtNoon } from './evening-at-noon.ts'
import { whatIfs, type WhatIf, type WhatIfAnswer, type WhatIfFacts, type WhatIfName } from './what-if.ts'

/** Settles a month: the same function that makes the bills. */
export type SettleAgain = (input: SettlementInput) => Promise<SettlementResult>

export interface WhatIfQuestion {
  /** What the month was settled from. */
  readonly input: SettlementInput
  readonly settled: SettlementResult
  readonly member: string
  /** Which questions; left out = all. */
  readonly questions?: readonly WhatIfName[]
}

/**
 * Answers what-if questions of one member by settling the month again with one thing changed (equity.md "Explanation").
 * Where the operator's published split was in force, both sides are worked out pro rata, because nobody knows what it
 * would have published; likewise the supplier's invoice gives way to the master tariff, and a premium grows and shrinks
 * with the energy shared. What cannot be settled is an answer without facts. Throws a RangeError for an unknown member.
 */
export async function askWhatIf(
  { input, settled, member, questions = whatIfs }: WhatIfQuestion,
  settleAgain: SettleAgain,
  text: WhatIfText = whatIfText,
): Promise<WhatIf> {
  if (!settled.members.some((one) => one.member === member))
    throw new RangeError(`member ${member} is not in the settlement of ${settled.month}`)
  const base = comparable(input, settled)
  const settleIt = scaledPremium(base.input, settleAgain)
  const now = base.isAsSettled ? settled : await settleAgain(base.input)
  const answers: WhatIfAnswer[] = []
  for (const question of questions) {
    const asks = text.asks(question)
    const asked = { question, number: member, input: base.input, now, settled }
    const found = await factsOrReason(() => factsOf(asked, settleIt, text))
    answers.push(
      typeof found === 'string'
        ? { question, asks, sentences: [found], facts: null }
        : { question, asks, sentences: text.answer(question, found, settled.currency), facts: found },
    )
  }
  return {
    month: settled.month,
    member,
    currency: settled.currency,
    answers,
    notes: text.notes({
      key: settled.key,
      model: settled.model,
      hasVat: settled.vatRate !== null,
      leftOutSlots: settled.slots.leftOut,
    }),
  }
}

/** The month's choices pinned, and what was published or billed from outside for this very month left out. */
function comparable(
  input: SettlementInput,
  { rule, key, gapRule }: SettlementResult,
): { readonly input: SettlementInput; readonly isAsSettled: boolean } {
  const hasOutside = key === 'operator' || input.invoiceCents !== null
  return {
    input: {
      ...input,
      rule,
      key: key === 'operator' ? 'pro-rata' : key,
      gapRule,
      invoiceCents: null,
    },
    isAsSettled: !hasOutside,
  }
}

/** A premium is paid for shared energy: another month would have brought another one, at the same amount a kWh. */
function scaledPremium(
  { premiumCents, cooperative }: SettlementInput,
  settleAgain: SettleAgain,
): (input: SettlementInput, shared: number) => Promise<SettlementResult> {
  return async (changed, shared) => {
    const first = await settleAgain(changed)
    if (cooperative.model !== 'premium' || premiumCents === null || shared === 0) return first
    return settleAgain({
      ...changed,
      premiumCents: Math.round((premiumCents * first.totals.shared) / shared),
    })
  }
}

/** What a changed month lacks is an answer here; a mistake of ours, and cancelling, is not. */
async function factsOrReason(find: () => Promise<WhatIfFacts | string>): Promise<WhatIfFacts | string> {
  try {
    return await find()
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const { family, code, what } = error.problem
    if (family === 'bug' || code === 'cancelled') throw error
    return what
  }
}

interface Asked {
  readonly question: WhatIfName
  readonly number: string
  readonly input: SettlementInput
  /** The month as it is, on the same footing as what it is compared with; and as it was settled. */
  readonly now: SettlementResult
  readonly settled: SettlementResult
}

async function factsOf(
  { question, number, input, now, settled }: Asked,
  settleIt: (input: SettlementInput, shared: number) => Promise<SettlementResult>,
  text: WhatIfText,
): Promise<WhatIfFacts | string> {
  const nothing: WhatIfFacts = {
    member: null,
    adds: null,
    othersGainCents: null,
    savings: null,
    shared: null,
    moved: null,
  }
  const own = memberOf(now, number)
  const together = (then: SettlementResult): Pick<WhatIfFacts, 'savings' | 'shared'> => ({
    savings: { now: now.totals.savingsCents, would: then.totals.savingsCents },
    shared: { now: now.totals.shared, would: then.totals.shared },
  })
  switch (question) {
    case 'without-you': {
      if (now.members.length === 1) return text.onlyOne
      const members = input.members.filter((member) => member.number !== number)
      const then = await settleIt({ ...input, members }, now.totals.shared)
      const lastCents = now.totals.savingsCents - then.totals.savingsCents
      // what the others pay alone and in fees is theirs either way, so what they gain is what they get of the two pots
      return {
        ...nothing,
        adds: { lastCents, shareCents: own.shareCents },
        othersGainCents: lastCents - own.shareCents,
        ...together(then),
      }
    }
    case 'alone': {
      // the bill's own comparison: a settlement of this one member gives the same cost alone
      const { withGrossCents, aloneGrossCents } = memberOf(settled, number)
      return { ...nothing, member: paid(withGrossCents, aloneGrossCents) }
    }
    case 'evening-at-noon': {
      const member = input.members.find((one) => one.number === number)!
      const changed = eveningAtNoon(
        input.readings,
        member,
        now.month,
        new Zone(input.cooperative.zone),
        input.members,
      )
      if (changed === null) return text.noHours
      if (changed.moved === 0) return text.noEvening
      const then = await settleIt({ ...input, readings: changed.readings }, now.totals.shared)
      return {
        ...nothing,
        member: paid(own.withGrossCents, memberOf(then, number).withGrossCents),
        ...together(then),
        moved: changed.moved,
      }
    }
  }
}

const paid = (now: number, would: number): WhatIfFacts['member'] => ({
  now,
  would,
  changeCents: would - now,
})

function memberOf(result: SettlementResult, number: string): SettlementResult['members'][number] {
  const found = result.members.find(({ member }) => member === number)
  if (found === undefined)
    throw new RangeError(`member ${number} is not in the settlement of ${result.month}`)
  return found
}
