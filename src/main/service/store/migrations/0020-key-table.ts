import type { Migration } from './migration.ts'

/** Tables of coefficients by local time of day, each from a first day on. */
export const keyTable: Migration = {
  schema: 20,
  name: 'key-table',
  sql: `
CREATE TABLE key_table (
  from_date TEXT PRIMARY KEY,
  until_date TEXT,
  rows_json TEXT NOT NULL
) STRICT;
`,
}
