import type { Direction } from '../community/vocabulary.ts'
import type { Channel } from './channel.ts'
import type { SkipCounter } from './skip-counter.ts'

/** What an OBIS code says a number is. */
export interface Obis {
  /** Energy of a slot, stand of a register, mean power of a slot, or anything else. */
  readonly kind: 'energy' | 'register' | 'power' | 'other'
  /** Null where it is no active energy of one side. */
  readonly direction: Direction | null
  /** Tariff register, `0` = all tariffs together. */
  readonly tariff: string
  /** What it is, in words. */
  readonly words: string
}

/** Medium − channel : quantity . kind . tariff, as in `1-1:1.29.0` (IEC 62056-61; kinds of load profiles as EDI@Energy uses them). */
const CODE = /^(\d{1,2})-(\d{1,3}):([\dA-Z]{1,3})\.(\d{1,3})\.(\d{1,3})(?:[*&.]\d{1,3})?$/

/** Medium 8 is water, 7 gas, 6 heat; quantities 1 and 2 are active energy drawn and fed in, 3 to 8 reactive. Null for what is no code. */
export function obisOf(text: string): Obis | null {
  const match = CODE.exec(text.trim())
  if (!match) return null
  const [, medium, , quantity, kindCode, tariff] = match as unknown as [
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  if (medium !== '1' && medium !== '0')
    return { kind: 'other', direction: null, tariff, words: mediumWords(medium) }
  const direction = quantity === '1' ? 'offtake' : quantity === '2' ? 'feed-in' : null
  return { kind: KINDS[Number(kindCode)] ?? 'other', direction, tariff, words: quantityWords(quantity) }
}

/** 8 stands; 9, 10, 29, 30 energy of a period; 4, 5, 24, 25 mean power; the rest (6 peak, 2 summed peaks) is no energy. */
const KINDS: Readonly<Partial<Record<number, Obis['kind']>>> = {
  4: 'power',
  5: 'power',
  8: 'register',
  9: 'energy',
  10: 'energy',
  24: 'power',
  25: 'power',
  29: 'energy',
  30: 'energy',
}

function mediumWords(medium: string): string {
  if (medium === '7') return 'gas'
  if (medium === '8' || medium === '9') return 'water'
  return medium === '4' || medium === '5' || medium === '6' ? 'heat' : `medium ${medium}`
}

function quantityWords(quantity: string): string {
  if (/^[3-8]$/.test(quantity)) return 'reactive energy'
  return quantity === '1' || quantity === '2' ? 'peaks' : 'other quantities'
}

/** Where a side of a point has a register of all tariffs (0), the registers of single tariffs repeat it and are left out. */
export function withoutTariffParts(channels: readonly Channel[], skipped: SkipCounter): Channel[] {
  const side = ({ point, direction }: Channel): string => JSON.stringify([point, direction])
  const whole = new Set(channels.filter(({ register }) => register === '0').map(side))
  return channels.filter((channel) => {
    if (channel.register === '0' || !whole.has(side(channel))) return true
    skipped.add('a tariff’s part of a total that is there too', channel.values.length)
    return false
  })
}
