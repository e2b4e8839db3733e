import type { Mapping } from './inspection.ts'

export type Unit = Mapping['unit']

/** Factor to kWh: energy as it is, power times the hours of a slot. */
export function kWhFactor(unit: Unit, stepSeconds: number): number {
  const hours = stepSeconds / 3600
  switch (unit) {
    case 'kWh':
    case 'register-kWh':
      return 1
    case 'Wh':
    case 'register-Wh':
      return 1e-3
    case 'MWh':
      return 1e3
    case 'kW':
      return hours
    case 'W':
      return hours * 1e-3
  }
}

export const isRegister = (unit: Unit): boolean => unit.startsWith('register-')

export const isPower = (unit: Unit): boolean => unit === 'kW' || unit === 'W'

/** microKWh of a number of the file. Half a unit of rounding restores the decimal that was written. */
export function microOf(value: number, factor: number): number {
  return Math.round(value * factor * 1e6)
}

const UNIT =
  /(?<![A-Za-zÀ-ÿ])(MWh|kWhs?|kilowatt[- _]?hours?|kilowattstunden?|watt[- _]?hours?|wattstunden?|Wh|kW(?!\/?h))(?![A-Za-zÀ-ÿ])/i
/** Written together with the word before it: `consumptionKWh`. */
const CAMEL_UNIT = /(?<=[a-z])(KWh|kWh|KWH|MWh|(?<![km])Wh)(?![A-Za-zÀ-ÿ])|(?<=[a-z]{3})kwh$/
/** Watt alone is one letter, so it needs brackets or a cell of its own. */
const WATT = /[([]\s*W\s*[)\]]|^\s*W\s*$|\bWatt\b/
/** Energy an hour is power. */
const AN_HOUR = /^ ?(\/ ?|per |pro )(h|hr|hour|std|stunde)\b/i
/** Money or carbon for an energy: `ct/kWh`, `€ / MWh`, `g/kWh`. */
const RATE =
  /(€|\$|£|¢|%|(?<![a-zà-ÿ])(ct|cts|cents?|eur|euro|usd|cad|aud|chf|rp|öre|øre|kr|sek|nok|dkk|pln|zł|czk|kč|huf|ft|k?g|p|pence|c))\.?\s*(\/|per|pro)\s*[kM]?Wh/i

/** True where a header states a price or an intensity of energy, which is none itself. */
export const isRate = (text: string): boolean => RATE.test(text)

/** The unit that a header or a unit cell states, or null. Never guessed from values. */
export function unitIn(text: string): 'kWh' | 'Wh' | 'MWh' | 'kW' | 'W' | null {
  if (isRate(text)) return null
  const match = UNIT.exec(text) ?? CAMEL_UNIT.exec(text)
  if (match) {
    const found = match[0].toLowerCase()
    const hourly = AN_HOUR.test(text.slice(match.index + match[0].length))
    if (found === 'mwh') return hourly ? null : 'MWh'
    if (found === 'wh' || found.startsWith('watt')) return hourly ? 'W' : 'Wh'
    if (found === 'kw') return 'kW'
    return hourly ? 'kW' : 'kWh'
  }
  return WATT.test(text) ? 'W' : null
}

const GAS =
  /(?<![a-zà-ÿ])((erd|aard|natur|bio)?gas|gaz|m3|m³|therms?|ccf)(?![a-zà-ÿ])|(?<![a-zà-ÿ])(erd|aard|natur)?gas(verbr|bezug|menge|zähl|meter|levering|usage|consum|stand)/i
const WATER =
  /(?<![a-zà-ÿ])(water|wasser|eau|heat|wärme|fernwärme|warmte|fjernvarme|fjärrvärme)(?![a-zà-ÿ])|(?<![a-zà-ÿ])((kalt|warm|trink)?wasser|(fern)?wärme)(verbr|bezug|menge|zähl)|(kalt|warm)wasser/i
const REACTIVE =
  /kvarh?|\bvarh\b|blind(energie|leistung|strom|arbeit)|reactive|réactive|inductie[fv]|capacitie[fv]/i

/** What a header, unit or type cell names that is no active electric energy, in words; null where it names none. */
export function otherMedium(text: string): string | null {
  if (REACTIVE.test(text)) return 'reactive energy'
  if (GAS.test(text)) return 'gas'
  if (WATER.test(text)) return 'water or heat'
  return null
}
