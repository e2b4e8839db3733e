import { basename } from 'node:path'
import { writeCsv } from '../../documents/tables/csv.ts'
import { writeWhole } from '../../host/write-whole.ts'
import { done, type Command } from '../command.ts'
import { needFree, readBytes } from '../files.ts'
import { textTable } from '../text-table.ts'
import { zoneOption } from '../values.ts'

/** Judging is loaded only when it is asked for. */
const judging = () => import('../referee.ts')

interface Told {
  readonly sentence: string
}

const referee: Command = {
  words: ['referee'],
  operands: [{ name: 'EXPORT' }],
  options: {
    zone: { value: 'IANA', help: 'Time zone where the file tells none; Europe/Vienna where left out.' },
    csv: { value: 'FILE', help: 'Also writes the differences as a table to send to the operator.' },
  },
  summary: 'Recompute the operator’s split and name differences.',
  async run(invocation) {
    const { refereeFile, refereeJson, differencesTable } = await judging()
    const [path] = invocation.operands as [string]
    const csv = invocation.text('csv')
    if (csv !== null) await needFree(csv)
    const bytes = await readBytes(path)
    const report = await refereeFile(
      { name: basename(path), bytes },
      zoneOption(invocation, 'zone') ?? 'Europe/Vienna',
    )
    const json = refereeJson(report)
    if (csv !== null) await writeWhole(csv, new TextEncoder().encode(writeCsv(differencesTable(report))))
    const rows = report.faults.map(({ kind, from, until, slots, micro }) => [
      kind,
      from,
      until,
      String(slots),
      (Math.abs(micro) / 1e6).toFixed(3),
    ])
    const sentences = (json['faults'] as unknown as Told[]).map(({ sentence }) => sentence)
    const { lacking, absent } = json as unknown as {
      readonly lacking: { readonly points: readonly Told[] }
      readonly absent: readonly Told[]
    }
    const text = [
      `${report.slots} of ${report.spanSlots} intervals of ${report.points} points from ${report.from} to ${report.until} recomputed.`,
      ...[...lacking.points, ...absent].map(({ sentence }) => sentence),
      report.faults.length === 0
        ? report.slots === 0
          ? lacking.points.length > 0
            ? 'Every interval lacks a value, so nothing could be recomputed.'
            : 'No interval has both consumption and generation, so nothing could be recomputed.'
          : `The operator’s split is right in every ${report.slots < report.spanSlots ? 'recomputed interval' : 'interval'}.`
        : `${textTable(['what', 'from', 'until', 'intervals', 'kWh'], rows, { right: [3, 4] })}\n\n${sentences.join('\n')}`,
    ].join('\n')
    return done(json, text)
  },
}

export const refereeCommands: readonly Command[] = [referee]
