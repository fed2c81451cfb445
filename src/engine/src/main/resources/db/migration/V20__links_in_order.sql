-- Owner: package catalog. The rows of these two tables lie in the order of their keys: a collection, which goes through them in the
-- order of digests, touches as few pages as it can, and each row that is written costs a page less.

CREATE TABLE repository_blob_in_order (
  repository_id BIGINT  NOT NULL REFERENCES any_repository (id) ON DELETE CASCADE,
  digest        ${text} NOT NULL,
  size          BIGINT  NOT NULL,
  linked_at     BIGINT  NOT NULL,
  PRIMARY KEY (repository_id, digest)
) ${in_order};
INSERT INTO repository_blob_in_order (repository_id, digest, size, linked_at)
  SELECT repository_id, digest, size, linked_at FROM repository_blob ORDER BY repository_id, digest;
DROP TABLE repository_blob;
ALTER TABLE repository_blob_in_order RENAME TO repository_blob;
CREATE INDEX repository_blob_by_digest ON repository_blob (digest, repository_id);

CREATE TABLE manifest_reference_in_order (
  manifest_id   BIGINT  NOT NULL REFERENCES any_manifest (id) ON DELETE CASCADE,
  referenced    ${text} NOT NULL,
  kind          ${text} NOT NULL,
  repository_id BIGINT  NOT NULL,
  PRIMARY KEY (manifest_id, referenced, kind)
) ${in_order};
INSERT INTO manifest_reference_in_order (manifest_id, referenced, kind, repository_id)
  SELECT manifest_id, referenced, kind, repository_id FROM manifest_reference ORDER BY manifest_id, referenced, kind;
DROP TABLE manifest_reference;
ALTER TABLE manifest_reference_in_order RENAME TO manifest_reference;
CREATE INDEX manifest_reference_by_referenced ON manifest_reference (referenced, repository_id);
