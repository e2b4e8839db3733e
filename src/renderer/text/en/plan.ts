import { NO_BREAK } from '../figures.ts'
import { longDate } from './words.ts'

/** Words of the page that plans one of the cooperative's own days. */
export const plan = {
  headline: 'What will tomorrow bring?',
  lead: 'From the last four weeks Fairwatt tells what everyone will use and what the roofs will give, and plans the day: who can share with whom, and when a battery in common should charge.',
  day: 'Day to plan',
  dayHelp: 'Empty: the day after the last readings.',
  badDay: 'A day such as 2026-11-02.',
  battery: 'Battery in common, kWh',
  batteryHelp: 'One that stands there or that you think about. Empty: none.',
  power: 'Its power, kW',
  badNumber: 'A number above zero, for example 20.',
  act: 'Plan the day',
  running: (date: string | null) => (date === null ? 'Planning the day.' : `Planning ${longDate(date)}.`),
  runningLead: 'Nothing is saved; the plan is only looked at.',
  phases: {
    plan: 'The cheapest plan',
    alone: 'Everyone alone',
    'past days': 'Past days, to see what forecasts were worth',
  },
  failed: 'The day could not be planned.',
  cancelled: 'The planning was stopped.',
  cancelledLead: 'Nothing changed.',

  finding: (date: string, saved: string) => `On ${longDate(date)} sharing can save ${saved}.`,
  findingNone: (date: string) => `On ${longDate(date)} there is nothing to share.`,
  basis: (days: number) =>
    `A forecast from ${days} past days of the same kind of weekday where there are some. It is no promise: the next lines say how far such forecasts were off.`,
  noPlan: (date: string) => `${longDate(date)} has no plan.`,
  left: (count: number) =>
    count === 1
      ? 'One member has no whole day in these weeks and is left out.'
      : `${count} members have no whole day in these weeks and are left out.`,
  figures: {
    alone: 'everyone alone',
    together: 'together, as planned',
    offtake: 'off in use, on past days',
    feedIn: 'off in sunshine, on past days',
  },
  error: (days: number) =>
    `Off: the distance between forecast and what came, hour by hour, over all that came; ${days} past days, each forecast only from the days before it.`,

  charge: (hours: readonly string[]) => `Charge the battery ${hours.join(', ')}.`,
  discharge: (hours: readonly string[]) => `Let it give back ${hours.join(', ')}.`,
  idle: 'The battery has nothing to do on this day.',
  from: (first: string, last: string) => `from ${first} to ${last}`,

  who: 'Who shares',
  whoLead:
    'What the plan expects of each member. The bill is made from the readings when they come, never from a plan.',
  member: 'Member',
  use: 'Use, kWh',
  surplus: 'Surplus, kWh',
  gets: 'From others, kWh',
  gives: 'To others, kWh',
  sum: 'Sum',

  past: 'What the plan would have been worth',
  pastLead: (days: number, planned: string, without: string, foreseen: string) =>
    `On ${days} past days the battery, run by such a plan, would have left costs of ${planned}; without it ${without}; had the day been known beforehand ${foreseen}.`,
  pastWorse: 'Here the plan did no better than no battery: the forecasts are not good enough for it yet.',
  pastDay: 'Day',
  without: 'No battery',
  planned: 'As planned',
  foreseen: 'Known beforehand',
  again: 'Plan another day',
  unit: (value: string, mark: string) => `${value}${NO_BREAK}${mark}`,
} as const
