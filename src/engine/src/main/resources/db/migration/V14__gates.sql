-- Owner: package gate. Times are milliseconds since 1970 in UTC. scope: empty for the registry, a namespace, or a repository's name;
-- not a reference, because a gate may be set before there is anything behind it.

-- Goes up with every change of what decides: policies, exceptions, VEX documents. One row.
CREATE TABLE gate_revision (
  id       INTEGER NOT NULL PRIMARY KEY,
  revision BIGINT  NOT NULL
);
INSERT INTO gate_revision (id, revision) VALUES (1, 1);

-- document: the policy as JSON, as settings write it.
CREATE TABLE gate_policy (
  scope      ${text}  NOT NULL,
  name       ${text}  NOT NULL,
  version    INTEGER  NOT NULL,
  document   ${text}  NOT NULL,
  changed_at BIGINT   NOT NULL,
  changed_by ${text}  NOT NULL,
  PRIMARY KEY (scope, name)
);

-- Somebody answers for it that a vulnerability, or a rule, does not count against some images. One of vulnerability and rule is empty.
CREATE TABLE gate_exception (
  id            ${text} NOT NULL PRIMARY KEY,
  scope         ${text} NOT NULL,
  images        ${text} NOT NULL,
  vulnerability ${text} NOT NULL,
  component     ${text} NOT NULL,
  rule          ${text} NOT NULL,
  reason        ${text} NOT NULL,
  owner         ${text} NOT NULL,
  created_by    ${text} NOT NULL,
  created_at    BIGINT  NOT NULL,
  expires_at    BIGINT,
  UNIQUE (scope, images, vulnerability, component, rule)
);

-- VEX documents that were uploaded, as they came.
CREATE TABLE gate_vex (
  id          ${text}  NOT NULL PRIMARY KEY,
  scope       ${text}  NOT NULL,
  images      ${text}  NOT NULL,
  name        ${text}  NOT NULL, -- the document's own identifier
  document    ${bytes} NOT NULL,
  uploaded_by ${text}  NOT NULL,
  uploaded_at BIGINT   NOT NULL,
  UNIQUE (scope, name)
);

-- The last verdict that was written down of a manifest; what decides about a pull is come to anew when anything has changed since.
-- document: JSON.
CREATE TABLE gate_verdict (
  manifest_id   BIGINT   NOT NULL PRIMARY KEY REFERENCES any_manifest (id) ON DELETE CASCADE,
  repository_id BIGINT   NOT NULL REFERENCES any_repository (id) ON DELETE CASCADE,
  digest        ${text}  NOT NULL,
  outcome       ${text}  NOT NULL, -- Outcome
  judged_at     BIGINT   NOT NULL,
  until_at      BIGINT,
  document      ${text}  NOT NULL,
  UNIQUE (repository_id, digest)
);
CREATE INDEX gate_verdict_by_end ON gate_verdict (until_at);
CREATE INDEX gate_verdict_by_outcome ON gate_verdict (outcome, repository_id, digest);

-- When a fix of a finding was first known here; empty where there is none.
ALTER TABLE scan_finding ADD COLUMN fix_known_at BIGINT;
UPDATE scan_finding SET fix_known_at = found_at WHERE fixable;
