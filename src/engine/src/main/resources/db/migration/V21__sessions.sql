-- Owner: package credentials.session. Times are milliseconds since 1970 in UTC. hash is the SHA-256 of the secret in the browser's
-- cookie, hexadecimal.

CREATE TABLE session (
  hash         ${text} NOT NULL PRIMARY KEY,
  subject      ${text} NOT NULL, -- a member
  created_at   BIGINT NOT NULL,
  last_used_at BIGINT NOT NULL
);
CREATE INDEX session_by_subject ON session (subject, last_used_at);
CREATE INDEX session_by_creation ON session (created_at);
