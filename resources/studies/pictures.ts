import type { DynamicRun, StudyRun } from '../../src/core/scenarios/run/schema.ts'
import { picture } from './chart.ts'

const colors = {
  load: '#33566b',
  after: '#0f7a63',
  sun: '#d99a1c',
  grid: '#a8452f',
  battery: '#6a5aa0',
  grey: '#8a9298',
}
const hour = (k: number): string => (k % 3 === 0 ? String(k) : '')

/** A study's day: loads, sunshine and the grid; battery and pool; prices. */
export function dayPicture(run: StudyRun): string {
  const { series } = run
  const stepped = true
  return picture([
    {
      title: `${run.name}: loads of all members, sunshine and what the grid delivers`,
      unit: 'kW',
      at: hour,
      lines: [
        { label: 'sunshine', values: series.pv, color: colors.sun, filled: true, stepped },
        { label: 'load as usual', values: series.loadBefore, color: colors.load, dashed: true, stepped },
        { label: 'load as planned', values: series.loadAfter, color: colors.after, stepped },
        { label: 'net import', values: series.netImport, color: colors.grid, stepped },
      ],
    },
    {
      title: 'Batteries and what is traded inside',
      unit: 'kW',
      height: 200,
      at: hour,
      lines: [
        { label: 'charged', values: series.charge, color: colors.battery, stepped },
        { label: 'discharged', values: series.discharge, color: colors.battery, dashed: true, stepped },
        { label: 'through the pool', values: series.traded, color: colors.after, filled: true, stepped },
      ],
    },
    {
      title: 'Prices per kWh',
      unit: run.currency,
      height: 170,
      at: hour,
      lines: [
        { label: 'buying', values: series.buy, color: colors.grid, stepped },
        { label: 'inside', values: series.local, color: colors.after, stepped },
        { label: 'selling', values: series.sell, color: colors.grey, stepped },
      ],
    },
  ])
}

/** Gini of burdens over the 120 days, frozen and not. */
export function trendPicture(dynamic: DynamicRun): string {
  const palette = [colors.grey, colors.sun, colors.after, colors.load, colors.battery]
  const first = dynamic.trailingDays
  const at = (k: number): string => ((k + first) % 15 === 0 ? String(k + first) : '')
  const panel = (basis: 'plan' | 'shapley', title: string) => ({
    title,
    unit: 'Gini',
    at,
    lines: dynamic.settings
      .filter((one) => one.basis === basis)
      .map((one, k) => ({
        label:
          one.rho > 0
            ? `ρ ${one.rho}${basis === 'plan' ? ' and 1 %' : ''}`
            : one.delta > 0
              ? `≤ ${one.delta * 100} %`
              : 'frozen',
        values: one.trend,
        color: palette[k % palette.length]!,
        dashed: k === 0,
      })),
  })
  return picture([
    panel('plan', 'Gini of burdens of the trailing 30 days, by day: weights in the plan'),
    panel('shapley', 'The same after settlement by Shapley value with a part by need'),
  ])
}
