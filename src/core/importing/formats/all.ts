import { edaWorkbook } from './eda-workbook.ts'
import { edc } from './edc.ts'
import { esl } from './esl.ts'
import { fluvius } from './fluvius.ts'
import type { EdifactFormat, Format, XmlFormat } from './format.ts'
import { greenButton } from './green-button/green-button.ts'
import { mscons } from './mscons.ts'
import { nem12 } from './nem12.ts'
import { netzNoe } from './netz-noe.ts'
import { plainTable } from './plain-table.ts'
import { sdatCh } from './sdat-ch.ts'
import { wienerNetze } from './wiener-netze.ts'

/** Every known format of tables; the first that recognises a file reads it. `table` (any table by a mapping) comes after all of them. */
export const formats: readonly Format[] = [edaWorkbook, plainTable, fluvius, wienerNetze, netzNoe, nem12, edc]

/** Formats of XML documents and of EDIFACT interchanges; what none of them recognises is refused. */
export const xmlFormats: readonly XmlFormat[] = [greenButton, sdatCh, esl]
export const edifactFormats: readonly EdifactFormat[] = [mscons]
