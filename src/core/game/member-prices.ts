/** What a shared kWh is worth to each member, 10⁻⁶ currency units per kWh. */
export interface MemberPrices {
  /** b' = b − n − fee: what a received kWh saves. */
  receive(member: number, slot: number): number
  /** s: what a supplied kWh would have earned outside. */
  give(member: number, slot: number): number
}
