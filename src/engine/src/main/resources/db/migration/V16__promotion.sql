-- Owner: packages facts and promotion. Times are milliseconds since 1970 in UTC.

-- Owner: package catalog. Where a tag was copied from, repository:tag; empty where it was not copied.
ALTER TABLE tag_move ADD COLUMN origin ${text} NOT NULL DEFAULT '';

-- What hosts say of the making of an image.
CREATE TABLE image_evidence (
  manifest_id BIGINT  NOT NULL REFERENCES any_manifest (id) ON DELETE CASCADE,
  name        ${text} NOT NULL,
  value       ${text} NOT NULL,
  given_at    BIGINT  NOT NULL,
  PRIMARY KEY (manifest_id, name)
);

-- Which tags of a repository go where. target: a repository's name, which need not exist. criteria: one a line. triggers: with a space
-- between. owner: the member on whose rights it runs; empty: the registry's settings.
CREATE TABLE promotion_rule (
  id            ${text}  NOT NULL PRIMARY KEY,
  repository_id BIGINT   NOT NULL REFERENCES any_repository (id) ON DELETE CASCADE,
  name          ${text}  NOT NULL,
  target        ${text}  NOT NULL,
  template      ${text}  NOT NULL,
  time_zone     ${text}  NOT NULL,
  criteria      ${text}  NOT NULL,
  triggers      ${text}  NOT NULL,
  active        BOOLEAN  NOT NULL,
  owner         ${text}  NOT NULL,
  changed_at    BIGINT   NOT NULL,
  UNIQUE (repository_id, name)
);

-- What each tag was promoted as last by a rule: once is enough.
CREATE TABLE promotion_done (
  rule_id     ${text} NOT NULL REFERENCES promotion_rule (id) ON DELETE CASCADE,
  tag         ${text} NOT NULL,
  digest      ${text} NOT NULL,
  target_tag  ${text} NOT NULL,
  promoted_at BIGINT  NOT NULL,
  PRIMARY KEY (rule_id, tag)
);

-- How the latest evaluations of a rule ended. outcome: Outcome. target_tag: empty where it did not come to that.
CREATE TABLE promotion_evaluation (
  id           ${identity},
  rule_id      ${text} NOT NULL REFERENCES promotion_rule (id) ON DELETE CASCADE,
  tag          ${text} NOT NULL,
  digest       ${text} NOT NULL,
  evaluated_at BIGINT  NOT NULL,
  cause        ${text} NOT NULL,
  outcome      ${text} NOT NULL,
  reason       ${text} NOT NULL,
  target_tag   ${text} NOT NULL
);
CREATE INDEX promotion_evaluation_by_rule ON promotion_evaluation (rule_id, id);

-- Owner: package events. Which builds pushed an image, wherever it is now.
CREATE INDEX build_image_by_image ON build_image (digest, at);

-- Images that were pushed by builds whose runs the host does not keep any more.
CREATE TABLE build_gone (
  digest ${text} NOT NULL PRIMARY KEY
);
