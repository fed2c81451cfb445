-- Owner: package credentials. What running builds log in with; all of a build's rows go when it ends. hash as in access_token.
-- build is the host's own name for the run, which stays the same when its job is renamed.

CREATE TABLE build_login (
  id         ${text} NOT NULL PRIMARY KEY,
  build      ${text} NOT NULL,
  hash       ${text} NOT NULL UNIQUE,
  created_at BIGINT  NOT NULL
);
CREATE INDEX build_login_by_build ON build_login (build, id);
