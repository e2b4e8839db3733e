CREATE TABLE batch (
  batch INTEGER PRIMARY KEY AUTOINCREMENT,
  at_utc_seconds INTEGER NOT NULL,
  who TEXT NOT NULL,
  kind TEXT NOT NULL,
  words TEXT NOT NULL,
  reason TEXT,
  undoes INTEGER REFERENCES batch (batch)
) STRICT;

CREATE TABLE change (
  batch INTEGER NOT NULL REFERENCES batch (batch),
  position INTEGER NOT NULL,
  area TEXT NOT NULL,
  subject TEXT NOT NULL,
  before_json TEXT,
  after_json TEXT,
  PRIMARY KEY (batch, position)
) STRICT;

CREATE INDEX change_by_subject ON change (area, subject, batch);

CREATE TABLE cooperative (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  email TEXT NOT NULL,
  register_number TEXT NOT NULL,
  vat_number TEXT NOT NULL,
  iban TEXT NOT NULL,
  bic TEXT NOT NULL,
  zone TEXT NOT NULL,
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  model TEXT NOT NULL,
  vat_rate_hundredths_percent INTEGER,
  rule TEXT NOT NULL,
  key TEXT,
  reference_tariff TEXT NOT NULL,
  payment_days INTEGER NOT NULL CHECK (payment_days >= 0)
) STRICT;

CREATE TABLE key_table (
  from_date TEXT PRIMARY KEY,
  until_date TEXT,
  rows_json TEXT NOT NULL
) STRICT;

CREATE TABLE income_band (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  from_income_per_year INTEGER,
  to_income_per_year INTEGER
) STRICT;

CREATE TABLE member (
  number TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  from_date TEXT NOT NULL,
  until_date TEXT,
  address TEXT NOT NULL,
  income_per_year INTEGER CHECK (income_per_year > 0),
  income_band TEXT,
  hardship INTEGER NOT NULL CHECK (hardship IN (0, 1)),
  weight_group TEXT,
  pv_share_fraction REAL,
  battery_share_fraction REAL,
  static_share_fraction REAL,
  priority INTEGER,
  factor_fraction REAL,
  vat TEXT NOT NULL,
  tariff TEXT,
  opening_balance_cents INTEGER NOT NULL,
  iban TEXT NOT NULL,
  mandate TEXT NOT NULL,
  mandate_date TEXT,
  email TEXT NOT NULL,
  language TEXT NOT NULL
) STRICT;

CREATE TABLE metering_point (
  member TEXT NOT NULL REFERENCES member (number) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  point TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('offtake', 'feed-in')),
  PRIMARY KEY (member, position)
) STRICT;

CREATE INDEX metering_point_by_point ON metering_point (point);

CREATE TABLE tariff_row (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  from_date TEXT NOT NULL,
  until_date TEXT,
  band_from TEXT,
  band_until TEXT,
  days TEXT,
  buy_micro_per_kwh INTEGER NOT NULL,
  sell_micro_per_kwh INTEGER NOT NULL,
  shared_network_micro_per_kwh INTEGER NOT NULL,
  fee_micro_per_kwh INTEGER NOT NULL,
  internal_micro_per_kwh INTEGER,
  fixed_per_month_cents INTEGER NOT NULL,
  vat_rate_hundredths_percent INTEGER
, standing_per_month_cents INTEGER, cap_micro_per_kwh INTEGER, cap_hundredths_percent INTEGER, cap_tariff TEXT) STRICT;

CREATE TABLE reading (
  point TEXT NOT NULL,
  direction TEXT NOT NULL,
  quantity TEXT NOT NULL,
  local_date TEXT NOT NULL,
  step_seconds INTEGER NOT NULL CHECK (step_seconds > 0),
  start_utc_seconds INTEGER NOT NULL,
  end_utc_seconds INTEGER NOT NULL,
  batch INTEGER NOT NULL REFERENCES batch (batch),
  packed_microkwh BLOB NOT NULL,
  PRIMARY KEY (point, direction, quantity, start_utc_seconds, step_seconds, batch)
) STRICT;

CREATE INDEX reading_by_time ON reading (start_utc_seconds, batch);

CREATE TABLE mapping (
  signature TEXT PRIMARY KEY,
  mapping_json TEXT NOT NULL
) STRICT;

CREATE TABLE monthly_amount (
  month TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('invoice', 'premium')),
  amount_cents INTEGER NOT NULL,
  PRIMARY KEY (month, kind)
) STRICT;

CREATE TABLE settlement (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  batch INTEGER NOT NULL REFERENCES batch (batch),
  month TEXT NOT NULL,
  created_at_utc_seconds INTEGER NOT NULL,
  inputs_sha256 TEXT NOT NULL,
  version TEXT NOT NULL,
  rule TEXT NOT NULL,
  key TEXT NOT NULL,
  seed INTEGER NOT NULL,
  seen_batch INTEGER NOT NULL,
  snapshot_json TEXT NOT NULL,
  result_json TEXT NOT NULL,
  seconds REAL NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'approved', 'superseded')),
  corrects INTEGER REFERENCES settlement (id)
) STRICT;

CREATE INDEX settlement_by_month ON settlement (month, id);

CREATE TABLE approval (
  settlement INTEGER PRIMARY KEY REFERENCES settlement (id),
  batch INTEGER NOT NULL REFERENCES batch (batch),
  at_utc_seconds INTEGER NOT NULL,
  local_date TEXT NOT NULL,
  reason TEXT,
  parties_json TEXT NOT NULL
) STRICT;

CREATE TABLE document (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  settlement INTEGER NOT NULL REFERENCES approval (settlement),
  month TEXT NOT NULL,
  member TEXT NOT NULL,
  number TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  refers_to TEXT,
  document_json TEXT NOT NULL,
  UNIQUE (settlement, member)
) STRICT;

CREATE INDEX document_by_member ON document (member, month);

CREATE TABLE looked_at (
  settlement INTEGER NOT NULL REFERENCES settlement (id),
  member TEXT NOT NULL,
  batch INTEGER NOT NULL REFERENCES batch (batch),
  PRIMARY KEY (settlement, member)
) STRICT;

CREATE TRIGGER batch_is_kept BEFORE DELETE ON batch BEGIN SELECT RAISE(ABORT, 'a batch is never removed'); END;

CREATE TRIGGER batch_is_frozen BEFORE UPDATE ON batch BEGIN SELECT RAISE(ABORT, 'a batch is never changed'); END;

CREATE TRIGGER change_is_kept BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'history is never removed'); END;

CREATE TRIGGER change_is_frozen BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;

CREATE TRIGGER reading_is_kept BEFORE DELETE ON reading BEGIN SELECT RAISE(ABORT, 'readings are never removed'); END;

CREATE TRIGGER reading_is_frozen BEFORE UPDATE ON reading BEGIN SELECT RAISE(ABORT, 'readings are never changed'); END;

CREATE TRIGGER approval_is_kept BEFORE DELETE ON approval BEGIN SELECT RAISE(ABORT, 'an approval is never removed'); END;

CREATE TRIGGER approval_is_frozen BEFORE UPDATE ON approval BEGIN SELECT RAISE(ABORT, 'an approval is never changed'); END;

CREATE TRIGGER document_is_kept BEFORE DELETE ON document BEGIN SELECT RAISE(ABORT, 'an issued document is never removed'); END;

CREATE TRIGGER document_is_frozen BEFORE UPDATE ON document BEGIN SELECT RAISE(ABORT, 'an issued document is never changed'); END;

CREATE TRIGGER settlement_is_kept BEFORE DELETE ON settlement BEGIN SELECT RAISE(ABORT, 'a settlement is never removed'); END;

CREATE TRIGGER settlement_is_frozen BEFORE UPDATE OF
  id, batch, month, created_at_utc_seconds, inputs_sha256, version, rule, key, seed, seen_batch, snapshot_json,
  result_json, seconds, corrects ON settlement
BEGIN SELECT RAISE(ABORT, 'only the state of a settlement changes'); END;

CREATE TRIGGER settlement_stays_issued BEFORE UPDATE OF state ON settlement
WHEN OLD.state = 'superseded' OR (OLD.state = 'approved' AND NEW.state = 'draft')
BEGIN SELECT RAISE(ABORT, 'a settlement never goes back'); END;

CREATE VIEW account_month AS
SELECT
  s.month AS month,
  s.id AS settlement,
  s.corrects AS corrects,
  a.at_utc_seconds AS approved_at_utc_seconds,
  json_extract(s.result_json, '$.totals.feesCents') AS fees_cents,
  json_extract(s.result_json, '$.totals.fixedCents') AS fixed_cents,
  json_extract(s.result_json, '$.totals.roundingCents') AS rounding_cents,
  json_extract(s.result_json, '$.totals.invoiceCents') AS invoice_cents,
  json_extract(s.result_json, '$.totals.premiumCents') AS premium_cents
FROM approval a JOIN settlement s ON s.id = a.settlement;

INSERT INTO batch VALUES (1, 1793813460, 'the first window', 'settings', 'River Valley begins', NULL, NULL);
INSERT INTO cooperative VALUES (1, 'River Valley', '', '', '', '', '', '', 'Europe/Vienna', 'EUR', 'shared-energy', NULL, 'shapley', NULL, 'Standard', 14);
INSERT INTO income_band VALUES (0, 'lower', NULL, 32000);
INSERT INTO member VALUES ('1', 'Anna Mayr', 'person', '2026-01-01', NULL, '', 24500, 'lower', 0, NULL, NULL, NULL, 0.05, NULL, NULL, 'none', NULL, 0, '', '', NULL, '', 'en');
INSERT INTO metering_point VALUES ('1', 0, 'AT1', 'offtake');
INSERT INTO tariff_row VALUES (1, 'Standard', '2026-01-01', NULL, NULL, NULL, NULL, 300000, 80000, 0, 20000, NULL, 0, NULL, 350, 310000, NULL, NULL);
INSERT INTO reading VALUES ('AT1', 'offtake', 'measured', '2026-10-01', 900, 1790805600, 1790807400, 1, x'0002A08D064200');
INSERT INTO key_table VALUES ('2026-01-01', NULL, '[{"member":"1","shares":[0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5,0.5]}]');

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

INSERT INTO guard_rails VALUES (1, 0.3, 0.5, 2.0, 25.0);

ALTER TABLE guard_rails ADD COLUMN nobody_worse_off INTEGER NOT NULL DEFAULT 1 CHECK (nobody_worse_off IN (0, 1));
ALTER TABLE decision ADD COLUMN rails_json TEXT;
ALTER TABLE decision ADD COLUMN consequences_json TEXT;
