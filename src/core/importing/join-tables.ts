import type { RawReadings, StatedTotal } from './channel.ts'
import { mergeRaw } from './merge-raw.ts'
import { importProblem } from './problems.ts'
import type { TableReading } from './read-table.ts'
import { stepWords } from './step.ts'

/** A sheet or a file of an archive. */
export interface Part {
  readonly title: string
  /** Null where it holds no times. */
  readonly reading: TableReading | null
}

type Read = Part & { readonly reading: TableReading }
type Whole = Read & { readonly raw: RawReadings }

const isRead = (part: Part): part is Read => part.reading !== null

/** What is no electricity, or no table of readings, stands beside the readings without spoiling them. */
const HARMLESS = new Set(['not-electricity', 'empty', 'unknown-format'])

/**
 * Several tables of one file as one reading: those with the shortest slots; totals of days become checks, what else is there is told.
 * At least one part must hold times. Throws a ProblemError `two-granularities` where they do not fit together.
 */
export function joinTables(file: string, parts: readonly Part[]): TableReading {
  const all = parts.filter(isRead)
  const asked = all.filter(
    ({ reading: { content } }) => !('problem' in content && HARMLESS.has(content.problem.code)),
  )
  const open = asked.length > 0 ? asked : all
  const shortest = Math.min(...open.map(({ reading }) => reading.stepMinutes))
  const fine = open.filter(({ reading }) => reading.stepMinutes === shortest)
  const spoilt = fine.find(({ reading }) => 'problem' in reading.content)
  const [shown] = spoilt ? [spoilt] : fine
  const first = (shown as Read).reading
  const whole = fine.flatMap((part): Whole[] =>
    'raw' in part.reading.content ? [{ ...part, raw: part.reading.content.raw }] : [],
  )
  if (spoilt || whole.length === 0) return first
  const zones = new Set(whole.map(({ raw }) => raw.zone))
  if (zones.size > 1) {
    const detail = `its tables keep different clocks (${[...zones].join(', ')}).`
    return { ...first, content: { problem: importProblem('unknown-format', { file, detail }) } }
  }
  const merged = mergeRaw(
    file,
    whole.map(({ raw }) => raw),
  )
  const coarse = open.filter(({ reading }) => reading.stepMinutes !== shortest)
  const totals = coarse.flatMap((part) => totalsOf(part, merged))
  const left = parts.filter((part) => !fine.some(({ title }) => title === part.title))
  return {
    ...first,
    confirmed: whole.every(({ reading }) => reading.confirmed),
    column: whole.length === 1 ? first.column : null,
    notes: [
      ...new Set(whole.flatMap(({ reading }) => reading.notes)),
      ...(whole.length > 1 ? [`Read together: ${whole.map(({ title }) => `“${title}”`).join(', ')}.`] : []),
      ...left.map((part) => noteOn(part, totals.length > 0 && isRead(part) && coarse.includes(part))),
    ],
    content: { raw: { ...merged, totals: [...merged.totals, ...totals] } },
  }
}

/** Daily values of the one meter that the file has are a check of its slots. */
function totalsOf({ reading }: Read, merged: RawReadings): StatedTotal[] {
  if (reading.stepMinutes !== 1440 || 'problem' in reading.content) return []
  return reading.content.raw.channels.flatMap((channel) => {
    const same = merged.channels.filter(
      ({ direction, point }) => direction === channel.direction && point === channel.point,
    )
    if (same.length === 0 || channel.cumulative) return []
    const dates: string[] = []
    let statedMicro = 0
    for (const [row, value] of channel.values.entries()) {
      const naive = channel.labels.naive[row] as number
      if (Number.isNaN(value) || Number.isNaN(naive)) continue
      statedMicro += value
      dates.push(new Date(naive * 1000).toISOString().slice(0, 10))
    }
    return [{ kind: 'daily totals', statedMicro, channels: same, dates }]
  })
}

function noteOn({ title, reading }: Part, isCheck: boolean): string {
  if (isCheck) return `“${title}” has totals of days; they are used as checks.`
  if (reading === null) return `“${title}” holds no readings.`
  if ('problem' in reading.content) return `“${title}” is not read: ${reading.content.problem.what}`
  return `“${title}” is not read: it has values of ${stepWords(reading.stepMinutes * 60)}.`
}
