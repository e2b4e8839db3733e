import { capital, counted, counting, inWords, listed } from './words.ts'

/** Spreadsheets of members, tariffs or bands: the dry run and the write. */
export const tableImport = {
  reading: 'Reading the list…',
  verdict: (added: number, changed: number, same: number, refused: number) => {
    const parts = [
      added > 0 ? counted(added, 'new row', 'new rows') : '',
      changed > 0 ? counted(changed, 'changed row', 'changed rows') : '',
      same > 0 ? `${counted(same, 'row', 'rows')} as before` : '',
    ].filter(Boolean)
    const good = parts.length === 0 ? 'Nothing in it is usable' : capital(listed(parts))
    return refused === 0
      ? `${good}.`
      : `${good}. ${capital(counted(refused, 'row needs', 'rows need'))} a word from you.`
  },
  nothingSaved: 'Nothing has been saved yet.',
  nothingNew: 'The list says what is known already, so there is nothing to save.',
  refused: 'Rows that cannot be taken as they are',
  row: 'Row',
  column: 'Column',
  reason: 'Why',
  unknownColumns: (columns: readonly string[]) =>
    `${capital(counted(columns.length, 'column is', 'columns are'))} not known and will be left out: ${listed(columns)}.`,
  save: (rows: number) => `Save ${counting(rows, 'row', 'rows')}`,
  saveWithout: (rows: number, refused: number) =>
    `Save ${counted(rows, 'row', 'rows')} without the ${inWords(refused)} refused`,
  saving: 'Saving…',
  saved: (rows: number) => `${counting(rows, 'row', 'rows')} saved.`,
  another: 'Another file',
  back: 'Back to the list',
}
