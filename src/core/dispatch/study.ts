/** A day (or several) of a community as the planner takes it; STUDY.json of interface.md, read and checked. */
export interface Study {
  readonly name: string
  readonly stepMinutes: number
  readonly steps: number
  readonly currency: string
  readonly prices: StudyPrices
  readonly members: readonly StudyMember[]
  readonly community: CommonAssets | null
  /** Most the community may take from or give to the grid, kW; a coalition has its share of it, a member alone none. */
  readonly connectionKw: number | null
  readonly settings: EquitySettings
}

/** Prices in currency units per kWh, one value a slot where they are lists. */
export interface StudyPrices {
  readonly buy: readonly number[]
  readonly sell: readonly number[]
  /** What a kWh of the pool is traded at: (buy + sell)/2, the supply–demand ratio of the plan, or a list. */
  readonly local: LocalPrice
  /** Per kWh bought from the pool; it leaves the community. */
  readonly networkFee: number
  /** Per kW of the highest net import of the whole horizon. */
  readonly demandCharge: number
  /** Per kWh of load that is not served, and of import beyond the connection. */
  readonly lostLoad: number
  /** Most of the fixed load of a slot that may be left unserved, 0…1. */
  readonly lostLoadFraction: number
}
export type LocalPrice = 'mid-market' | 'sdr' | readonly number[]

export interface StudyMember {
  readonly id: string
  readonly group: string
  /** Null: no household, or not known. */
  readonly incomePerYear: number | null
  /** Fixed load, kW. */
  readonly load: readonly number[]
  /** What the sun offers, kW. */
  readonly pv: readonly number[]
  readonly battery: Battery | null
  readonly shiftable: readonly Appliance[]
  readonly curtailable: Curtailable | null
}

export interface Battery {
  readonly capacityKWh: number
  readonly chargeKw: number
  readonly dischargeKw: number
  /** State of charge += efficiency · charged energy. */
  readonly chargeEfficiency: number
  /** State of charge −= discharged energy / efficiency. */
  readonly dischargeEfficiency: number
  /** Fraction of the capacity below which it is never emptied. */
  readonly minSoc: number
  /** Null: free where `end` is cyclic, else empty (at `minSoc`). */
  readonly initialKWh: number | null
  /** `cyclic`: as at the start; `free`: anything; or kWh. */
  readonly end: 'cyclic' | 'free' | number
  /** Per kWh discharged. */
  readonly wearPerKWh: number
}

/** Load that can be moved. Slots from `from` to before `to` are its window. */
export interface Appliance {
  /** When it usually runs, kW; null where it has no usual time. Its energy is kept; outside the window at most this. */
  readonly usual: readonly number[] | null
  /** Energy of the horizon, kWh; the sum of `usual` where there is one. */
  readonly energyKWh: number
  readonly from: number
  readonly to: number
  readonly maxKw: number
  /** False: one run without a break, as short as `maxKw` allows, or its usual time left as it is. */
  readonly interruptible: boolean
}

/** A part of the fixed load that may be cut for money. */
export interface Curtailable {
  /** The load in question, kW, at most the fixed load. */
  readonly series: readonly number[]
  /** How much of it may be cut, 0…1. */
  readonly fraction: number
  readonly costPerKWh: number
  /** Null: at any time. Else only in slots dearer than mean + threshold · standard deviation of the buying price. */
  readonly events: { readonly threshold: number; readonly maxSlots: number; readonly minSlots: number } | null
}

/** What all own together; its node trades like a member and its account is divided by ownership shares. */
export interface CommonAssets {
  readonly pv: readonly number[] | null
  readonly battery: Battery | null
  /** Fractions in member order, summing to 1. */
  readonly shares: readonly number[]
}

/** The board's settings of stage B (equity.md, "Two stages"). */
export interface EquitySettings {
  /** Weight of the Rawlsian term, 0…1. */
  readonly mu: number
  /** Weight of access within it. */
  readonly nu: number
  /** What a kW of peak counts besides money. */
  readonly beta: number
  /** How much dearer than the cheapest plan the fair one may be. */
  readonly delta: number
  /** Equal, by income, or by group (groups not named have 1); scaled to mean 1 over all members. */
  readonly weights: GroupWeights
  /** Part of the shares that goes by need, 0…0.6. */
  readonly rho: number
  /** Only local renewables may be traded and stored. */
  readonly greenPool: boolean
  /** What the fair plan seeks. */
  readonly fairness: FairnessForm
}

/**
 * What stage B seeks (equity.md, "Two stages" and "Also offered"):
 * `weights`: weighted money and the worst burden and access, at a cost of at most δ above the cheapest.
 * `limits`: the cheapest plan in which no household of known income pays more than `burdenMost` of its income or has less than
 * `accessLeast` of its consumption from the sun (green pool only); what cannot be kept is missed by as little as can be.
 * `alpha-fair`: the largest Σ u(saving), u(x) = x^(1−α)/(1−α), ln x at α = 1, within the cost guard.
 * `leximin`: the smallest worst burden, then the smallest second worst, and so on, within the cost guard.
 */
export type FairnessForm =
  | { readonly form: 'weights' | 'leximin' }
  | { readonly form: 'limits'; readonly burdenMost: number | null; readonly accessLeast: number | null }
  | { readonly form: 'alpha-fair'; readonly alpha: number }
export type GroupWeights = 'equal' | 'income' | Readonly<Record<string, number>>

export const defaultSettings: EquitySettings = {
  mu: 0.5,
  nu: 0.5,
  beta: 0,
  delta: 0.02,
  weights: 'equal',
  rho: 0,
  greenPool: true,
  fairness: { form: 'weights' },
}

/** Length of a slot in hours. */
export const hoursOfSlot = (study: Study): number => study.stepMinutes / 60

/** Income of the horizon's days, one currency unit; null where there is none. */
export function incomeOfHorizon(study: Study, member: StudyMember): number | null {
  if (member.incomePerYear === null) return null
  return (member.incomePerYear / 365) * ((study.steps * study.stepMinutes) / 1440)
}

/** Gross load of a member in kW: fixed load and the usual run of what can be moved. */
export function grossLoadOf(member: StudyMember): number[] {
  return member.load.map((kw, t) =>
    member.shiftable.reduce((sum, appliance) => sum + (appliance.usual?.[t] ?? 0), kw),
  )
}

/** Energy a member uses in the horizon, kWh, whenever it is used. */
export function consumptionOf(study: Study, member: StudyMember): number {
  const hours = hoursOfSlot(study)
  const fixed = member.load.reduce((sum, kw) => sum + kw * hours, 0)
  return member.shiftable.reduce((sum, appliance) => sum + appliance.energyKWh, fixed)
}
