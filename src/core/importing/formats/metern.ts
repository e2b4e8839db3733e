import { cellText } from '../table.ts'
import type { TableFormat } from './format.ts'

/** meterN, one file a meter and year: no header, `YYYYMMDD,Wh` a day. The file's name is the meter's (`7Prelievi2024.csv`). */
export const meterN: TableFormat = {
  id: 'metern',
  name: 'meterN',
  recognise: ({ delimiter, rows }, { file }) =>
    delimiter === ',' &&
    /^\d+\D+\d{4}\.csv$/i.test(file) &&
    rows
      .slice(0, 50)
      .every(
        (row) =>
          row.length === 0 ||
          (row.length === 2 && /^20\d{6}$/.test(cellText(row, 0)) && /^\d+$/.test(cellText(row, 1))),
      ),
  hints: { unit: 'Wh', order: 'Y-M-D' },
}
