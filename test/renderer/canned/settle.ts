import type { BeforeSettling, Settlement } from '../../../src/core/contract/settling.ts'
import { keys, rules, settledKeys, settledRules } from '../../../src/core/community/vocabulary.ts'
import { month, plain, settled, type Options } from './cooperative.ts'

const isIn = (names: readonly string[], name: string): boolean => names.includes(name)

export const beforeSettling: BeforeSettling = {
  month,
  changes: [
    {
      words: 'The tariff Netz Ost rises from 28.40 to 29.10 ct on 1 October.',
      page: 'tariffs',
      subject: 'Netz Ost',
    },
    { words: 'Erik Sommer joined on 1 October.', page: 'members', subject: '12' },
    { words: 'Lindenhof Farm has a new feed-in point, the barn roof.', page: 'members', subject: '3' },
    { words: 'Two hours of 14 October are estimates of the grid operator.', page: 'readings', subject: null },
  ],
  complete: true,
  rules: rules.map((name) => ({
    name,
    available: isIn(settledRules, name),
    reason: isIn(settledRules, name) ? null : 'This version cannot settle with it yet.',
  })),
  keys: keys.map((name) => ({
    name,
    available: isIn(settledKeys, name) && name !== 'operator',
    reason:
      name === 'operator'
        ? 'The readings hold no split of the operator.'
        : isIn(settledKeys, name)
          ? null
          : 'This version cannot apply it yet.',
  })),
  rule: 'shapley',
  key: 'pro-rata',
  gapRule: null,
  needsInvoice: false,
  needsPremium: false,
  invoiceCents: null,
  premiumCents: null,
  members: 12,
  points: 19,
}

export const beforeWithGaps: BeforeSettling = {
  ...beforeSettling,
  complete: false,
  gapRule: 'slot',
  needsInvoice: true,
  needsPremium: true,
}

export function settlement(options: Options = plain): Settlement {
  return {
    id: 41,
    createdAt: Date.UTC(2026, 10, 4, 18, 52) / 1000,
    inputs: '5f1c9b7e0a42d6c83e11f7a90b6d2c4e8f3a5b7c9d0e1f2a3b4c5d6e7f809112',
    version: '0.1.0',
    seconds: 1.4,
    state: 'draft',
    corrects: null,
    stale: false,
    result: settled(options),
  }
}

/** A month with everything that is not plain: gaps, a preview, someone worse off, a failed check. */
export function troubledSettlement(): Settlement {
  const made = settlement(plain)
  const { result } = made
  return {
    ...made,
    stale: true,
    result: {
      ...result,
      rule: 'shapley',
      complete: false,
      gapRule: 'slot',
      gaps: [
        { point: 'AT0031000000000000000000000000353', member: '3', slots: 96 },
        { point: 'AT0031000000000000000000000000359', member: '9', slots: 27 },
      ],
      slots: { ...result.slots, leftOut: 107, settled: 2873, empty: 4 },
      method: { name: 'preview', exact: false, permutations: null, coalitions: null },
      preview: {
        reason:
          'Shapley shares of more than 16 members come with the next version, so these are pass-through shares.',
      },
      stability: null,
      identities: result.identities.toSpliced(2, 1, {
        name: 'Bills sum to what stays',
        ok: false,
        detail: '9.60 is not 9.59',
      }),
      worseOff: [{ member: '5', benefitCents: -38, cause: 'The fixed fee is larger than the share.' }],
      priceBreaches: [
        {
          tariff: 'Netz Ost',
          from: '2026-10-01',
          sentence:
            'At night 17.00 ct between members is more than 16.40 ct, what a shared kWh is worth then.',
        },
      ],
      kappa: 0.93,
    },
  }
}
