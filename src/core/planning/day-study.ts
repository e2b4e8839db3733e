import { defaultSettings, type Battery, type Study } from '../dispatch/study.ts'
import type { MemberHours } from './history.ts'

/** Prices of the 24 hours, currency units per kWh. */
export interface DayPrices {
  readonly buy: readonly number[]
  readonly sell: readonly number[]
  /** What a shared kWh costs besides: network charges and the cooperative's fee, one figure for the day. */
  readonly shared: number
}

/** A battery in common that stands there or is thought about. */
export interface CommonBattery {
  readonly capacityKWh: number
  readonly powerKw: number
}

export interface PlannedMember {
  readonly id: string
  readonly hours: MemberHours
}

const LOST_LOAD = 1e3

/** Of a lithium battery: a tenth is lost there and back, a tenth stays in, 4 ct a kWh for its ageing. */
export function batteryOf({ capacityKWh, powerKw }: CommonBattery): Battery {
  return {
    capacityKWh,
    chargeKw: powerKw,
    dischargeKw: powerKw,
    chargeEfficiency: 0.95,
    dischargeEfficiency: 0.95,
    minSoc: 0.1,
    initialKWh: null,
    end: 'cyclic',
    wearPerKWh: 0.04,
  }
}

/**
 * A day of the cooperative's own members as a study: what an hour's offtake and feed-in of one member leave against each
 * other is the member's load or sunshine. A battery in common belongs to all alike.
 */
export function dayStudy(
  date: string,
  currency: string,
  prices: DayPrices,
  members: readonly PlannedMember[],
  battery: CommonBattery | null,
): Study {
  const net = ({ offtake, feedIn }: MemberHours): number[] => offtake.map((kWh, hour) => kWh - feedIn[hour]!)
  return {
    name: date,
    stepMinutes: 60,
    steps: 24,
    currency,
    prices: {
      buy: prices.buy,
      sell: prices.sell,
      local: 'mid-market',
      networkFee: prices.shared,
      demandCharge: 0,
      lostLoad: LOST_LOAD,
      lostLoadFraction: 0,
    },
    members: members.map(({ id, hours }) => ({
      id,
      group: '',
      incomePerYear: null,
      load: net(hours).map((kWh) => Math.max(0, kWh)),
      pv: net(hours).map((kWh) => Math.max(0, 0 - kWh)),
      battery: null,
      shiftable: [],
      curtailable: null,
    })),
    community:
      battery === null
        ? null
        : { pv: null, battery: batteryOf(battery), shares: members.map(() => 1 / members.length) },
    connectionKw: null,
    settings: defaultSettings,
  }
}
