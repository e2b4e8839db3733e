import { enteredPrice } from '../../app/entered.ts'
import type { FieldProblems } from '../../app/form.ts'
import { formatPriceInCents } from '../../text/figures.ts'
import { text } from '../../text/index.ts'

interface TypedPrices {
  readonly buy: string
  readonly sell: string
}

/** What is unlikely about prices that can be read: nothing of it keeps them from being saved. */
export function priceDoubts(form: TypedPrices, unit: string): FieldProblems<'buy' | 'sell'> {
  const words = text.tariffs.problems
  const buy = enteredPrice(form.buy)
  const sell = enteredPrice(form.sell)
  const doubts: FieldProblems<'buy' | 'sell'> = {}
  if (typeof buy === 'number' && buy < 0) doubts.buy = words.paidToBuy(formatPriceInCents(-buy), unit)
  if (typeof buy === 'number' && typeof sell === 'number' && sell > buy) doubts.sell = words.swapped
  return doubts
}

/** Names the prices a doubt was shown for, so that saving the same ones again overrules it. */
export const pricesDoubted = ({ buy, sell }: TypedPrices): string => `${buy.trim()} ${sell.trim()}`
