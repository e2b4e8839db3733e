import { ProblemError } from '../../problems/problem.ts'
import { dispatchProblem } from '../problems.ts'
import type { Appliance, Curtailable, StudyMember } from '../study.ts'
import { readBattery } from './battery.ts'
import { refusal, type Fields } from './fields.ts'

const power = { least: 0, unit: 'kW' }

/** What a study's length is, for everything that has one value a slot. */
export interface Horizon {
  readonly steps: number
  readonly hours: number
}

export function readMember(fields: Fields, horizon: Horizon): StudyMember {
  const { steps } = horizon
  const load = fields.series('load', steps, power)
  const member: StudyMember = {
    id: fields.text('id'),
    group: fields.text('group', 'member'),
    incomePerYear: fields.has('incomePerYear')
      ? fields.number('incomePerYear', { least: 0, above: true })
      : null,
    load,
    pv: fields.series('pv', steps, power, 0),
    battery: fields.has('battery') ? readBattery(fields.object('battery')) : null,
    shiftable: fields.has('shiftable')
      ? fields.objects('shiftable').map((one) => readAppliance(one, horizon))
      : [],
    curtailable: fields.has('curtailable')
      ? readCurtailable(fields.object('curtailable'), horizon, load)
      : null,
  }
  fields.end()
  return member
}

function readAppliance(fields: Fields, { steps, hours }: Horizon): Appliance {
  const usual = fields.has('usual') ? fields.series('usual', steps, power) : null
  const sum = usual?.reduce((total, kw) => total + kw * hours, 0) ?? null
  const given = fields.has('energyKWh') ? fields.number('energyKWh', { least: 0, unit: 'kWh' }) : null
  if (sum === null && given === null)
    throw refusal(fields.path, 'given either “usual” or “energyKWh”', undefined)
  if (sum !== null && given !== null && Math.abs(sum - given) > 1e-6 * (1 + sum))
    throw refusal(fields.at('energyKWh'), `the sum of “usual”, ${sum} kWh, or left out`, given)
  const from = fields.number('from', { whole: true }, 0)
  const to = fields.number('to', { whole: true }, steps)
  if (from < 0 || from >= to || to > steps)
    throw new ProblemError(dispatchProblem('study-window', { field: fields.path, from, to, steps }))
  const appliance = {
    usual,
    energyKWh: sum ?? given!,
    from,
    to,
    maxKw: fields.number('maxKw', { ...power, above: true }),
    interruptible: fields.flag('interruptible', true),
  }
  fields.end()
  return appliance
}

function readCurtailable(fields: Fields, { steps }: Horizon, load: readonly number[]): Curtailable {
  const series = fields.series('series', steps, power)
  const over = series.findIndex((kw, t) => kw > load[t]! + 1e-9)
  if (over >= 0)
    throw refusal(
      `${fields.at('series')}[${over}]`,
      `at most the load of the slot, ${load[over]} kW`,
      series[over],
    )
  const events = fields.has('events') ? fields.object('events') : null
  const slots = { least: 1, most: steps, whole: true }
  const curtailable = {
    series,
    fraction: fields.number('fraction', { least: 0, most: 1 }, 1),
    costPerKWh: fields.number('costPerKWh', { least: 0 }, 0),
    events: events && {
      threshold: events.number('threshold', {}, 0),
      maxSlots: events.number('maxSlots', { least: 0, most: steps, whole: true }, steps),
      minSlots: events.number('minSlots', slots, 1),
    },
  }
  events?.end()
  fields.end()
  return curtailable
}
