import type { RefereeReport } from './referee.ts'
import { faultSentence } from './sentences.ts'

/**
 * The table for the operator: first the sentences, then a row a day, point and column that differs, in kWh with a decimal point. Cells that a
 * spreadsheet would take for a formula are kept from it.
 */
export function differencesCsv(report: RefereeReport): string {
  const lines = report.faults.map((fault) => cell(faultSentence(fault)))
  lines.push('', 'date,point,column,slots,published kWh,recomputed kWh,difference kWh')
  for (const row of report.differences)
    lines.push(
      [
        row.date,
        cell(row.point),
        row.quantity,
        String(row.slots),
        kWh(row.statedMicro),
        kWh(row.recomputedMicro),
        kWh(row.statedMicro - row.recomputedMicro),
      ].join(','),
    )
  return `${lines.join('\r\n')}\r\n`
}

const kWh = (micro: number): string => (Math.round(micro) / 1e6).toFixed(6)

const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
