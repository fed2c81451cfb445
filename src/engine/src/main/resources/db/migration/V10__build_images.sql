-- Owner: package events.build. Times are milliseconds since 1970 in UTC.

-- Runs of a host's jobs that pushed or pulled something. build is the host's own name for a run; job is where it is now. A row stays
-- for as long as the host keeps the run.
CREATE TABLE build_run (
  build  ${text} NOT NULL PRIMARY KEY,
  job    ${text} NOT NULL,
  number BIGINT  NOT NULL
);
CREATE INDEX build_run_by_job ON build_run (job);

-- What they pushed and pulled. deed is PUSHED or PULLED; tag is empty where it was done by digest; at is the last time.
CREATE TABLE build_image (
  build         ${text} NOT NULL REFERENCES build_run (build) ON DELETE CASCADE,
  deed          ${text} NOT NULL,
  repository_id BIGINT  NOT NULL REFERENCES any_repository (id) ON DELETE CASCADE,
  repository    ${text} NOT NULL,
  digest        ${text} NOT NULL,
  tag           ${text} NOT NULL,
  size          BIGINT  NOT NULL,
  at            BIGINT  NOT NULL,
  PRIMARY KEY (build, deed, repository_id, digest, tag)
);
CREATE INDEX build_image_by_digest ON build_image (repository_id, digest, at);

