import type { Direction } from '../../community/vocabulary.ts'
import type { Unit } from '../energy-units.ts'
import { ESTIMATED, MEASURED, SUBSTITUTED } from '../quality-words.ts'

/** Quality methods of records 300 and 400. A day that varies (V) is said part by part in records 400. */
export const QUALITIES: Readonly<Record<string, number>> = {
  A: MEASURED,
  E: ESTIMATED,
  F: SUBSTITUTED,
  N: MEASURED,
  S: SUBSTITUTED,
  V: MEASURED,
}

/**
 * What an NMI suffix stands for (AEMO, “NMI Procedure”, data stream suffixes): E is energy drawn and B energy fed in, of the master
 * meter; their check meters (F, C) would count it twice, net streams (D, A) are the two already offset.
 */
export function roleOfSuffix(suffix: string): {
  readonly direction: Direction | 'other'
  readonly left: string | null
} {
  switch (suffix[0]?.toUpperCase()) {
    case 'E':
      return { direction: 'offtake', left: null }
    case 'B':
      return { direction: 'feed-in', left: null }
    case 'C':
    case 'F':
      return { direction: 'other', left: 'a check meter, not counted' }
    case 'A':
    case 'D':
      return { direction: 'other', left: 'a net stream, not counted' }
    default:
      return { direction: 'other', left: `the stream ${suffix.slice(0, 4) || 'without a name'}, not counted` }
  }
}

/** A unit of measure in any case; `medium` where it is no active energy; null where nobody knows it. */
export function unitOfMeasure(
  text: string,
): { readonly unit: Unit; readonly medium: null } | { readonly unit: null; readonly medium: string } | null {
  switch (text.toLowerCase()) {
    case 'wh':
      return { unit: 'Wh', medium: null }
    case 'kwh':
      return { unit: 'kWh', medium: null }
    case 'mwh':
      return { unit: 'MWh', medium: null }
    case 'w':
      return { unit: 'W', medium: null }
    case 'kw':
      return { unit: 'kW', medium: null }
    case 'varh':
    case 'kvarh':
    case 'mvarh':
    case 'var':
    case 'kvar':
    case 'mvar':
      return { unit: null, medium: 'reactive energy' }
    case 'vah':
    case 'kvah':
    case 'mvah':
    case 'va':
    case 'kva':
    case 'mva':
      return { unit: null, medium: 'apparent energy' }
    case 'v':
    case 'kv':
    case 'a':
    case 'ka':
    case 'pf':
      return { unit: null, medium: 'voltage, current or power factor' }
    default:
      return null
  }
}
