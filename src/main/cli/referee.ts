export { refereeFile } from '../../core/importing/referee-file.ts'
export { differencesTable } from '../../core/sharing/referee/differences-table.ts'
export { refereeJson } from '../../core/sharing/referee/report-json.ts'
