-- Owner: the standalone server, package accounts. Times are milliseconds since 1970 in UTC.
-- login: the name in lower case, so that two names never differ in case only.
-- password_hash: Argon2id in PHC form, with its own parameters and salt.

CREATE TABLE local_account (
  login               ${text}  NOT NULL PRIMARY KEY,
  name                ${text}  NOT NULL,
  full_name           ${text}  NOT NULL,
  password_hash       ${text}  NOT NULL,
  administrator       BOOLEAN  NOT NULL,
  disabled            BOOLEAN  NOT NULL,
  created_at          BIGINT   NOT NULL,
  password_changed_at BIGINT   NOT NULL
);

CREATE TABLE local_account_group (
  login      ${text} NOT NULL REFERENCES local_account (login) ON DELETE CASCADE,
  group_name ${text} NOT NULL,
  PRIMARY KEY (login, group_name)
);
CREATE INDEX local_account_group_by_name ON local_account_group (group_name);
