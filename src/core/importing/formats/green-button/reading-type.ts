import type { Direction } from '../../../community/vocabulary.ts'
import { textAt, type XmlElement } from '../../xml/element.ts'

/** What the values of a meter reading are (NAESB ESPI ReadingType). */
export type ReadingKind =
  | {
      readonly kind: 'energy' | 'power' | 'register'
      readonly direction: Direction | 'other'
      readonly kWh: number
    }
  | { readonly kind: 'foreign'; readonly words: string }
  | { readonly kind: 'unit-unknown'; readonly unit: string }

/** Units of measure: 72 watt hours, 38 watts; the others are no active energy. */
const FOREIGN_UNITS: Readonly<Record<string, string>> = {
  '5': 'current',
  '29': 'voltage',
  '42': 'gas or water (m³)',
  '61': 'apparent power',
  '63': 'reactive power',
  '71': 'apparent energy',
  '73': 'reactive energy',
  '119': 'gas or water (ft³)',
  '128': 'water (gallons)',
  '132': 'heat (Btu)',
  '134': 'water (litres)',
  '169': 'gas (therms)',
}

/** Commodities: 1 is electricity (secondary metered), 2 electricity (primary). */
const FOREIGN_COMMODITIES: Readonly<Record<string, string>> = {
  '3': 'communication',
  '4': 'air',
  '5': 'gas',
  '6': 'propane',
  '7': 'gas',
  '9': 'water',
}

/** 1 and 9 count up for ever (IEC 61968-9 AccumulationKind); 4 is the energy of the interval. */
const REGISTERS = new Set(['1', '9'])

export function readingKind(type: XmlElement): ReadingKind {
  const commodity = textAt(type, 'commodity')
  const unit = textAt(type, 'uom')
  const foreign = FOREIGN_COMMODITIES[commodity] ?? FOREIGN_UNITS[unit]
  if (foreign !== undefined) return { kind: 'foreign', words: foreign }
  if (unit !== '72' && unit !== '38') return { kind: 'unit-unknown', unit }
  const power = Number(
    textAt(type, 'powerOfTenMultiplier') === '' ? '0' : textAt(type, 'powerOfTenMultiplier'),
  )
  if (!Number.isInteger(power) || Math.abs(power) > 12)
    return { kind: 'unit-unknown', unit: `${unit} × 10^${power}` }
  const kind =
    unit === '38' ? 'power' : REGISTERS.has(textAt(type, 'accumulationBehaviour')) ? 'register' : 'energy'
  return { kind, direction: directionOf(textAt(type, 'flowDirection')), kWh: 10 ** (power - 3) }
}

/** 1 is delivered to the customer, 19 received from it; 4 is both offset, and without a word nobody knows. */
function directionOf(flow: string): Direction | 'other' {
  if (flow === '1') return 'offtake'
  return flow === '19' ? 'feed-in' : 'other'
}
