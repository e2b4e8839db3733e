import type { Migration } from './migration.ts'

/** The board's limit "nobody worse off", and with every decision the limits and the consequences it was taken on. */
export const limits: Migration = {
  schema: 60,
  name: 'limits',
  sql: `
ALTER TABLE guard_rails ADD COLUMN nobody_worse_off INTEGER NOT NULL DEFAULT 1 CHECK (nobody_worse_off IN (0, 1));
ALTER TABLE decision ADD COLUMN rails_json TEXT;
ALTER TABLE decision ADD COLUMN consequences_json TEXT;
`,
}
