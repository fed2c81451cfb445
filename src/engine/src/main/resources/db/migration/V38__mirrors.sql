-- Owner: package mirroring. Times are milliseconds since 1970 in UTC.

-- Which tags of a repository go to another registry, or come from one. direction: MirrorDirection. registry: its address. remote: the
-- repository there. password: encrypted; empty: none. authorities: certificates in PEM. criteria: one a line. triggers: with a space
-- between. schedule: a cron expression in UTC; empty: none. owner: the member on whose rights it runs; empty: the registry's settings.
-- last_*: how it went last; NULL until it ran.
CREATE TABLE mirror (
  id            ${text}  NOT NULL PRIMARY KEY,
  repository_id BIGINT   NOT NULL REFERENCES any_repository (id) ON DELETE CASCADE,
  name          ${text}  NOT NULL,
  direction     ${text}  NOT NULL,
  registry      ${text}  NOT NULL,
  remote        ${text}  NOT NULL,
  username      ${text}  NOT NULL,
  password      ${text}  NOT NULL,
  authorities   ${text}  NOT NULL,
  template      ${text}  NOT NULL,
  time_zone     ${text}  NOT NULL,
  criteria      ${text}  NOT NULL,
  triggers      ${text}  NOT NULL,
  schedule      ${text}  NOT NULL,
  referrers     BOOLEAN  NOT NULL,
  overwrite     BOOLEAN  NOT NULL,
  active        BOOLEAN  NOT NULL,
  owner         ${text}  NOT NULL,
  changed_at    BIGINT   NOT NULL,
  last_at       BIGINT,
  last_outcome  ${text},
  last_sentence ${text},
  last_job      BIGINT,
  UNIQUE (repository_id, name)
);

-- What the latest looks of a mirror at tags came to. outcome: MirrorOutcome. digest, target_tag: empty where it did not come to that.
CREATE TABLE mirror_copy (
  id         ${identity},
  mirror_id  ${text} NOT NULL REFERENCES mirror (id) ON DELETE CASCADE,
  tag        ${text} NOT NULL,
  digest     ${text} NOT NULL,
  copied_at  BIGINT  NOT NULL,
  outcome    ${text} NOT NULL,
  target_tag ${text} NOT NULL,
  sentence   ${text} NOT NULL
);
CREATE INDEX mirror_copy_by_mirror ON mirror_copy (mirror_id, id);
CREATE INDEX mirror_copy_by_tag ON mirror_copy (mirror_id, tag, id);
