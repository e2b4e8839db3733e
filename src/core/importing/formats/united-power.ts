import { isBlank, labelCell, microCell } from '../cell-readers.ts'
import { LabelColumn, type Channel, type RawReadings } from '../channel.ts'
import { otherMedium } from '../energy-units.ts'
import { ProblemError } from '../../problems/problem.ts'
import { importProblem } from '../problems.ts'
import { cellText, type Table } from '../table.ts'
import { startOfRange } from '../time-label.ts'
import type { FormatContext, ReadFormat } from './format.ts'

const SECTION = /^meter reading information$/i
const UNIT = /real energy in kilowatt-hours/i

/**
 * Green Button as the text that some American cooperatives hand out (United Power): sections under `Meter Reading Information`, hours as
 * `start to end,value`. A section with values below zero alone is energy fed in; one with both signs is the net of the others.
 */
export const unitedPower: ReadFormat = {
  id: 'united-power',
  name: 'United Power',
  recognise: ({ rows }) =>
    rows.slice(0, 30).some((row) => SECTION.test(cellText(row, 0))) &&
    rows.slice(0, 60).some((row) => /^energy consumption time period$/i.test(cellText(row, 0))),
  read,
}

interface Section {
  readonly type: string
  readonly labels: LabelColumn
  readonly values: number[]
}

function read({ rows }: Table, { file, zone }: FormatContext): RawReadings {
  const sections = sectionsOf(rows, file)
  const electric = sections.filter(({ type }) => UNIT.test(type))
  const signed = electric.map((section) => ({ section, side: sideOf(section.values) }))
  const plain = signed.filter(({ side }) => side !== 'net')
  const skipped = sections
    .filter((section) => !electric.includes(section))
    .map(({ type, values }) => ({ reason: `${otherMedium(type) ?? type}, not counted`, rows: values.length }))
  if (electric.length === 0) {
    const [first] = skipped
    if (first === undefined) throw new ProblemError(importProblem('empty', { file }))
    throw new ProblemError(
      importProblem('not-electricity', { file, found: first.reason.split(',')[0] as string }),
    )
  }
  const channels =
    plain.length > 0
      ? plain.map(({ section, side }) =>
          channelOf(section, side === 'feed-in' ? 'feed-in' : 'offtake', Math.abs),
        )
      : signed.flatMap(({ section }) => [
          channelOf(section, 'offtake', (value) => Math.max(value, 0)),
          channelOf(section, 'feed-in', (value) => Math.max(-value, 0)),
        ])
  if (plain.length > 0)
    for (const { section, side } of signed)
      if (side === 'net')
        skipped.push({ reason: 'the net of both sides, not counted', rows: section.values.length })
  return {
    zone,
    label: 'both',
    unit: 'kWh',
    stepSeconds: null,
    channels,
    totals: [],
    skipped,
    notes:
      plain.length > 0
        ? []
        : ['Values above zero are read as energy used, values below zero as energy fed in.'],
  }
}

function sectionsOf(rows: readonly string[][], file: string): Section[] {
  const sections: Section[] = []
  for (const [row, cells] of rows.entries()) {
    const text = cellText(cells, 0)
    if (SECTION.test(text)) {
      const type = (rows[row + 1] ?? [])
        .join(', ')
        .replace(/^.*type of readings:/i, '')
        .trim()
      sections.push({ type, labels: new LabelColumn(), values: [] })
    }
    const section = sections.at(-1)
    if (section === undefined || isBlank(cells) || startOfRange(text) === text) continue
    const { naive, instant, pass } = labelCell(file, [[startOfRange(text)]], 0, 0, 'Y-M-D')
    section.labels.add(naive, instant, pass)
    section.values.push(microCell(file, rows, row, 1, '.', 1))
  }
  return sections.filter(({ values }) => values.length > 0)
}

function sideOf(values: readonly number[]): 'offtake' | 'feed-in' | 'net' {
  const below = values.some((value) => value < 0)
  const above = values.some((value) => value > 0)
  return below && above ? 'net' : below ? 'feed-in' : 'offtake'
}

function channelOf(
  { labels, values }: Section,
  direction: 'offtake' | 'feed-in',
  change: (micro: number) => number,
): Channel {
  return {
    point: '',
    direction,
    quantity: 'measured',
    register: '',
    labels: labels.finish(),
    values: Float64Array.from(values, change),
    qualities: null,
    cumulative: false,
  }
}
