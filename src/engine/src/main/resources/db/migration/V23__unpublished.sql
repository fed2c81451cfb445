-- Owner: package catalog.staging. Manifests and blobs of repositories that only running builds know of, which have staged them: one row
-- for each area that has. They are unknown to everybody else until one area is published, or somebody else pushes the same bytes; those
-- of an area that was given up stay unknown, so staging is no reference. Nor is digest: rows without a manifest or blob do no harm, as
-- whoever brings the bytes removes them.
CREATE TABLE unpublished (
  repository_id BIGINT  NOT NULL REFERENCES any_repository (id) ON DELETE CASCADE,
  digest        ${text} NOT NULL,
  staging       ${text} NOT NULL,
  PRIMARY KEY (repository_id, digest, staging)
);
CREATE INDEX unpublished_by_staging ON unpublished (staging);
