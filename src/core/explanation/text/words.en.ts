import * as figures from '../format.ts'

/** `no` to `twelve`. */
export const numerals: readonly string[] = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

/** `twelve`, `13`; for headlines and sentences. */
export function numeral(count: number): string {
  return numerals[count] ?? figures.count(count)
}

/** `twelve bills`, `one bill`, `no bills` */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${numeral(count)} ${count === 1 ? one : many}`
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** Up to three names; of more the first two and how many others. */
export function someOf(names: readonly string[]): string {
  const different = [...new Set(names)]
  if (different.length <= 3) return list(different)
  return `${different.slice(0, 2).join(', ')} and ${counted(different.length - 2, 'other')}`
}

/** `8 quarter hours`, `1 hour` */
export function slots(count: number, stepSeconds: number): string {
  const known: Record<number, string> = {
    900: 'quarter hour',
    1800: 'half hour',
    3600: 'hour',
    86_400: 'day',
  }
  const name = known[stepSeconds] ?? 'reading'
  return `${figures.count(count)}${figures.NARROW}${name}${count === 1 ? '' : 's'}`
}

/** A solidarity share in percent, with a place only where it has one: `10 %`, `12.5 %`. */
export function rho(fraction: number): string {
  return figures.percent(fraction, Number.isInteger(Math.round(fraction * 1e6) / 1e4) ? 0 : 1)
}
