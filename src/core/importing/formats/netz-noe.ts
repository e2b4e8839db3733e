import { directionIn } from '../direction-words.ts'
import { guessDecimal } from '../decimal-text.ts'
import { LabelColumn, type RawReadings } from '../channel.ts'
import { isBlank, labelCell, microCell } from '../cell-readers.ts'
import { ProblemError } from '../../problems/problem.ts'
import { importProblem } from '../problems.ts'
import { MEASURED, qualityCode, SUBSTITUTED } from '../quality-words.ts'
import { cellText, type Table } from '../table.ts'
import type { Format, FormatContext } from './format.ts'

/**
 * Netz Niederösterreich: `Messzeitpunkt;Verbrauch (kWh);Qualität;` with labels at the slot's end and no meter id. The second
 * column is `Verbrauch`, `Gemessener Verbrauch` or `Einspeisung`; the third `Qualität` (G measured, E substituted), `Ersatzwert` or none.
 * A file of one day may begin at 00:00, which is the last slot of the day before.
 */
export const netzNoe: Format = {
  id: 'netz-noe',
  name: 'Netz Niederösterreich',
  recognise: ({ rows }) =>
    /^messzeitpunkt$/i.test(cellText(rows[0], 0)) &&
    /\(kWh\)$/i.test(cellText(rows[0], 1)) &&
    directionIn(cellText(rows[0], 1)) !== null,
  read,
}

function read({ rows }: Table, { file }: FormatContext): RawReadings {
  const header = rows[0] as string[]
  const qualityColumn = header.findIndex((cell) => /qualit|ersatzwert/i.test(cell))
  const isSubstituteColumn = /ersatzwert/i.test(cellText(header, qualityColumn))
  const { decimal } = guessDecimal(rows.slice(1).map((row) => cellText(row, 1)))
  const labels = new LabelColumn()
  const values: number[] = []
  const quality: number[] = []
  for (let row = 1; row < rows.length; row++) {
    if (isBlank(rows[row] as string[])) continue
    const label = labelCell(file, rows, row, 0, 'D-M-Y')
    labels.add(label.naive, label.instant, label.pass)
    values.push(microCell(file, rows, row, 1, decimal, 1))
    const word = qualityColumn < 0 ? '' : cellText(rows[row], qualityColumn)
    quality.push(
      isSubstituteColumn
        ? word === '' || /^(nein|n|0)$/i.test(word)
          ? MEASURED
          : SUBSTITUTED
        : word === 'E'
          ? SUBSTITUTED
          : qualityCode(word),
    )
  }
  if (values.length === 0) throw new ProblemError(importProblem('empty', { file }))
  return {
    zone: 'Europe/Vienna',
    label: 'end',
    unit: 'kWh',
    stepSeconds: null,
    channels: [
      {
        point: '',
        direction: directionIn(cellText(header, 1)) ?? 'other',
        quantity: 'measured',
        register: '',
        labels: labels.finish(),
        values: Float64Array.from(values),
        qualities: Uint8Array.from(quality),
        cumulative: false,
      },
    ],
    totals: [],
    skipped: [],
    notes: [],
  }
}
