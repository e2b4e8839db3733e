import type { ChangeCause, ChangeFacts } from '../change.ts'
import type { BillFacts } from '../facts.ts'
import * as figures from '../format.ts'
import { modelNames, ruleNames } from './names.en.ts'
import { list } from './words.en.ts'

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

function useLabel(change: ChangeFacts): string {
  const words = [
    change.usedMore === 0
      ? ''
      : `used ${figures.energy(Math.abs(change.usedMore))} ${change.usedMore > 0 ? 'more' : 'less'}`,
    change.fedInMore === 0
      ? ''
      : `fed in ${figures.energy(Math.abs(change.fedInMore))} ${change.fedInMore > 0 ? 'more' : 'less'}`,
  ].filter(Boolean)
  return `You ${list(words)}.`
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

function splitLabel(change: ChangeFacts): string {
  const { before, now } = change
  if (before.rule !== now.rule)
    return `The rule changed from ${ruleNames[before.rule]} to ${ruleNames[now.rule]}.`
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
    case 'sharing':
      return sharingLabel(change)
    case 'split':
      return splitLabel(change)
    case 'fixed':
      return 'Fixed fees.'
    case 'correction':
      return 'Correction of an earlier month.'
    case 'vat':
      return 'Value added tax.'
  }
}
