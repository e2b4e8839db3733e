import { longMonth } from '../explanation/format.ts'
import { problemsOf } from '../problems/problem.ts'

const unchanged = 'The month was not settled. Nothing has changed.'

export const billingProblem = problemsOf({
  'no-members': {
    family: 'input',
    text: ({ month }: { month: string }) => ({
      what: `Nobody is a member in ${longMonth(month)}.`,
      means: unchanged,
      act: 'Check the first and last days on the Members page, or choose another month.',
    }),
  },
  'no-readings': {
    family: 'input',
    text: ({ month }: { month: string }) => ({
      what: `There is no reading of any member’s point in ${longMonth(month)}.`,
      means: unchanged,
      act: 'Import the month’s meter exports on the Readings page, or check that their points belong to members.',
    }),
  },
  'negative-reading': {
    family: 'input',
    text: ({ point, when, kWh }: { point: string; when: string; kWh: number }) => ({
      what: `Point ${point} has a reading below zero: ${kWh} kWh on ${when}.`,
      means: `A negative amount of energy cannot be billed. ${unchanged}`,
      act: 'Import the corrected file of the operator; take the faulty import back on the Readings page.',
    }),
  },
  'readings-overlap': {
    family: 'conflict',
    text: ({ point, when }: { point: string; when: string }) => ({
      what: `Point ${point} has two readings for the same time, ${when}.`,
      means: `Counting both would bill energy twice. ${unchanged}`,
      act: 'Take one of the two imports back on the Readings page.',
    }),
  },
  'readings-misaligned': {
    family: 'input',
    text: ({ point, minutes }: { point: string; minutes: number }) => ({
      what: `The ${minutes}-minute readings of point ${point} do not start on a full step of the local month.`,
      means: `They cannot be laid beside the other readings without guessing. ${unchanged}`,
      act: 'Check the time zone and the interval label of that import on the Readings page.',
    }),
  },
  'steps-do-not-fit': {
    family: 'input',
    text: ({ month, minutes }: { month: string; minutes: number }) => ({
      what: `The readings of ${longMonth(month)} have no common step that divides the month; the smallest would be ${minutes} minutes.`,
      means: `A month with a clock change does not divide into whole days, for example. ${unchanged}`,
      act: 'Import hourly or quarter-hourly readings for this month.',
    }),
  },
  'point-twice': {
    family: 'conflict',
    text: ({ point, members }: { point: string; members: string[] }) => ({
      what: `Point ${point} belongs to ${members.join(' and ')} at the same time.`,
      means: `Its energy would be billed twice. ${unchanged}`,
      act: 'Give the point to one member, or correct the first and last days on the Members page.',
    }),
  },
  'common-parts-not-whole': {
    family: 'input',
    text: ({
      point,
      day,
      percent,
      column,
    }: {
      point: string
      day: string
      percent: string
      column: string
    }) => ({
      what: `The owners of the common point ${point} have ${percent} of it together on ${day}.`,
      means: `What is missing or too much of its energy would be nobody’s, or twice somebody’s. ${unchanged}`,
      act: `Correct the owners’ parts (${column}) on the Members page so that they add up to 100 %.`,
    }),
  },
  'unknown-tariff': {
    family: 'input',
    text: ({ tariff, members }: { tariff: string; members: string[] }) => ({
      what: `There is no tariff "${tariff}", but ${members.join(', ')} should be billed by it.`,
      means: unchanged,
      act: 'Enter the tariff on the Prices page, or choose another for these members.',
    }),
  },
  'price-missing': {
    family: 'input',
    text: ({ tariff, day, time }: { tariff: string; day: string; time: string }) => ({
      what: `Tariff "${tariff}" has no price for ${day}, ${time}.`,
      means: unchanged,
      act: 'Enter a price that holds on that day and time on the Prices page.',
    }),
  },
  'price-twice': {
    family: 'conflict',
    text: ({ tariff, day, time }: { tariff: string; day: string; time: string }) => ({
      what: `Tariff "${tariff}" has two prices for ${day}, ${time}.`,
      means: `Which of them holds cannot be told. ${unchanged}`,
      act: 'End one of the two rows, or change its time band, on the Prices page.',
    }),
  },
  'vat-changes-inside-month': {
    family: 'input',
    text: ({ tariff, rates }: { tariff: string; rates: string[] }) => ({
      what: `Tariff "${tariff}" has more than one VAT rate inside this month: ${rates.join(', ')} %.`,
      means: `A month is billed with one rate. ${unchanged}`,
      act: 'Let the new rate begin on the first of a month on the Prices page.',
    }),
  },
  'rule-not-available': {
    family: 'limit',
    text: ({ rule, reason }: { rule: string; reason: string }) => ({
      what: `The money rule "${rule}" is not available on this month. ${reason}`,
      means: unchanged,
      act: 'Settle with another rule, for example shapley or pass-through.',
    }),
  },
  'key-not-available': {
    family: 'limit',
    text: ({ key, reason }: { key: string; reason: string }) => ({
      what: `The allocation key "${key}" is not available on this month. ${reason}`,
      means: unchanged,
      act: 'Settle with another key, for example pro-rata.',
    }),
  },
  'rho-without-solidarity': {
    family: 'input',
    text: ({ rule }: { rule: string }) => ({
      what: `A solidarity share is given, but the rule in force is "${rule}".`,
      means: `Only the rule "solidarity" gives a part of the shares by need. ${unchanged}`,
      act: 'Settle with the rule solidarity, or without a solidarity share.',
    }),
  },
  'rho-out-of-range': {
    family: 'input',
    text: ({ rho, most }: { rho: number; most: number }) => ({
      what: `The solidarity share ${rho} is outside 0 to ${most}.`,
      means: unchanged,
      act: `Give a fraction from 0 to ${most}, for example 0.2.`,
    }),
  },
  'key-does-not-fit': {
    family: 'input',
    text: ({ key, model }: { key: string; model: string }) => ({
      what: `The key "${key}" does not fit the model ${model}.`,
      means: `Behind one connection all energy is netted and shared pro rata. ${unchanged}`,
      act: 'Settle with the key pro-rata, or without naming a key.',
    }),
  },
  'no-operator-split': {
    family: 'input',
    text: ({ month }: { month: string }) => ({
      what: `The readings of ${longMonth(month)} hold no split by the grid operator.`,
      means: `The key "operator" needs the columns for self-cover and surplus. ${unchanged}`,
      act: 'Import the operator’s community workbook, or settle with the key pro-rata.',
    }),
  },
  'premium-missing': {
    family: 'input',
    text: ({ month }: { month: string }) => ({
      what: `The premium received for ${longMonth(month)} is not entered.`,
      means: `Without it there is nothing to distribute. ${unchanged}`,
      act: 'Enter the amount on the Settle page, or give --premium.',
    }),
  },
  'premium-without-sharing': {
    family: 'input',
    text: ({ month }: { month: string }) => ({
      what: `A premium is entered for ${longMonth(month)}, but no energy was shared.`,
      means: `A premium is paid on shared energy, so it cannot be told whose it is. ${unchanged}`,
      act: 'Check the readings of the month, or the amount.',
    }),
  },
})
