-- Owner: package jobs. Times are milliseconds since 1970 in UTC. state is one of JobState.

CREATE TABLE job (
  id               ${identity},
  kind             ${text}  NOT NULL,
  state            ${text}  NOT NULL,
  parameters       ${text}  NOT NULL, -- a JSON object of texts
  requested_by     ${text}  NOT NULL,
  created_at       BIGINT   NOT NULL,
  due_at           BIGINT   NOT NULL, -- does not run before; 0: at once, whatever the clock says
  started_at       BIGINT,            -- the last time it was started
  ended_at         BIGINT,
  attempt          INTEGER  NOT NULL, -- times it was started and neither put off nor interrupted
  interruptions    INTEGER  NOT NULL, -- times the process ended under it since its last checkpoint
  cancel_requested BOOLEAN  NOT NULL,
  checkpoint       TEXT,
  done             BIGINT   NOT NULL,
  total            BIGINT,
  unit             ${text}  NOT NULL,
  step             ${text}  NOT NULL,
  outcome          ${text}  NOT NULL, -- a sentence
  figures          ${text}  NOT NULL  -- a JSON object of numbers
);
CREATE INDEX job_waiting ON job (kind, state, due_at, id);
CREATE INDEX job_by_state ON job (state, id);

-- Owner: package lifecycle. What a collection must know of earlier ones. Where the last one that ran out of time got to: id 1.
CREATE TABLE collection_position (
  id       BIGINT  NOT NULL PRIMARY KEY,
  position ${text} NOT NULL
);

-- When the registry stopped serving in good order; no row while it serves, or when it did not end in good order.
CREATE TABLE collection_rest (
  id         BIGINT NOT NULL PRIMARY KEY,
  rests_from BIGINT NOT NULL
);

-- Blobs whose bytes were found not to be those of their digest, and were moved aside.
CREATE TABLE damaged_blob (
  digest   ${text} NOT NULL PRIMARY KEY,
  size     BIGINT  NOT NULL,
  reason   ${text} NOT NULL,
  found_at BIGINT  NOT NULL
);
