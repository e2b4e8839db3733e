import type { Refereed, ToldLacking } from '../contract/referee.ts'
import { isCertain } from '../sharing/referee/fault.ts'
import { absentSentence, lackingSentence, type LackingPoint } from '../sharing/referee/lacking.ts'
import type { RefereeReport } from '../sharing/referee/referee.ts'
import { faultSentence, operatorLetter } from '../sharing/referee/sentences.ts'

const PICO_PER_CENT = 1e10

/** A recomputation as the page shows it; `nameOf` gives the member's name of a point, `report` is the name under which its table is kept. */
export function tellSplit(
  judged: RefereeReport,
  { report, nameOf }: { readonly report: string; readonly nameOf: (point: string) => string | null },
): Refereed {
  const { from, until, slots, faults } = judged
  const named = (point: string) => ({ point, memberName: nameOf(point) })
  const lacking = (point: LackingPoint, sentence: string): ToldLacking => ({
    ...named(point.point),
    direction: point.direction,
    slots: point.slots,
    from: point.from,
    until: point.until,
    sentence,
  })
  const verdict = faults.length > 0 ? 'differs' : slots === 0 ? 'nothing' : 'holds'
  return {
    report,
    verdict,
    why: verdict !== 'nothing' ? null : judged.lacking.slots > 0 ? 'values-missing' : 'one-side-only',
    from,
    until,
    slots,
    ofSlots: judged.spanSlots,
    stepSeconds: judged.stepSeconds,
    consumers: judged.consumers,
    plants: judged.plants,
    maxDeviationMicro: judged.maxDeviationMicro,
    days: new Set(judged.differences.map(({ date }) => date)).size,
    faults: faults.map((fault) => ({
      kind: fault.kind,
      certain: isCertain(fault.detail),
      from: fault.from,
      until: fault.until,
      days: fault.days,
      slots: fault.slots,
      points: fault.points.map(named),
      microKWh: Math.round(Math.abs(fault.micro)),
      sentence: faultSentence(fault),
    })),
    moved: judged.moved.map(({ point, days, statedMicro, recomputedMicro, worthPico }) => ({
      ...named(point),
      days,
      statedMicroKWh: Math.round(statedMicro),
      recomputedMicroKWh: Math.round(recomputedMicro),
      worthCents: worthPico === null ? null : Math.round(worthPico / PICO_PER_CENT) + 0,
    })),
    lacking: {
      slots: judged.lacking.slots,
      points: judged.lacking.points.map((point) => lacking(point, lackingSentence(point))),
    },
    absent: judged.absent.map((point) => lacking(point, absentSentence(point))),
    letter: operatorLetter(judged),
  }
}

/** What is told where there is nothing to recompute: no readings, or readings without the operator's columns. */
export function nothingToSplit(why: 'no-readings' | 'no-split'): Refereed {
  return {
    report: null,
    verdict: 'nothing',
    why,
    from: null,
    until: null,
    slots: 0,
    ofSlots: 0,
    stepSeconds: 0,
    consumers: 0,
    plants: 0,
    maxDeviationMicro: 0,
    days: 0,
    faults: [],
    moved: [],
    lacking: { slots: 0, points: [] },
    absent: [],
    letter: '',
  }
}
