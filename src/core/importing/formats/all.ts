import { edaWorkbook } from './eda-workbook.ts'
import { fluvius } from './fluvius.ts'
import type { Format } from './format.ts'
import { netzNoe } from './netz-noe.ts'
import { plainTable } from './plain-table.ts'
import { wienerNetze } from './wiener-netze.ts'

/** Every known format; the first that recognises a file reads it. `table` (any table by a mapping) comes after all of them. */
export const formats: readonly Format[] = [edaWorkbook, plainTable, fluvius, wienerNetze, netzNoe]
