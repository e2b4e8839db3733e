import { arch, cpus, loadavg, platform } from 'node:os'
import type { GrowthPoint, Row } from './row.ts'

/** What a run of the benchmark found, as it is printed with --json. */
export interface Report {
  readonly machine: {
    readonly processor: string
    readonly threads: number
    readonly system: string
    readonly node: string
    /** Processes that want a processor, mean of a minute, before and after. */
    readonly load: readonly [number, number]
  }
  readonly day: string
  readonly rows: readonly Row[]
  readonly growth: readonly GrowthPoint[]
}

export function reportOf(rows: readonly Row[], growth: readonly GrowthPoint[], loadBefore: number): Report {
  return {
    machine: {
      processor: cpus()[0]?.model ?? 'unknown',
      threads: cpus().length,
      system: `${platform()} ${arch()}`,
      node: process.version,
      load: [loadBefore, loadavg()[0]!],
    },
    day: new Date().toISOString().slice(0, 10),
    rows,
    growth,
  }
}

/** Three digits that count, without an exponent where that is readable. */
export function figure(value: number): string {
  if (value === 0) return '0'
  const size = Math.abs(value)
  if (size >= 1000) return value.toFixed(0).replaceAll(/\B(?=(\d{3})+$)/g, ',')
  if (size >= 0.001) return String(Number(value.toPrecision(3)))
  return value.toExponential(1)
}

export function secondsOf(seconds: number): string {
  if (seconds < 1e-3) return `${figure(seconds * 1e6)} µs`
  return seconds < 1 ? `${figure(seconds * 1e3)} ms` : `${figure(seconds)} s`
}

/** `errorOfMonthAtMost` → `error of month at most` */
function words(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

export function measuredOf({ measured }: Row): string {
  return Object.entries(measured)
    .map(
      ([name, value]) =>
        `${words(name)} ${typeof value === 'boolean' ? (value ? 'yes' : 'no') : figure(value)}`,
    )
    .join(', ')
}

export function machineOf({ machine, day }: Report): string {
  const { processor, threads, system, node, load } = machine
  const loads = load.map((one) => one.toFixed(1)).join(' and ')
  return `${processor}, ${threads} threads, ${system}, Node ${node}; load ${loads} before and after; ${day}`
}

export function textOf(report: Report): string {
  const lines = [machineOf(report), '']
  for (const row of report.rows) {
    lines.push(row.what)
    const ratio = row.ratio === null ? '' : `   ${figure(row.ratio)} × faster than ${row.naive}`
    lines.push(`  ${secondsOf(row.seconds)}${ratio}${row.aim === '–' ? '' : `   (aim: ${row.aim})`}`)
    const measured = measuredOf(row)
    if (measured !== '') lines.push(`  ${measured}`)
  }
  return lines.join('\n')
}
