/**
 * A group that members join one by one, valued slot by slot without a table of all groups. Values are 10⁻¹² currency
 * units. Only slots with both offtake and feed-in count; every group is worth 0 in the others.
 */
export interface GrowingGroup {
  /** The slots that count, by their number in the month. */
  readonly slots: Int32Array
  /** Nobody is in. */
  clear(): void
  /** Lets in a member that is not, and writes for each of `slots` what v_t grows by. */
  join(member: number, added: Float64Array): void
  /** The same for several at once, valued once. */
  joinAll(members: readonly number[], added: Float64Array): void
}
