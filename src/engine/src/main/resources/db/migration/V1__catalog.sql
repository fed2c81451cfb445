-- Owner: package catalog. Times are milliseconds since 1970 in UTC. Plain SQL that SQLite and PostgreSQL both take.

CREATE TABLE repository (
  id          INTEGER PRIMARY KEY,
  name        TEXT    NOT NULL UNIQUE,
  namespace   TEXT    NOT NULL,
  visibility  TEXT    NOT NULL,
  description TEXT    NOT NULL,
  scan_mode   TEXT    NOT NULL,
  created_at  BIGINT  NOT NULL,
  created_by  TEXT    NOT NULL
);
CREATE INDEX repository_by_namespace ON repository (namespace, name);

CREATE TABLE repository_blob (
  repository_id BIGINT NOT NULL REFERENCES repository (id) ON DELETE CASCADE,
  digest        TEXT   NOT NULL,
  size          BIGINT NOT NULL,
  linked_at     BIGINT NOT NULL,
  PRIMARY KEY (repository_id, digest)
);
CREATE INDEX repository_blob_by_digest ON repository_blob (digest);

CREATE TABLE manifest (
  repository_id BIGINT NOT NULL REFERENCES repository (id) ON DELETE CASCADE,
  digest        TEXT   NOT NULL,
  media_type    TEXT   NOT NULL,
  artifact_type TEXT,
  subject       TEXT,
  size          BIGINT NOT NULL,
  image_size    BIGINT NOT NULL,
  annotations   TEXT   NOT NULL,
  pushed_at     BIGINT NOT NULL,
  pushed_by     TEXT   NOT NULL,
  content       BLOB   NOT NULL,
  PRIMARY KEY (repository_id, digest)
);
CREATE INDEX manifest_by_subject ON manifest (repository_id, subject, digest);

-- What a manifest names: blobs (config, layers) and manifests (of an index). kind is BLOB or MANIFEST.
CREATE TABLE manifest_reference (
  repository_id BIGINT NOT NULL,
  manifest      TEXT   NOT NULL,
  referenced    TEXT   NOT NULL,
  kind          TEXT   NOT NULL,
  PRIMARY KEY (repository_id, manifest, referenced, kind),
  FOREIGN KEY (repository_id, manifest) REFERENCES manifest (repository_id, digest) ON DELETE CASCADE
);
CREATE INDEX manifest_reference_by_referenced ON manifest_reference (referenced, repository_id);

CREATE TABLE tag (
  repository_id BIGINT NOT NULL,
  name          TEXT   NOT NULL,
  manifest      TEXT   NOT NULL,
  tagged_at     BIGINT NOT NULL,
  tagged_by     TEXT   NOT NULL,
  PRIMARY KEY (repository_id, name),
  FOREIGN KEY (repository_id, manifest) REFERENCES manifest (repository_id, digest) ON DELETE CASCADE
);
CREATE INDEX tag_by_manifest ON tag (repository_id, manifest);
