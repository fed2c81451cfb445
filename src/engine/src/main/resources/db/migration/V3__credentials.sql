-- Owner: package credentials. Times are milliseconds since 1970 in UTC. hash is the SHA-256 of a secret, hexadecimal; no secret is
-- stored. A member is the text kind:name.

CREATE TABLE access_token (
  id           ${text} NOT NULL PRIMARY KEY,
  owner        ${text} NOT NULL,
  name         ${text} NOT NULL,
  hash         ${text} NOT NULL UNIQUE,
  ceiling      ${text} NOT NULL,
  repositories ${text} NOT NULL, -- patterns with a space between; empty: all
  active       BOOLEAN NOT NULL,
  created_at   BIGINT  NOT NULL,
  expires_at   BIGINT,
  last_used_at BIGINT,
  UNIQUE (owner, name)
);

CREATE TABLE robot (
  organization ${text} NOT NULL,
  name         ${text} NOT NULL,
  description  ${text} NOT NULL,
  active       BOOLEAN NOT NULL,
  created_at   BIGINT  NOT NULL,
  created_by   ${text} NOT NULL,
  expires_at   BIGINT,
  last_used_at BIGINT,
  PRIMARY KEY (organization, name)
);

-- Several while an old one goes on for a while.
CREATE TABLE robot_secret (
  id           ${text} NOT NULL PRIMARY KEY,
  organization ${text} NOT NULL,
  robot        ${text} NOT NULL,
  hash         ${text} NOT NULL UNIQUE,
  expires_at   BIGINT,
  FOREIGN KEY (organization, robot) REFERENCES robot (organization, name) ON DELETE CASCADE
);
CREATE INDEX robot_secret_by_robot ON robot_secret (organization, robot);

CREATE TABLE client_bundle (
  id           ${text} NOT NULL PRIMARY KEY,
  owner        ${text} NOT NULL,
  name         ${text} NOT NULL,
  serial       ${text} NOT NULL,
  fingerprint  ${text} NOT NULL UNIQUE, -- SHA-256 of the certificate, hexadecimal
  hash         ${text} NOT NULL UNIQUE, -- of the token in its config.json
  created_at   BIGINT NOT NULL,
  expires_at   BIGINT NOT NULL,
  revoked_at   BIGINT,
  last_used_at BIGINT
);
CREATE INDEX client_bundle_by_owner ON client_bundle (owner, id);

CREATE TABLE refresh_token (
  hash         ${text} NOT NULL PRIMARY KEY,
  subject      ${text} NOT NULL, -- a member
  service      ${text} NOT NULL,
  ceiling      TEXT,            -- of the credential it was issued for, as repositories
  repositories ${text} NOT NULL,
  proof        TEXT,            -- kind:id of that credential; without it: a password
  created_at   BIGINT NOT NULL,
  last_used_at BIGINT NOT NULL
);
CREATE INDEX refresh_token_by_subject ON refresh_token (subject, last_used_at);
CREATE INDEX refresh_token_by_last_use ON refresh_token (last_used_at);
