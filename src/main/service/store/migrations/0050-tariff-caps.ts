import type { Migration } from './migration.ts'

/** What a connection of one's own costs a month, and the most a kilowatt-hour may cost. */
export const tariffCaps: Migration = {
  schema: 50,
  name: 'tariff-caps',
  sql: `
ALTER TABLE tariff_row ADD COLUMN standing_per_month_cents INTEGER;
ALTER TABLE tariff_row ADD COLUMN cap_micro_per_kwh INTEGER;
ALTER TABLE tariff_row ADD COLUMN cap_hundredths_percent INTEGER;
ALTER TABLE tariff_row ADD COLUMN cap_tariff TEXT;
`,
}
