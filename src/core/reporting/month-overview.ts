import { addMonths } from '../calendar/month.ts'
import type { MonthOverview } from '../contract/cooperative.ts'
import { stageOf, type MonthFacts, type Stage } from './month-facts.ts'
import { openThings } from './open-things.ts'
import { en, type ReportingText } from './text/en.ts'

type Page = MonthOverview['next']['page']
type Station = MonthOverview['stations'][number]

const pages: Record<Stage, Page> = {
  members: 'members',
  prices: 'tariffs',
  points: 'members',
  readings: 'readings',
  gaps: 'readings',
  settle: 'settle',
  stale: 'settle',
  preview: 'settle',
  look: 'bills',
  approve: 'bills',
  approved: 'fairness',
  correction: 'correction',
}

/** Where a stage's next step can be seen without changing anything. */
const pagesToLook: Partial<Record<Stage, Page>> = { settle: 'readings', stale: 'bills' }

/**
 * The month's page (LOOK.md "01 Month"): headline with the finding, one next step, the five stations, at most five open
 * things, three figures, the year. All from plain values; a file that can only be looked at is offered looking.
 */
export function monthOverview(facts: MonthFacts, text: ReportingText = en): MonthOverview {
  const stage = stageOf(facts)
  const say = text.month
  const page = facts.readOnly ? (pagesToLook[stage] ?? pages[stage]) : pages[stage]
  return {
    month: facts.month,
    headline: say.headline(stage, facts),
    lead: say.lead(stage, facts),
    next: { label: facts.readOnly ? say.looks[stage] : say.acts[stage](facts), page },
    stations: stationsOf(stage, facts, text),
    open: openThings(stage, facts, pages[stage], text),
    figures: figuresOf(facts, text),
    year: yearOf(facts),
  }
}

/** The station at which a stage's work is done. */
const stationOfStage: Record<Stage, Station['station']> = {
  members: 'members',
  points: 'members',
  readings: 'readings',
  gaps: 'readings',
  prices: 'settle',
  settle: 'settle',
  stale: 'settle',
  preview: 'settle',
  look: 'bills',
  approve: 'bills',
  correction: 'bills',
  approved: 'fairness',
}

function stationsOf(stage: Stage, facts: MonthFacts, { month: say }: ReportingText): Station[] {
  const { readings, settlement, bills, members } = facts
  const isComplete = readings.expectedPoints > 0 && readings.completePoints === readings.expectedPoints
  const done: Record<Station['station'], boolean> = {
    members: members.count > 0 && readings.expectedPoints > 0,
    readings: isComplete,
    settle: settlement !== null,
    bills: bills.approved,
    fairness: false,
  }
  const inWork: Partial<Record<Station['station'], boolean>> = {
    members: members.count > 0,
    readings: readings.startedPoints > 0,
  }
  const notes: Record<Station['station'], string> = {
    members: say.stations.members(facts),
    readings: say.stations.readings(facts),
    settle: say.stations.settle(stage, facts),
    bills: say.stations.bills(stage, facts),
    fairness: say.stations.fairness(facts),
  }
  return (['members', 'readings', 'settle', 'bills', 'fairness'] as const).map((station) => ({
    station,
    mark:
      stationOfStage[stage] === station
        ? 'next'
        : done[station]
          ? 'done'
          : inWork[station] === true
            ? 'work'
            : 'not-yet',
    note: notes[station],
  }))
}

function figuresOf(facts: MonthFacts, { month: { keyFigures } }: ReportingText): MonthOverview['figures'] {
  const { settlement } = facts
  return settlement === null
    ? [keyFigures.members(facts), keyFigures.points(facts), keyFigures.savedSoFar(facts)]
    : [
        keyFigures.shared(facts, settlement),
        keyFigures.saved(facts, settlement),
        keyFigures.fromNeighbours(settlement),
      ]
}

/** The twelve months up to this one; those the service has nothing of are empty. */
function yearOf({ month, year }: MonthFacts): MonthOverview['year'] {
  return Array.from({ length: 12 }, (_, k) => {
    const wanted = addMonths(month, k - 11)
    const known = year.find((entry) => entry.month === wanted)
    return (
      known ?? { month: wanted, daily: [], sharedMicroKWh: null, savingsCents: null, state: 'empty' as const }
    )
  })
}
