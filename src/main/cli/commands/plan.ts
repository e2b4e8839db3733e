import type { DayPlanResult } from '../../../core/planning/day-plan.ts'
import { done, type Command, type Invocation } from '../command.ts'
import { withCooperative } from '../session.ts'
import { textTable } from '../text-table.ts'
import { dateOperand, positiveOption } from '../values.ts'

function batteryOf(invocation: Invocation): { capacityKWh: number; powerKw: number } | null {
  const capacityKWh = positiveOption(invocation, 'battery')
  if (capacityKWh === null) return null
  // half the capacity in an hour is what most batteries can do
  return { capacityKWh, powerKw: positiveOption(invocation, 'power') ?? capacityKWh / 2 }
}

const percent = (part: number | null): string => (part === null ? '–' : `${(part * 100).toFixed(1)} %`)

function textOf({ date, basisDays, error, document, past, leftOut }: DayPlanResult): string {
  if (document.status === 'infeasible')
    return [`No plan for ${date}:`, ...document.conflicts.map(({ sentence }) => sentence)].join('\n')
  const { cost, aloneCost, currency, series } = document
  const hours = series.loadAfter.map((load, hour) => [
    `${String(hour).padStart(2, '0')}:00`,
    ...[load, series.pv[hour]!, series.traded[hour]!, series.charge[hour]!, series.discharge[hour]!].map(
      (kw) => kw.toFixed(2),
    ),
  ])
  return [
    `Plan for ${date}: ${cost.toFixed(2)} ${currency} together, ${aloneCost.toFixed(2)} alone.`,
    `Forecast from ${basisDays} days; on ${error.days} past days it was off by ${percent(error.offtake)} of use and ${percent(error.feedIn)} of feed-in.`,
    ...(leftOut.length > 0 ? [`Left out for want of a whole day: ${leftOut.join(', ')}.`] : []),
    textTable(['hour', 'use kW', 'surplus kW', 'shared kW', 'charge kW', 'give back kW'], hours, {
      right: [1, 2, 3, 4, 5],
    }),
    ...(past.length === 0
      ? []
      : [
          '',
          textTable(
            ['past day', 'no battery', 'as planned', 'known beforehand'],
            past.map((day) => [
              day.date,
              ...[day.without, day.planned, day.foreseen].map((amount) => amount.toFixed(2)),
            ]),
            { right: [1, 2, 3] },
          ),
        ]),
  ].join('\n')
}

const plan: Command = {
  words: ['plan'],
  operands: [{ name: 'FILE' }, { name: 'YYYY-MM-DD', optional: true }],
  options: {
    battery: { value: 'KWH', help: 'A battery in common, standing or thought about.' },
    power: { value: 'KW', help: 'Its power; half its capacity where left out.' },
  },
  summary:
    'Plan a day of the cooperative from its own past: who shares when, when a battery charges, what it saves.',
  notes: ['Without a day: the one after the last readings. Every plan says how far such forecasts were off.'],
  run: (invocation, terminal) =>
    withCooperative(invocation.operands[0] as string, terminal, async (session) => {
      const found = await session.run('plan.day', {
        date: dateOperand(invocation, 1),
        battery: batteryOf(invocation),
      })
      return done(found, textOf(found))
    }),
}

export const planCommands: readonly Command[] = [plan]
