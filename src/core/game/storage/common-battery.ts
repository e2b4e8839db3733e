/** A battery at the common connection; energies in one unit (kWh), powers as energy a slot at the connection. */
export interface CommonBattery {
  /** What can be stored and taken out again, above the lowest state of charge. */
  readonly capacity: number
  /** Most that can be drawn in a slot to charge, and delivered in a slot. */
  readonly charge: number
  readonly discharge: number
  /** Parts that arrive: content += chargeEfficiency × drawn, content −= delivered ÷ dischargeEfficiency. Each in (0, 1]. */
  readonly chargeEfficiency: number
  readonly dischargeEfficiency: number
  /** Cost per unit delivered, at least 0. */
  readonly wear: number
  /** Content at the start and at the end; null: whatever is cheapest, but the same at both. */
  readonly initial: number | null
}

/** The battery of those who have none: nothing can be stored. */
export const NO_BATTERY: CommonBattery = {
  capacity: 0,
  charge: 0,
  discharge: 0,
  chargeEfficiency: 1,
  dischargeEfficiency: 1,
  wear: 0,
  initial: 0,
}

/** The part of a battery that belongs to a coalition: capacity, powers and content shrink alike. */
export function partOfBattery(battery: CommonBattery, share: number): CommonBattery {
  return {
    ...battery,
    capacity: battery.capacity * share,
    charge: battery.charge * share,
    discharge: battery.discharge * share,
    initial: battery.initial === null ? null : battery.initial * share,
  }
}
