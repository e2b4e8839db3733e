import { defaultSettings, type Battery, type Study, type StudyMember } from '../dispatch/study.ts'
import { heat, loadProfiles, ordinaryPrices, steepPrices, sun } from './data/day.ts'
import { households, type StudyHousehold } from './data/households.ts'

/** How a study differs from the ordinary day. */
export interface StudyVariant {
  readonly name: string
  readonly title: string
  readonly summary: string
  readonly sunFactor: number
  readonly sunny: boolean
  readonly steep: boolean
  readonly heat: boolean
  readonly commonKWp: number
  readonly connectionKw: number | null
}

const ordinary = { sunFactor: 1, sunny: false, steep: false, heat: false, commonKWp: 6, connectionKw: null }

/** The six study communities: the same ten members on six kinds of day. */
export const variants: readonly StudyVariant[] = [
  {
    ...ordinary,
    name: 'S1',
    title: 'An ordinary day',
    summary: 'A clear day in spring, an ordinary tariff.',
  },
  {
    ...ordinary,
    name: 'S2',
    title: 'Much sun',
    summary: 'Larger roofs and a fifth more sun.',
    sunFactor: 1.2,
    sunny: true,
    commonKWp: 8,
  },
  {
    ...ordinary,
    name: 'S3',
    title: 'Little sun',
    summary: 'A winter day: three tenths of the sun.',
    sunFactor: 0.3,
  },
  {
    ...ordinary,
    name: 'S4',
    title: 'A steep price',
    summary: 'The evening costs three times as much.',
    steep: true,
  },
  {
    ...ordinary,
    name: 'S5',
    title: 'More in common',
    summary: 'The common roof is twice as large; what it brings can go by need.',
    commonKWp: 12,
  },
  {
    ...ordinary,
    name: 'S6',
    title: 'Heat and a narrow line',
    summary: 'A heat wave behind a connection of 7 kW.',
    heat: true,
    connectionKw: 7,
  },
]

const LOST_LOAD = 3
const battery = (kWh: number, kW: number): Battery => ({
  capacityKWh: kWh,
  chargeKw: kW,
  dischargeKw: kW,
  chargeEfficiency: 0.95,
  dischargeEfficiency: 0.95,
  minSoc: 0.1,
  initialKWh: null,
  end: 'cyclic',
  wearPerKWh: 0.04,
})

/** The study of a variant, complete. */
export function studyOf(variant: StudyVariant): Study {
  return {
    name: variant.name,
    stepMinutes: 60,
    steps: 24,
    currency: 'EUR',
    prices: {
      buy: variant.steep ? steepPrices : ordinaryPrices,
      sell: sun.map(() => 0.06),
      local: 'mid-market',
      networkFee: 0.02,
      demandCharge: 1,
      lostLoad: LOST_LOAD,
      lostLoadFraction: 0.5,
    },
    members: households.map((household) => memberOf(household, variant)),
    community: {
      pv: sun.map((kWh) => kWh * variant.commonKWp * variant.sunFactor),
      battery: battery(40, 20),
      shares: households.map(() => 1 / households.length),
    },
    connectionKw: variant.connectionKw,
    // the board of the studies weighs by income and gives half of the savings by need
    settings: { ...defaultSettings, weights: 'income', rho: 0.5 },
  }
}

function memberOf(household: StudyHousehold, variant: StudyVariant): StudyMember {
  const whole = loadProfiles[household.group].map(
    (part, t) => part * household.kWhPerDay * (variant.heat ? heat[t]! : 1),
  )
  const usual = whole.map((kw) => kw * household.flexible)
  const kWp = variant.sunny ? household.kWpSunny : household.kWp
  return {
    id: household.id,
    group: household.group,
    incomePerYear: household.incomePerYear,
    load: whole.map((kw, t) => kw - usual[t]!),
    pv: sun.map((kWh) => kWh * kWp * variant.sunFactor),
    battery: household.battery && battery(household.battery.kWh, household.battery.kW),
    shiftable: [
      {
        usual,
        energyKWh: usual.reduce((sum, kw) => sum + kw, 0),
        from: 9,
        to: 23,
        maxKw: 3 * Math.max(...usual),
        interruptible: true,
      },
    ],
    curtailable: null,
  }
}

/** The six studies in order. */
export const sixStudies: readonly Study[] = variants.map(studyOf)
