-- Owner: package pruning. Times are milliseconds since 1970 in UTC.

-- Which tags go. Of a repository: repository_id; of all repositories of a namespace: namespace. criteria, protect: one a line. kept: how
-- many of the newest stay; 0: as many as match.
CREATE TABLE pruning_policy (
  id            ${text}  NOT NULL PRIMARY KEY,
  repository_id BIGINT   REFERENCES any_repository (id) ON DELETE CASCADE,
  namespace     ${text},
  name          ${text}  NOT NULL,
  criteria      ${text}  NOT NULL,
  protect       ${text}  NOT NULL,
  kept          INTEGER  NOT NULL,
  active        BOOLEAN  NOT NULL,
  changed_by    ${text}  NOT NULL,
  changed_at    BIGINT   NOT NULL,
  UNIQUE (repository_id, name),
  UNIQUE (namespace, name)
);

-- How many tags a repository may have; a push beyond that prunes the oldest.
CREATE TABLE tag_limit (
  repository_id BIGINT  NOT NULL PRIMARY KEY REFERENCES any_repository (id) ON DELETE CASCADE,
  tags          INTEGER NOT NULL
);
