import type { loadProfiles } from './day.ts'

/** A household (or the school) of the study communities. */
export interface StudyHousehold {
  readonly id: string
  readonly group: keyof typeof loadProfiles
  /** Null for the school. */
  readonly incomePerYear: number | null
  readonly kWhPerDay: number
  readonly kWp: number
  /** With much sun (S2). */
  readonly kWpSunny: number
  readonly battery: { readonly kWh: number; readonly kW: number } | null
  /** Part of every hour's load that can be moved. */
  readonly flexible: number
}

/** The ten members all six studies have. */
export const households: readonly StudyHousehold[] = [
  {
    id: 'L1',
    group: 'low',
    incomePerYear: 16000,
    kWhPerDay: 8.0,
    kWp: 0.0,
    kWpSunny: 0.0,
    battery: null,
    flexible: 0.2,
  },
  {
    id: 'L2',
    group: 'low',
    incomePerYear: 14000,
    kWhPerDay: 7.0,
    kWp: 0.0,
    kWpSunny: 0.0,
    battery: null,
    flexible: 0.2,
  },
  {
    id: 'L3',
    group: 'low',
    incomePerYear: 18000,
    kWhPerDay: 9.0,
    kWp: 0.0,
    kWpSunny: 0.0,
    battery: null,
    flexible: 0.2,
  },
  {
    id: 'L4',
    group: 'low',
    incomePerYear: 15000,
    kWhPerDay: 6.5,
    kWp: 0.0,
    kWpSunny: 0.0,
    battery: null,
    flexible: 0.2,
  },
  {
    id: 'M1',
    group: 'middle',
    incomePerYear: 45000,
    kWhPerDay: 13.0,
    kWp: 1.75,
    kWpSunny: 2.0,
    battery: null,
    flexible: 0.2,
  },
  {
    id: 'M2',
    group: 'middle',
    incomePerYear: 52000,
    kWhPerDay: 15.0,
    kWp: 0.0,
    kWpSunny: 0.0,
    battery: null,
    flexible: 0.2,
  },
  {
    id: 'M3',
    group: 'middle',
    incomePerYear: 60000,
    kWhPerDay: 14.0,
    kWp: 2.1,
    kWpSunny: 2.4,
    battery: { kWh: 5, kW: 2.5 },
    flexible: 0.2,
  },
  {
    id: 'H1',
    group: 'high',
    incomePerYear: 130000,
    kWhPerDay: 26.0,
    kWp: 3.5,
    kWpSunny: 4.0,
    battery: { kWh: 10, kW: 5 },
    flexible: 0.25,
  },
  {
    id: 'H2',
    group: 'high',
    incomePerYear: 110000,
    kWhPerDay: 22.0,
    kWp: 2.8,
    kWpSunny: 3.2,
    battery: null,
    flexible: 0.25,
  },
  {
    id: 'F1',
    group: 'school',
    incomePerYear: null,
    kWhPerDay: 40.0,
    kWp: 3.5,
    kWpSunny: 4.0,
    battery: null,
    flexible: 0.1,
  },
]
