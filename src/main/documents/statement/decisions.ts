import { Zone } from '../../../core/calendar/zone.ts'
import { isGain } from '../../../core/game/stability.ts'
import { count, decimal, longDate, money } from '../../../core/explanation/format.ts'
import { ruleNames } from '../../../core/explanation/text/names.en.ts'
import { keyNames, precision } from '../wording/method.ts'
import { intervalName } from '../wording/intervals.ts'
import type { StatementSheet } from './sheet.ts'

/** One thing decided or missing: what it is about, and a sentence. */
export interface Decision {
  readonly about: string
  readonly words: string
}

/** Local date of approval; null while a draft. */
export function approvalDate({ approvedAt, cooperative }: StatementSheet): string | null {
  return approvedAt === null ? null : new Zone(cooperative.zone).dateOf(approvedAt)
}

/** What was decided, what was missing and how it was dealt with, and who is worse off: what an auditor asks first. */
export function decisionsOf(sheet: StatementSheet): Decision[] {
  const { settlement, inputs, version, reason } = sheet
  const date = approvalDate(sheet)
  const approval =
    date === null
      ? 'A draft. Nothing is issued, and every figure may change.'
      : `Approved on ${longDate(date)}.`
  const shared = settlement.model === 'full-supply' ? '' : ` Energy is shared ${keyNames[settlement.key]}.`
  const rule = ruleNames[settlement.rule]
  return [
    { about: 'Approval', words: reason === null ? approval : `${approval} Reason: ${reason}` },
    {
      about: 'Rule',
      words: `${rule.charAt(0).toUpperCase()}${rule.slice(1)}, ${precision(settlement)}.${shared}`,
    },
    ...(settlement.preview === null ? [] : [{ about: 'Preview', words: settlement.preview.reason }]),
    { about: 'Readings', words: readings(sheet) },
    ...stability(sheet),
    ...settlement.worseOff.map(({ member, benefitCents, cause }) => ({
      about: `Member ${member}`,
      words: `Worse off by ${money(-benefitCents, settlement.currency)}: ${cause}`,
    })),
    ...settlement.priceBreaches.map(({ tariff, from, sentence }) => ({
      about: `Price, ${tariff}`,
      words: `From ${longDate(from)}: ${sentence}`,
    })),
    ...(settlement.kappa === null
      ? []
      : [
          {
            about: 'Operator',
            words: `The operator shared less than possible in some intervals; the smallest part was ${decimal(settlement.kappa, 3)}.`,
          },
        ]),
    { about: 'Computed from', words: `Inputs ${inputs}, version ${version}, seed ${settlement.seed}.` },
  ]
}

const gapSentences = {
  slot: 'Intervals with a gap are left out for everyone.',
  member: 'A point with a gap is left out in those intervals; its bill says so.',
  impute: 'Missing values are filled in from similar days; the bills say so.',
} as const

function readings({ settlement }: StatementSheet): string {
  const { slots, gaps, gapRule, complete } = settlement
  const name = intervalName(slots.stepSeconds)
  const parts = [
    `${count(slots.settled)} of ${count(slots.grid)} ${name} settled.`,
    slots.leftOut === 0 ? null : `${count(slots.leftOut)} left out.`,
    slots.empty === 0 ? null : `In ${count(slots.empty)} nobody has a value.`,
    complete
      ? 'No value is missing.'
      : gaps.length === 0
        ? 'The month is not complete.'
        : `Values are missing at ${gaps.length} ${gaps.length === 1 ? 'point' : 'points'}.`,
    gapRule === null || gaps.length === 0 ? null : gapSentences[gapRule],
  ]
  return parts.filter((part) => part !== null).join(' ')
}

function stability({ settlement }: StatementSheet): Decision[] {
  const found = settlement.stability
  if (found === null) return []
  const gain = money(Math.round(found.largestExcess * 100), settlement.currency)
  const words = isGain(found.largestExcess)
    ? found.coalition.length === 1
      ? `Member ${found.coalition.join()} could gain ${gain} alone.`
      : `${found.coalition.length} members (${found.coalition.join(', ')}) together could gain ${gain} on their own.`
    : 'No group of members could do better on its own.'
  return [
    {
      about: 'Stability',
      words: found.proved ? words : `${words} Not proved: not every group was looked at.`,
    },
  ]
}
