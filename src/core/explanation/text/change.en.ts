import type { ChangeCause, ChangeFacts } from '../change.ts'
import type { BillFacts } from '../facts.ts'
import * as figures from '../format.ts'
import { modelNames, ruleNames } from './names.en.ts'
import { rho } from './words.en.ts'

function priceLabel(change: ChangeFacts, facts: BillFacts): string {
  const { before, now } = change
  const net = facts.hasVat ? ' before VAT' : ''
  const told = (from: number, to: number, words: string): string => {
    const [was, is] = [figures.pricePerKWh(from, facts.currency), figures.pricePerKWh(to, facts.currency)]
    if (was === is) return `${words} changed a little.`
    return `${words} ${to > from ? 'up' : 'down'}, ${was} to ${is} a kWh${net}.`
  }
  const buys = before.buyPrice !== null && now.buyPrice !== null
  const sells = before.sellPrice !== null && now.sellPrice !== null
  if (buys && !sells) return told(before.buyPrice, now.buyPrice, 'Price')
  if (sells && !buys) return told(before.sellPrice, now.sellPrice, 'Price of what you sold')
  return 'Prices changed.'
}

/** `used 28.0 kWh more`; empty where nothing changed. */
function more(did: string, micro: number): string {
  return micro === 0 ? '' : `${did} ${figures.energy(Math.abs(micro))} ${micro > 0 ? 'more' : 'less'}`
}

function useLabel({ usedMore }: ChangeFacts): string {
  return usedMore === 0 ? 'Your own use.' : `You ${more('used', usedMore)}.`
}

/** What the roofs gave: the member's own, and where the member buys, those of all. */
function sunshineLabel({ before, now, fedInMore }: ChangeFacts): string {
  const own = more('fed in', fedInMore)
  const buys = before.sharedIn + now.sharedIn > 0 && before.communityFeedIn !== now.communityFeedIn
  const all = buys
    ? `${figures.energy(now.communityFeedIn)}, in ${figures.monthName(before.month, now.month)} ${figures.energy(before.communityFeedIn)}`
    : ''
  if (own === '') return all === '' ? 'The sun.' : `All members together fed in ${all}.`
  return all === '' ? `You ${own}.` : `You ${own}; all members together ${all}.`
}

function sharingLabel(change: ChangeFacts): string {
  const { before, now } = change
  const then = `in ${figures.monthName(before.month, now.month)}`
  const compare = (what: string, is: string | null, was: string | null): string =>
    is === null || was === null ? '' : `${is} ${what}, ${then} ${was}`
  const part = (value: number | null): string | null => (value === null ? null : figures.percent(value, 1))
  const words =
    now.model === 'shared-energy'
      ? [
          compare('of what you used came from neighbours', part(now.receivedPart), part(before.receivedPart)),
          compare('of what you fed in went to neighbours', part(now.suppliedPart), part(before.suppliedPart)),
        ]
      : [
          compare('came from neighbours', figures.energy(now.sharedIn), figures.energy(before.sharedIn)),
          compare('went to neighbours', figures.energy(now.sharedOut), figures.energy(before.sharedOut)),
        ].filter((_, k) => (k === 0 ? before.sharedIn + now.sharedIn : before.sharedOut + now.sharedOut) > 0)
  const told = words.filter(Boolean).join('; ')
  return told === '' ? 'How much was shared with you changed.' : `${told}.`
}

function ruleLabel({ before, now }: ChangeFacts): string {
  if (before.rule !== now.rule)
    return `The rule changed from ${ruleNames[before.rule]} to ${ruleNames[now.rule]}.`
  if (before.rho !== null && now.rho !== null && before.rho !== now.rho)
    return `The solidarity share went from ${rho(before.rho)} to ${rho(now.rho)}.`
  if (now.model === 'shared-energy') return 'Settlement of the common saving.'
  return now.model === 'premium' ? 'What a shared kWh brought in premium.' : 'What a shared kWh saved.'
}

/** Why the amount is another one than last month: one label a cause. */
export function changeLabel(cause: ChangeCause, change: ChangeFacts, facts: BillFacts): string {
  switch (cause) {
    case 'model':
      return `The cooperative changed from ${modelNames[change.before.model]} to ${modelNames[change.now.model]}.`
    case 'price':
      return priceLabel(change, facts)
    case 'own-use':
      return useLabel(change)
    case 'sunshine':
      return sunshineLabel(change)
    case 'sharing':
      return sharingLabel(change)
    case 'rule':
      return ruleLabel(change)
    case 'fixed':
      return 'Fixed fees.'
    case 'correction':
      return 'Correction of an earlier month.'
    case 'vat':
      return 'Value added tax.'
  }
}
