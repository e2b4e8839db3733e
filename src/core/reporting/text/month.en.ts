import * as figures from '../../explanation/format.ts'
import { isCorrected, type MonthFacts, type PointSlots, type Stage } from '../month-facts.ts'
import { capital, counted, list, numeral, slots, someOf } from '../../explanation/text/words.en.ts'

type Settled = NonNullable<MonthFacts['settlement']>

const name = (facts: MonthFacts): string => figures.monthName(facts.month)
const bills = (facts: MonthFacts): string => counted(facts.bills.count, 'bill')

function headline(stage: Stage, facts: MonthFacts): string {
  const { readings } = facts
  switch (stage) {
    case 'members':
      return 'Your cooperative has no members yet.'
    case 'prices':
      return `There are no prices for ${name(facts)} yet.`
    case 'points':
      return 'Nobody has a metering point yet.'
    case 'readings':
      return `${name(facts)} has no readings yet.`
    case 'gaps':
      return `${figures.count(readings.completePoints)} of ${figures.count(readings.expectedPoints)} points have all readings for ${name(facts)}.`
    case 'settle':
      return `${name(facts)} is complete and ready to settle.`
    case 'stale':
      return `${name(facts)} has to be settled again.`
    case 'preview':
      return `${name(facts)} can only be shown as a preview.`
    case 'look':
      return `${name(facts)} is settled. ${capital(bills(facts))} ${facts.bills.count === 1 ? 'is' : 'are'} ready for you.`
    case 'approve':
      return `${name(facts)} is settled. ${capital(bills(facts))} ${facts.bills.count === 1 ? 'waits' : 'wait'} for your approval.`
    case 'approved':
      return `${name(facts)} is done. ${capital(bills(facts))} ${facts.bills.count === 1 ? 'is' : 'are'} approved${isCorrected(facts) ? ' and corrected since' : ''}.`
    case 'correction':
      return `The approved bills of ${name(facts)} need a correction.`
  }
}

/** `Together you shared 960 kWh and saved 190.03 €. Nobody pays more than alone.` */
function saved(settled: Settled, currency: string): string {
  const { savingsCents, worseOff } = settled
  const kWh = figures.energy(settled.sharedMicroKWh, 0)
  const money = figures.money(Math.abs(savingsCents), currency)
  const together =
    settled.sharedMicroKWh === 0 && savingsCents === 0
      ? 'Nothing was shared this month.'
      : savingsCents < 0
        ? `Together you shared ${kWh}, and it cost ${money} more than staying alone.`
        : `Together you shared ${kWh} and saved ${money}.`
  const nobody =
    worseOff.length === 0
      ? 'Nobody pays more than alone.'
      : `${capital(counted(worseOff.length, 'member'))} ${worseOff.length === 1 ? 'pays' : 'pay'} more than alone.`
  return `${together} ${nobody}`
}

function lead(stage: Stage, facts: MonthFacts): string {
  const { readings, settlement } = facts
  switch (stage) {
    case 'members':
      return 'Add them one by one or bring in a spreadsheet.'
    case 'prices':
      return 'Settling needs what a kWh costs from the supplier and what a surplus earns outside.'
    case 'points':
      return 'Readings find their members by the metering point; the grid operator’s letter or export names it.'
    case 'readings':
      return `Drop in the month’s exports. ${capital(counted(readings.expectedPoints, 'point'))} ${readings.expectedPoints === 1 ? 'is' : 'are'} expected.`
    case 'gaps':
      return 'You can wait for the rest or settle without it; a later correction brings it back.'
    case 'settle':
      return `${readings.expectedPoints === 1 ? 'The one point has' : `All ${figures.count(readings.expectedPoints)} points have`} a value for every interval.`
    case 'stale':
      return 'Readings, prices or members changed since. The bills still show the old settlement.'
    case 'preview':
      return settlement?.preview ?? ''
    case 'correction':
      return 'Something changed since the approval. The old documents stay; a correction is added beside them.'
    case 'look':
    case 'approve':
    case 'approved':
      return settlement === null ? '' : saved(settlement, facts.currency)
  }
}

const acts: Record<Stage, (facts: MonthFacts) => string> = {
  members: () => 'Add members',
  prices: () => 'Enter prices',
  points: () => 'Add metering points',
  readings: () => 'Add readings',
  gaps: () => 'See what is missing',
  settle: (facts) => `Settle ${name(facts)}`,
  stale: () => 'Settle again',
  preview: () => 'See the preview',
  look: () => 'Look at the bills',
  approve: (facts) => `Approve ${bills(facts)}`,
  approved: () => 'See how fair it was',
  correction: () => 'Look at the correction',
}

/** What can be done where the file can only be looked at. */
const looks: Record<Stage, string> = {
  members: 'Look at the members',
  prices: 'Look at the prices',
  points: 'Look at the members',
  readings: 'Look at the readings',
  gaps: 'See what is missing',
  settle: 'Look at the readings',
  stale: 'Look at the bills',
  preview: 'See the preview',
  look: 'Look at the bills',
  approve: 'Look at the bills',
  approved: 'See how fair it was',
  correction: 'Look at the correction',
}

const stations = {
  members: (facts: MonthFacts): string => {
    const { count, withoutPoints } = facts.members
    if (count === 0) return 'none yet'
    return withoutPoints.length === 0
      ? `${figures.count(count)}, complete`
      : `${figures.count(count)}, ${numeral(withoutPoints.length)} without a point`
  },
  readings: ({ readings }: MonthFacts): string =>
    readings.expectedPoints === 0
      ? 'no points yet'
      : `${figures.count(readings.completePoints)} of ${figures.count(readings.expectedPoints)} points`,
  settle: (stage: Stage, facts: MonthFacts): string => {
    if (stage === 'stale') return 'settle again'
    if (stage === 'preview') return 'preview'
    if (facts.settlement !== null)
      return `${figures.money(facts.settlement.savingsCents, facts.currency)} saved`
    return facts.hasPrices ? 'not yet' : 'prices missing'
  },
  bills: (stage: Stage, facts: MonthFacts): string => {
    const { count, lookedAt, approved } = facts.bills
    if (stage === 'correction') return 'correction due'
    if (approved) return `${figures.count(count)} approved${isCorrected(facts) ? ', corrected' : ''}`
    if (stage === 'look') return `${figures.count(count - lookedAt)} to look at`
    return stage === 'approve' ? `${figures.count(count)} to approve` : 'none yet'
  },
  fairness: (facts: MonthFacts): string =>
    facts.fairnessUntil === null
      ? 'no month yet'
      : `to ${figures.monthName(facts.fairnessUntil, facts.month)}`,
}

/** A thing to do in words: title in bold, what follows it, the act. */
export interface Thing {
  readonly title: string
  readonly text: string
  readonly act: string
}

const pointNames = (points: readonly PointSlots[]): string => someOf(points.map((point) => point.memberName))
const total = (points: readonly PointSlots[]): number => points.reduce((sum, point) => sum + point.slots, 0)

const things = {
  readOnly: (): Thing => ({
    title: 'This file is open elsewhere.',
    text: 'You can look at everything here, but change nothing until it is closed there.',
    act: 'See the settings',
  }),
  worseOff: (facts: MonthFacts, settled: Settled): Thing => {
    const people = settled.worseOff
    const sum = people.reduce((all, person) => all - person.benefitCents, 0)
    return {
      title: `${someOf(people.map((person) => person.name))} ${people.length === 1 ? 'pays' : 'pay'} more than alone,`,
      text: `${figures.money(sum, facts.currency)}${people.length === 1 ? '' : ' in all'}. Approving asks for a reason.`,
      act: people.length === 1 ? 'See the bill' : 'See the bills',
    }
  },
  missing: ({ readings }: MonthFacts): Thing => ({
    title: `${pointNames(readings.missing)} ${new Set(readings.missing.map((point) => point.member)).size === 1 ? 'lacks' : 'lack'} readings:`,
    text: `${slots(total(readings.missing), readings.stepSeconds)} at ${counted(readings.missing.length, 'point')}. Approving with gaps asks for a reason.`,
    act: 'See what is missing',
  }),
  priceBreach: (settled: Settled): Thing => ({
    title: 'A price between members is out of its range.',
    text: settled.priceBreaches[0] ?? '',
    act: 'See the prices',
  }),
  approve: (facts: MonthFacts, settled: Settled): Thing => ({
    title: `Approve ${bills(facts)}, ${figures.money(settled.amountCents, facts.currency)} in all.`,
    text: 'Approving freezes them; later changes become corrections.',
    act: 'Look at the bills',
  }),
  stage: (stage: Stage, facts: MonthFacts): Thing => ({
    title: stage === 'correction' ? 'A correction is due.' : `${acts[stage](facts)}.`,
    text: lead(stage, facts),
    act: acts[stage](facts),
  }),
  otherCorrections: (months: readonly string[], facts: MonthFacts): Thing => ({
    title: `${list(months.map((month) => figures.monthName(month, facts.month)))} ${months.length === 1 ? 'needs' : 'need'} a correction.`,
    text: 'Something changed since the approval.',
    act: 'Look at the correction',
  }),
  mandates: ({ members: { withoutMandate } }: MonthFacts): Thing => ({
    title: `${someOf(withoutMandate.map((person) => person.name))} ${withoutMandate.length === 1 ? 'has' : 'have'} no bank mandate.`,
    text:
      withoutMandate.length === 1
        ? 'That bill will ask for a transfer instead.'
        : 'Those bills will ask for a transfer instead.',
    act: withoutMandate.length === 1 ? 'Add a mandate' : 'Add mandates',
  }),
  estimates: ({ readings: { estimates, stepSeconds } }: MonthFacts): Thing => ({
    title: `${slots(total(estimates), stepSeconds)} at ${pointNames(estimates)} ${total(estimates) === 1 ? 'is an estimate' : 'are estimates'}`,
    text: 'of the grid operator. The bill says so.',
    act: 'See the readings',
  }),
  withoutPoints: ({ members: { withoutPoints } }: MonthFacts): Thing => ({
    title: `${someOf(withoutPoints.map((person) => person.name))} ${withoutPoints.length === 1 ? 'has' : 'have'} no metering point.`,
    text: 'Without one nothing is measured, and nothing is shared.',
    act: withoutPoints.length === 1 ? 'Add a point' : 'Add points',
  }),
}

function sharedWords(facts: MonthFacts, settled: Settled): string {
  const { previous } = facts
  if (previous === null || previous.sharedMicroKWh === 0) return 'shared'
  const change = settled.sharedMicroKWh / previous.sharedMicroKWh - 1
  const then = figures.monthName(previous.month, facts.month)
  const size = figures.percent(Math.abs(change))
  return size === figures.percent(0)
    ? `shared, as in ${then}`
    : `shared, ${size} ${change > 0 ? 'more' : 'less'} than in ${then}`
}

function yearWords({ savedInYear, currency }: MonthFacts): string {
  const { cents, months } = savedInYear
  return `${figures.money(cents, currency)} in ${counted(months, 'month')}`
}

const keyFigures = {
  shared: (facts: MonthFacts, settled: Settled) => ({
    value: figures.kWhFigure(settled.sharedMicroKWh, 0),
    unit: 'kWh',
    words: sharedWords(facts, settled),
  }),
  saved: (facts: MonthFacts, settled: Settled) => ({
    value: figures.amount(settled.savingsCents),
    unit: figures.currencySign(facts.currency),
    words: facts.savedInYear.months > 1 ? `saved together, ${yearWords(facts)}` : 'saved together',
  }),
  fromNeighbours: (settled: Settled) =>
    settled.offtakeMicroKWh === 0
      ? { value: '–', unit: '', words: 'no electricity was used' }
      : {
          value: figures.percentFigure(settled.sharedMicroKWh / settled.offtakeMicroKWh),
          unit: '%',
          words: 'of your electricity came from neighbours',
        },
  members: ({ members: { count } }: MonthFacts) => ({
    value: figures.count(count),
    unit: '',
    words: count === 1 ? 'member this month' : 'members this month',
  }),
  points: ({ readings }: MonthFacts) => ({
    value: figures.count(readings.completePoints),
    unit: `of ${figures.count(readings.expectedPoints)}`,
    words: 'points have all readings',
  }),
  savedSoFar: (facts: MonthFacts) => ({
    value: facts.savedInYear.months === 0 ? '–' : figures.amount(facts.savedInYear.cents),
    unit: facts.savedInYear.months === 0 ? '' : figures.currencySign(facts.currency),
    words:
      facts.savedInYear.months === 0
        ? 'saved together: no month is settled yet'
        : `saved together in ${counted(facts.savedInYear.months, 'settled month')}`,
  }),
}

/** Everything the month's page says. */
export const month = { headline, lead, acts, looks, stations, things, keyFigures }
