-- Owner: package catalog. platforms: what an image runs on, as JSON; it follows from the manifest and its configuration, so it never
-- changes. NULL: nobody has found it out yet, as of all that was pushed before.
ALTER TABLE any_manifest ADD COLUMN platforms ${text};
DROP VIEW manifest;
CREATE VIEW manifest AS
  SELECT id, repository_id, digest, media_type, artifact_type, subject, size, image_size, pushed_at, pushed_by, annotations,
    content, platforms
  FROM any_manifest WHERE trash_id IS NULL;
