export { refereeFile } from '../../core/importing/referee-file.ts'
export { differencesCsv } from '../../core/sharing/referee/differences-csv.ts'
export { refereeJson } from '../../core/sharing/referee/report-json.ts'
