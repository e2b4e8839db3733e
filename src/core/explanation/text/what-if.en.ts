import type { Key, Model } from '../../community/vocabulary.ts'
import * as figures from '../format.ts'
import type { WhatIfFacts, WhatIfName } from '../what-if/what-if.ts'

const questions: Record<WhatIfName, string> = {
  'without-you': 'What if the cooperative were without you?',
  alone: 'What if you were without the cooperative?',
  'evening-at-noon': 'What if you used at noon what you used in the evening?',
}

type Pair = NonNullable<WhatIfFacts['savings']>
type Paid = NonNullable<WhatIfFacts['member']>

/** `pay 12.00 €`, `get 3.00 €`: what a cost is called by its sign. */
function pays(cents: number, currency: string): string {
  return `${cents < 0 ? 'get' : 'pay'} ${figures.money(Math.abs(cents), currency)}`
}

/** `save 110.23 € instead of 127.87 €`. */
function saves({ now, would }: Pair, currency: string): string {
  return `save ${figures.money(would, currency)} instead of ${figures.money(now, currency)}`
}

function shares({ now, would }: Pair): string {
  return `share ${figures.energy(would)} instead of ${figures.energy(now)}`
}

/** What it means for the member; where it is not paid both times, better or worse off says it. */
function comparison({ now, would, changeCents }: Paid, currency: string): string {
  const size = figures.money(Math.abs(changeCents), currency)
  if (changeCents === 0) return 'That changes nothing for you.'
  if (now >= 0 && would >= 0) return `That is ${size} ${changeCents < 0 ? 'less' : 'more'} for you to pay.`
  return `That leaves you ${size} ${changeCents < 0 ? 'better' : 'worse'} off.`
}

function answer(question: WhatIfName, facts: WhatIfFacts, currency: string): string[] {
  const { member, adds, othersGainCents, savings, shared, moved } = facts
  if (question === 'without-you' && savings && shared && adds && othersGainCents !== null) {
    const gain =
      othersGainCents === 0
        ? 'The others pay the same with you as without you.'
        : `Because you are in, the others together pay ${figures.money(Math.abs(othersGainCents), currency)} ${othersGainCents > 0 ? 'less' : 'more'}.`
    return [
      `The others would ${shares(shared)} and ${saves(savings, currency)}.`,
      `So as the last to join you add ${figures.money(adds.lastCents, currency)}; your share of the saving is ${figures.money(adds.shareCents, currency)}.`,
      gain,
    ]
  }
  if (question === 'alone' && member)
    return [
      `You would ${pays(member.would, currency)} for the month instead of ${paying(member, currency)}. ${comparison(member, currency)}`,
    ]
  if (question === 'evening-at-noon' && member && savings && moved !== null)
    return [
      `With ${figures.energy(moved)} used six hours earlier you would ${pays(member.would, currency)} for the month instead of ${paying(member, currency)}. ${comparison(member, currency)}`,
      `All together would ${saves(savings, currency)}.`,
    ]
  throw new RangeError(`no facts for ${question}`)
}

/** `44.30 €`, or `getting 3.00 €` where it would be the other way round. */
function paying({ now, would }: Pair, currency: string): string {
  const isTurned = now < 0 !== would < 0
  return `${isTurned ? (now < 0 ? 'getting ' : 'paying ') : ''}${figures.money(Math.abs(now), currency)}`
}

interface Settled {
  readonly key: Key
  readonly model: Model
  readonly hasVat: boolean
  readonly leftOutSlots: number
}

function notes({ key, model, hasVat, leftOutSlots }: Settled): string[] {
  return [
    'Each answer settles the month again with this one thing changed. What you pay includes your own supplier.',
    ...(key === 'operator'
      ? [
          'The grid operator’s split cannot be known for what did not happen, so both sides are worked out pro rata; they may differ a little from the bill.',
        ]
      : []),
    ...(model === 'full-supply'
      ? ['Both sides are worked out at the master tariff, not at the supplier’s invoice.']
      : []),
    ...(model === 'premium' ? ['The premium is taken to grow and shrink with the energy shared.'] : []),
    ...(leftOutSlots > 0
      ? ['What was left out for want of values may count here, where the changed month has them all.']
      : []),
    ...(hasVat ? ['What is saved together is before VAT.'] : []),
  ]
}

/** What-if answers in English; another language has the same shape. */
export const whatIfText = {
  asks: (question: WhatIfName): string => questions[question],
  answer,
  notes,
  onlyOne: 'You are the only member, so there would be no cooperative.',
  noHours: 'Your readings do not tell the time of day, so nothing can be moved.',
  noEvening: 'You used nothing in the evening, so there is nothing to move.',
}

export type WhatIfText = typeof whatIfText
