import type { JobName, Name } from '../../../src/core/contract/contract.ts'
import { billOf, billsOf, correctedBills, whatIfOf } from './bills.ts'
import { comparison } from './compare.ts'
import { plain, type Options } from './cooperative.ts'
import { correctionOf } from './correction.ts'
import {
  beforeLimits,
  consequencesOf,
  curve,
  decided,
  longNames,
  proposed,
  tooFew,
  unlimited,
  weighted,
} from './decision.ts'
import { fairnessTrend, noMonths, oneMonth, withoutIncomes } from './fairness.ts'
import { manyFound, nothingFound, nothingToCheck, threeFound } from './readings-checks.ts'
import {
  noReadings,
  noSplit,
  splitDiffers,
  splitDiffersMuch,
  splitHolds,
  splitLacks,
} from './operator-split.ts'
import { completeMonth, dayOf, emptyMonth, lackingMonth, planned } from './readings.ts'
import plannedDay from './plan.json' with { type: 'json' }
import { studyList, studyRun } from './studies.ts'
import { detailOf, manyMembers } from './village.ts'
import { beforeSettling, beforeWithGaps, settlement, troubledSettlement } from './settle.ts'

/** What the double of the service answers on the pages of the month's work, scene by scene. */
export type Answer = (input: never) => unknown
export type Scene = { readonly [N in Name]?: Answer }

const output = (fileName: string) => () => ({
  id: fileName,
  fileName,
  mediaType: 'application/pdf',
  bytes: 48_213,
})
const looked = new Set(['1', '2', '3'])
const crowded: Options = { ...plain, members: 504 }

function evening(options: Options): Scene {
  return {
    'readings.month': () => completeMonth(options),
    'readings.checks': () => threeFound(options),
    'referee.month': () => splitDiffers(options),
    'referee.file': () => splitHolds(options),
    'referee.table': () => ({ ...output('split differences.csv')(), mediaType: 'text/csv' }),
    'readings.plan': () => planned(options),
    'readings.save': () => ({
      batch: 42,
      rows: planned(options).result.rows,
      words: '18 points saved from three files.',
    }),
    'readings.day': ({ date }: { date: string }) => dayOf(date),
    'settle.before': () => beforeSettling,
    'settle.run': () => settlement(options),
    'settle.get': () => settlement(options),
    'settle.compare': () => comparison(options),
    'bills.list': () => billsOf(looked, options),
    'bills.get': ({ member }: { member: string }) => billOf(member, options),
    'bills.whatIf': ({ member }: { member: string }) => whatIfOf(member),
    'bills.look': ({ member }: { member: string }) => {
      looked.add(member)
      return {}
    },
    'bills.approve': () => billsOf(looked, options, true),
    'bills.pdf': output('2026-10-004.pdf'),
    'bills.documents': output('2026-10.zip'),
    'correction.get': () => correctionOf('draft'),
    'correction.approve': () => correctionOf('approved'),
    'correction.documents': output('2026-10-corrections.zip'),
    'fairness.trend': () => fairnessTrend,
    'equity.get': () => proposed,
    'equity.curve': () => curve,
    'equity.consequences': consequencesOf,
    'equity.propose': () => proposed.proposal,
    'equity.decide': () => decided,
    'study.list': () => studyList,
    'study.run': studyRun,
    'plan.day': () => plannedDay,
  }
}

export const scenes = {
  evening: evening(plain),
  vat: evening({ ...plain, vat: true }),
  need: { ...evening({ ...plain, need: true }), 'equity.get': () => weighted },
  long: { ...evening({ ...plain, longNames: true }), 'equity.get': () => longNames },
  crowd: {
    ...evening(crowded),
    'members.list': () => ({ members: manyMembers(crowded.members) }),
    'members.get': ({ number }: { number: string }) =>
      detailOf(manyMembers(crowded.members)[Number(number) - 1]!),
    'correction.get': () => correctionOf('draft', crowded),
  },
  lacking: {
    ...evening(plain),
    'readings.month': () => lackingMonth(),
    'readings.checks': () => manyFound(),
    'referee.month': () => splitDiffersMuch(),
    'referee.file': () => splitLacks(),
    'readings.plan': () => planned(plain, true),
    'settle.before': () => beforeWithGaps,
    'settle.get': () => null,
    'bills.list': () => ({
      ...billsOf(looked),
      reasonNeeded: ['Two points lack values for 25 hours.', 'Jonas Huber pays 0.38\u00A0€ more than alone.'],
    }),
    'correction.get': () => correctionOf('due'),
    'fairness.trend': () => withoutIncomes,
    'equity.get': () => beforeLimits,
  },
  trouble: {
    ...evening(plain),
    'referee.month': () => noSplit,
    'settle.get': () => troubledSettlement(),
    'bills.list': () => ({
      ...billsOf(looked),
      settlement: { id: 41, state: 'draft', stale: true, complete: false, preview: true },
      cannotApprove: 'Shares of a preview cannot be approved.',
    }),
    'fairness.trend': () => oneMonth,
    'equity.get': () => unlimited,
  },
  approved: {
    ...evening(plain),
    'readings.checks': () => nothingFound,
    'referee.month': () => splitHolds(),
    'settle.get': () => ({ ...settlement(plain), state: 'approved' }),
    'bills.list': () => ({
      ...correctedBills(),
      settlement: { id: 41, state: 'approved', stale: true, complete: true, preview: false },
    }),
    'bills.get': ({ member }: { member: string }) => billOf(member, plain, true),
    'correction.get': () => correctionOf('approved'),
    'equity.get': () => decided,
  },
  nothing: {
    ...evening(plain),
    'readings.month': () => emptyMonth(),
    'readings.checks': () => nothingToCheck,
    'referee.month': () => noReadings,
    'settle.get': () => null,
    'bills.list': () => ({ ...billsOf(new Set()), settlement: null, bills: [], sumCents: 0 }),
    'correction.get': () => null,
    'fairness.trend': () => noMonths,
    'equity.get': () => tooFew,
  },
} satisfies Record<string, Scene>

/** Jobs that take their time, so that their steps can be seen: phase, done, total. */
export const slowSteps: { readonly [N in JobName]?: readonly (readonly [string, number, number])[] } = {
  'file.demo': [1, 2, 3, 4, 5, 6, 7].map((done) => ['A year of readings', done, 12] as const),
  'settle.run': [
    ['readings', 2980, 2980],
    ['prices', 2980, 2980],
    ['coalitions', 1204, 4096],
    ['coalitions', 2611, 4096],
  ],
  'equity.propose': [
    ['months', 6, 12],
    ['training', 1024, 131_072],
    ['training', 9216, 131_072],
  ],
  'study.run': [
    ['plan', 1, 1],
    ['alone', 10, 10],
    ['coalitions', 402, 1024],
  ],
  'referee.month': [['split', 12, 31]],
  'readings.plan': [['Reading netz-ost-october.csv', 1, 4]],
}
