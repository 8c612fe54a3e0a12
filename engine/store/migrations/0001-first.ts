import type { Migration } from '../migrate.ts';

/**
 * The first state. Sides and states are text, so that a person can read the file with any SQLite tool; `left` sorts
 * before `right`. Keys and values compare byte by byte. Checks of more than two words are chains of OR: SQLite builds a table
 * for a longer IN list at every insert, which doubles its cost. Wide rows lie in the order of their arrival, apart from the
 * indexes by which they are found: an index page that is written at random should hold hundreds of rows, not ten.
 */
export const first: Migration = {
  version: 1,
  sql: `
CREATE TABLE meta (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  lineage TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  unclean TEXT,
  tidied_at TEXT
) STRICT;

CREATE TABLE scope (
  id INTEGER PRIMARY KEY,
  flow TEXT NOT NULL,
  sync TEXT NOT NULL,
  UNIQUE (flow, sync)
) STRICT;

CREATE TABLE names (
  id INTEGER PRIMARY KEY,
  list TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE link (
  seq INTEGER PRIMARY KEY,
  scope INTEGER NOT NULL REFERENCES scope,
  id TEXT NOT NULL,
  left_key TEXT,
  right_key TEXT,
  state TEXT NOT NULL CHECK (state = 'half' OR state = 'live' OR state = 'tombstone' OR state = 'unlinked' OR state = 'undone'),
  left_print TEXT,
  right_print TEXT,
  left_wrote_at TEXT,
  right_wrote_at TEXT,
  how TEXT NOT NULL,
  born INTEGER
) STRICT;
CREATE UNIQUE INDEX link_id ON link (scope, id);
CREATE UNIQUE INDEX link_left ON link (scope, left_key) WHERE state IN ('half', 'live') AND left_key IS NOT NULL;
CREATE UNIQUE INDEX link_right ON link (scope, right_key) WHERE state IN ('half', 'live') AND right_key IS NOT NULL;
CREATE INDEX link_rest ON link (scope, state, id) WHERE state <> 'live';

CREATE TABLE shadow (
  link INTEGER PRIMARY KEY REFERENCES link,
  names INTEGER NOT NULL,
  slots TEXT NOT NULL,
  sum INTEGER NOT NULL
) STRICT;

CREATE TABLE dirty (
  scope INTEGER NOT NULL,
  link TEXT NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('left', 'right')),
  sighting TEXT,
  reason TEXT NOT NULL,
  UNIQUE (scope, link, side),
  FOREIGN KEY (scope, link) REFERENCES link (scope, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE lone (
  id INTEGER PRIMARY KEY,
  scope INTEGER NOT NULL REFERENCES scope,
  side TEXT NOT NULL CHECK (side IN ('left', 'right')),
  key TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state = 'new' OR state = 'asked' OR state = 'waiting' OR state = 'unread' OR state = 'kept' OR state = 'undone' OR state = 'excluded' OR state = 'again'),
  print TEXT NOT NULL,
  names INTEGER NOT NULL,
  fields TEXT NOT NULL,
  token TEXT,
  modified_at TEXT
) STRICT;
CREATE UNIQUE INDEX lone_key ON lone (scope, side, key);
CREATE INDEX lone_open ON lone (scope) WHERE state IN ('new', 'asked', 'again');
CREATE INDEX lone_unread ON lone (scope, side, key) WHERE state = 'unread';

CREATE TABLE match_value (
  scope INTEGER NOT NULL REFERENCES scope,
  side TEXT NOT NULL CHECK (side IN ('left', 'right')),
  key TEXT NOT NULL,
  tier INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (scope, side, key, tier, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX match_value_by_value ON match_value (scope, tier, value);

CREATE TABLE apart (
  scope INTEGER NOT NULL REFERENCES scope,
  left_key TEXT NOT NULL,
  right_key TEXT NOT NULL,
  PRIMARY KEY (scope, left_key, right_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE cursor (
  scope INTEGER NOT NULL REFERENCES scope,
  side TEXT NOT NULL CHECK (side IN ('left', 'right')),
  position TEXT,
  counted_at TEXT,
  count INTEGER,
  PRIMARY KEY (scope, side)
) STRICT, WITHOUT ROWID;

CREATE TABLE facts (
  scope INTEGER PRIMARY KEY REFERENCES scope,
  runs INTEGER NOT NULL,
  plan_hash TEXT,
  left_identity TEXT,
  right_identity TEXT,
  left_shape TEXT,
  right_shape TEXT,
  window_from TEXT
) STRICT;

CREATE TABLE intent (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  scope INTEGER NOT NULL REFERENCES scope,
  link TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state = 'sent' OR state = 'unknown' OR state = 'waiting' OR state = 'dead'),
  text TEXT NOT NULL
) STRICT;
CREATE INDEX intent_state ON intent (state, seq);
CREATE INDEX intent_link ON intent (scope, link);

CREATE TABLE journal (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  scope INTEGER NOT NULL REFERENCES scope,
  run TEXT NOT NULL,
  link TEXT NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('left', 'right')),
  key TEXT NOT NULL,
  op TEXT NOT NULL CHECK (op = 'create' OR op = 'update' OR op = 'remove'),
  outcome TEXT NOT NULL CHECK (outcome = 'done' OR outcome = 'landed' OR outcome = 'maybe'),
  undoes INTEGER NOT NULL,
  at TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX journal_run ON journal (run, seq);
CREATE INDEX journal_link ON journal (scope, link, seq);
CREATE INDEX journal_record ON journal (scope, side, key, seq);
CREATE INDEX journal_time ON journal (scope, at, side, op, undoes);

CREATE TABLE sighted (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  scope INTEGER NOT NULL REFERENCES scope,
  link TEXT NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('left', 'right')),
  key TEXT NOT NULL,
  run TEXT NOT NULL,
  at TEXT NOT NULL,
  entry INTEGER NOT NULL,
  names INTEGER NOT NULL,
  fields TEXT,
  token TEXT,
  modified_at TEXT,
  before TEXT
) STRICT;
CREATE INDEX sighted_link ON sighted (scope, link, side, seq);

CREATE TABLE conflict (
  id TEXT PRIMARY KEY,
  scope INTEGER NOT NULL REFERENCES scope,
  link TEXT,
  state TEXT NOT NULL CHECK (state = 'open' OR state = 'answered' OR state = 'closed'),
  maps INTEGER NOT NULL,
  about TEXT NOT NULL,
  unit TEXT NOT NULL,
  reason TEXT NOT NULL,
  pattern TEXT NOT NULL,
  revision INTEGER NOT NULL,
  opened_at TEXT NOT NULL,
  words TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX conflict_state ON conflict (state, id);
CREATE INDEX conflict_asked ON conflict (state, opened_at, id);
CREATE INDEX conflict_scope ON conflict (scope, state, maps);
CREATE INDEX conflict_link ON conflict (scope, link) WHERE link IS NOT NULL;

CREATE TABLE care (
  conflict TEXT PRIMARY KEY,
  assignee TEXT,
  due TEXT,
  snoozed_until TEXT,
  snoozed_revision INTEGER,
  text TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE decision (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  scope INTEGER NOT NULL REFERENCES scope,
  conflict TEXT NOT NULL,
  unit TEXT NOT NULL,
  batch TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state = 'waiting' OR state = 'done' OR state = 'lapsed' OR state = 'replaced' OR state = 'taken-back'),
  run TEXT,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX decision_conflict ON decision (conflict, seq);
CREATE INDEX decision_batch ON decision (batch, seq);
CREATE INDEX decision_unit ON decision (scope, unit, seq);

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  hash TEXT NOT NULL,
  text TEXT NOT NULL,
  salt TEXT NOT NULL,
  says TEXT
) STRICT;

CREATE TABLE retired (
  scope INTEGER PRIMARY KEY REFERENCES scope,
  journal_upto TEXT NOT NULL
) STRICT;

CREATE TABLE tombstone (
  link INTEGER PRIMARY KEY REFERENCES link ON DELETE CASCADE,
  since TEXT NOT NULL
) STRICT;

CREATE TABLE run (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  flow TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX run_flow ON run (flow, seq, id);

CREATE TABLE plan (
  hash TEXT PRIMARY KEY,
  text TEXT NOT NULL
) STRICT;

CREATE TABLE control (
  flow TEXT PRIMARY KEY,
  ask TEXT NOT NULL CHECK (ask IN ('pause', 'cancel')),
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE lease (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  holder TEXT NOT NULL,
  pid INTEGER NOT NULL,
  boot TEXT NOT NULL,
  heartbeat_at TEXT NOT NULL
) STRICT;
`,
};
