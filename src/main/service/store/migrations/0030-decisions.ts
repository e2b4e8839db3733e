import type { Migration } from './migration.ts'

/** Equity settings: guard rails, proposals with all they were computed from, and the board's decisions, append-only. */
export const decisions: Migration = {
  schema: 30,
  name: 'decisions',
  sql: `
CREATE TABLE guard_rails (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  most_rho_fraction REAL NOT NULL,
  least_weight REAL NOT NULL,
  most_weight REAL NOT NULL,
  most_excess_per_month REAL
) STRICT;

CREATE TABLE proposal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  batch INTEGER NOT NULL REFERENCES batch (batch),
  created_at_utc_seconds INTEGER NOT NULL,
  seen_batch INTEGER NOT NULL,
  seed INTEGER NOT NULL,
  order_json TEXT NOT NULL,
  proposal_json TEXT NOT NULL
) STRICT;

CREATE TABLE decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  batch INTEGER NOT NULL REFERENCES batch (batch),
  at_utc_seconds INTEGER NOT NULL,
  act TEXT NOT NULL CHECK (act IN ('accept', 'change', 'reject', 'set')),
  setting_json TEXT NOT NULL,
  before_json TEXT NOT NULL,
  valid_from_month TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (length(reason) > 0),
  decided_by TEXT NOT NULL CHECK (length(decided_by) > 0),
  decided_on_date TEXT NOT NULL,
  proposal INTEGER REFERENCES proposal (id)
) STRICT;

CREATE TRIGGER proposal_is_kept BEFORE DELETE ON proposal BEGIN SELECT RAISE(ABORT, 'a proposal is never removed'); END;
CREATE TRIGGER proposal_is_frozen BEFORE UPDATE ON proposal BEGIN SELECT RAISE(ABORT, 'a proposal is never changed'); END;
CREATE TRIGGER decision_is_kept BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'a decision is never removed'); END;
CREATE TRIGGER decision_is_frozen BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'a decision is never changed'); END;
`,
}
