-- What running builds have pushed and not published yet. Times are milliseconds since 1970 in UTC.

-- Owner: package staging. An area of one build; build is the host's own name for the run. All of it goes when it is published or given up.
CREATE TABLE staging (
  id       ${text} NOT NULL PRIMARY KEY,
  build    ${text} NOT NULL,
  began_at BIGINT  NOT NULL
);
CREATE INDEX staging_by_build ON staging (build, id);

-- The logins that push into it and see it.
CREATE TABLE staging_login (
  login   ${text} NOT NULL PRIMARY KEY REFERENCES build_login (id) ON DELETE CASCADE,
  staging ${text} NOT NULL REFERENCES staging (id) ON DELETE CASCADE
);
CREATE INDEX staging_login_by_staging ON staging_login (staging);

-- Owner: package catalog.staging. Tags that are to be, with what each shall point at. Refers to neither repository nor manifest: when one
-- of them is gone, publishing must fail rather than leave something out.
CREATE TABLE staged_tag (
  staging       ${text} NOT NULL REFERENCES staging (id) ON DELETE CASCADE,
  repository_id BIGINT  NOT NULL,
  repository    ${text} NOT NULL,
  tag           ${text} NOT NULL,
  digest        ${text} NOT NULL,
  PRIMARY KEY (staging, repository_id, tag)
);
CREATE INDEX staged_tag_by_digest ON staged_tag (repository_id, digest);

-- For whether an image is in another repository already.
CREATE INDEX any_manifest_by_digest ON any_manifest (digest);
