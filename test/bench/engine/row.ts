/**
 * One line of the table. Seconds are processor time, which other work on the machine lengthens little, and depend on the
 * machine; ratios come from one process.
 */
export interface Row {
  readonly id: string
  readonly what: string
  readonly seconds: number
  /** What is aimed at (docs/engine.md says where from), in words. */
  readonly aim: string
  /** How many times slower the plain way is, and what that way is; null where there is none to compare with. */
  readonly ratio: number | null
  readonly naive: string | null
  /** Whatever else was measured: errors, half-widths, sizes. */
  readonly measured: Readonly<Record<string, number | boolean>>
}

/** A point of a growth plot. */
export interface GrowthPoint {
  readonly series: 'members' | 'slots'
  readonly size: number
  readonly seconds: number
}

export function timed<T>(run: () => T): { value: T; seconds: number } {
  const before = process.cpuUsage()
  const value = run()
  return { value, seconds: secondsSince(before) }
}

export async function timedWait<T>(run: () => Promise<T>): Promise<{ value: T; seconds: number }> {
  const before = process.cpuUsage()
  const value = await run()
  return { value, seconds: secondsSince(before) }
}

function secondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  // some systems count processor time in coarse steps
  return Math.max(1, user + system) / 1e6
}

export const nothing = (): void => undefined
