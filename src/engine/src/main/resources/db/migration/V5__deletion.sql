-- Owner: package catalog. What was deleted stays in its table and is marked; everybody reads through a view that leaves it out, so
-- that a statement that forgets the trash can't show it. Only the catalog names the tables any_... and writes. Other packages'
-- tables refer to any_repository and any_manifest: a view can't be referred to.

-- trash_id: the entry of the trash it lies in. name: while it lies there with '#' and that entry behind it, so that it is free.
-- immutable_tags: patterns with a space between. immutable_days: 0 without an end. untagged_days: NULL as the registry says,
-- 0 kept.
ALTER TABLE repository RENAME TO any_repository;
ALTER TABLE any_repository ADD COLUMN trash_id ${text};
ALTER TABLE any_repository ADD COLUMN immutable_tags ${text} NOT NULL DEFAULT '';
ALTER TABLE any_repository ADD COLUMN immutable_days BIGINT NOT NULL DEFAULT 0;
ALTER TABLE any_repository ADD COLUMN untagged_days BIGINT;
CREATE VIEW repository AS
  SELECT id, name, namespace, visibility, description, scan_mode, created_at, created_by, immutable_tags, immutable_days,
    untagged_days
  FROM any_repository WHERE trash_id IS NULL;

-- A repository has a digest once, in use or in the trash.
ALTER TABLE manifest RENAME TO any_manifest;
ALTER TABLE any_manifest ADD COLUMN trash_id ${text};
CREATE INDEX any_manifest_by_trash ON any_manifest (trash_id, repository_id) WHERE trash_id IS NOT NULL;
CREATE VIEW manifest AS
  SELECT id, repository_id, digest, media_type, artifact_type, subject, size, image_size, pushed_at, pushed_by, annotations,
    content
  FROM any_manifest WHERE trash_id IS NULL;

-- kind: TAG, MANIFEST, REPOSITORY or NAMESPACE; name: the tag, the digest, the repository's or the namespace's name.
-- part_of: the namespace's entry, for what went with it. purging: half of it may be gone. document: of a namespace, as JSON.
CREATE TABLE trash_entry (
  id            ${text} NOT NULL PRIMARY KEY,
  kind          ${text} NOT NULL,
  namespace     ${text} NOT NULL,
  repository_id BIGINT  REFERENCES any_repository (id) ON DELETE CASCADE,
  name          ${text} NOT NULL,
  deleted_at    BIGINT  NOT NULL,
  deleted_by    ${text} NOT NULL,
  cause         ${text} NOT NULL,
  reason        ${text} NOT NULL,
  kept_until    BIGINT  NOT NULL,
  part_of       ${text} REFERENCES trash_entry (id) ON DELETE CASCADE,
  purging       BOOLEAN NOT NULL,
  document      ${text} NOT NULL
);
CREATE INDEX trash_entry_by_namespace ON trash_entry (namespace, id);
CREATE INDEX trash_entry_by_repository ON trash_entry (repository_id, id);
CREATE INDEX trash_entry_by_end ON trash_entry (kept_until, id);
CREATE INDEX trash_entry_by_whole ON trash_entry (part_of, id);

-- Tags that are not there any more; the table tag holds none of them.
CREATE TABLE trashed_tag (
  trash_id    ${text} NOT NULL REFERENCES trash_entry (id) ON DELETE CASCADE,
  name        ${text} NOT NULL,
  manifest_id BIGINT  NOT NULL REFERENCES any_manifest (id) ON DELETE CASCADE,
  tagged_at   BIGINT  NOT NULL,
  tagged_by   ${text} NOT NULL,
  PRIMARY KEY (trash_id, name)
);
CREATE INDEX trashed_tag_by_manifest ON trashed_tag (manifest_id);

-- Blobs that were taken from a repository while a manifest in its trash names them.
CREATE TABLE trashed_blob (
  repository_id BIGINT  NOT NULL REFERENCES any_repository (id) ON DELETE CASCADE,
  digest        ${text} NOT NULL,
  size          BIGINT  NOT NULL,
  PRIMARY KEY (repository_id, digest)
);

-- Every movement of a tag. Without from_digest it was made, without to_digest it was deleted. how: TagMove.How.
CREATE TABLE tag_move (
  id            ${identity},
  repository_id BIGINT  NOT NULL REFERENCES any_repository (id) ON DELETE CASCADE,
  tag           ${text} NOT NULL,
  from_digest   ${text},
  to_digest     ${text},
  moved_at      BIGINT  NOT NULL,
  moved_by      ${text} NOT NULL,
  how           ${text} NOT NULL
);
CREATE INDEX tag_move_by_tag ON tag_move (repository_id, tag, id);
CREATE INDEX tag_move_by_time ON tag_move (moved_at);

-- Somebody let an immutable tag go, as long as it points at this digest.
CREATE TABLE tag_release (
  repository_id BIGINT  NOT NULL REFERENCES any_repository (id) ON DELETE CASCADE,
  tag           ${text} NOT NULL,
  digest        ${text} NOT NULL,
  released_at   BIGINT  NOT NULL,
  released_by   ${text} NOT NULL,
  reason        ${text} NOT NULL,
  PRIMARY KEY (repository_id, tag)
);
