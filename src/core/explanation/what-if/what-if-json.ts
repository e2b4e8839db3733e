import type { Json } from '../../contract/call.ts'
import { kWhOf } from '../../units/energy.ts'
import { formatCents } from '../../units/money.ts'
import type { WhatIf, WhatIfFacts } from './what-if.ts'

/** What-if answers as JSON: amounts as decimal strings, energy in kWh; facts are null where there is no answer. */
export function whatIfJson({ answers, notes }: WhatIf): Json {
  return {
    answers: answers.map(({ question, asks, sentences, facts }) => ({
      question,
      asks,
      sentences: [...sentences],
      facts: facts === null ? null : factsJson(facts),
    })),
    notes: [...notes],
  }
}

function factsJson({ member, adds, othersGainCents, savings, shared, moved }: WhatIfFacts): Json {
  const money = ({ now, would }: { now: number; would: number }) => ({
    now: formatCents(now),
    would: formatCents(would),
  })
  return {
    ...(member === null ? {} : { pays: { ...money(member), change: formatCents(member.changeCents) } }),
    ...(adds === null ? {} : { adds: formatCents(adds.lastCents), share: formatCents(adds.shareCents) }),
    ...(othersGainCents === null ? {} : { othersGain: formatCents(othersGainCents) }),
    ...(savings === null ? {} : { savings: money(savings) }),
    ...(shared === null ? {} : { sharedKWh: { now: kWhOf(shared.now), would: kWhOf(shared.would) } }),
    ...(moved === null ? {} : { movedKWh: kWhOf(moved) }),
  }
}
