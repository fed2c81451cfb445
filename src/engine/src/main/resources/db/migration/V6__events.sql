-- Owner: package events. Times are milliseconds since 1970 in UTC.

-- How often a tag or manifest was pulled. target is a tag or a digest; a tag never holds a colon. Written every half minute.
CREATE TABLE pull_count (
  repository_id  BIGINT  NOT NULL REFERENCES any_repository (id) ON DELETE CASCADE,
  target         ${text} NOT NULL,
  pulls          BIGINT  NOT NULL,
  last_pulled_at BIGINT  NOT NULL,
  last_pulled_by ${text} NOT NULL,
  PRIMARY KEY (repository_id, target)
);

-- Whom to tell of what. Of a repository: repository_id and repository; of an organization or user: namespace, and organization, so that
-- it goes with it; of the registry: none of them. secret is encrypted; types have a space between.
CREATE TABLE webhook (
  id                 ${text} NOT NULL PRIMARY KEY,
  repository_id      BIGINT  REFERENCES any_repository (id) ON DELETE CASCADE,
  repository         ${text},
  organization       ${text} REFERENCES organization (name) ON DELETE CASCADE,
  namespace          ${text},
  url                ${text} NOT NULL,
  types              ${text} NOT NULL,
  format             ${text} NOT NULL,
  active             BOOLEAN NOT NULL,
  secret             ${text} NOT NULL,
  authority          ${text} NOT NULL, -- certificates in PEM, or nothing
  skip_verification  BOOLEAN NOT NULL,
  created_at         BIGINT  NOT NULL,
  created_by         ${text} NOT NULL,
  last_successful_at BIGINT,
  failing_since      BIGINT,
  disabled_reason    ${text}
);
CREATE INDEX webhook_by_repository ON webhook (repository_id);
CREATE INDEX webhook_by_organization ON webhook (organization);

-- What is to be sent, and what became of it. state is PENDING, DELIVERED or FAILED; body is what is signed and sent, to the byte.
CREATE TABLE webhook_delivery (
  id            ${text} NOT NULL PRIMARY KEY,
  webhook_id    ${text} NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
  message       ${text} NOT NULL,
  type          ${text} NOT NULL,
  body          ${text} NOT NULL,
  content_type  ${text} NOT NULL,
  state         ${text} NOT NULL,
  created_at    BIGINT  NOT NULL,
  attempts      INTEGER NOT NULL,
  next_at       BIGINT  NOT NULL,
  attempted_at  BIGINT,
  took_millis   BIGINT,
  status        INTEGER,
  response      ${text}, -- its beginning
  problem       ${text}
);
CREATE INDEX webhook_delivery_by_webhook ON webhook_delivery (webhook_id, id);
CREATE INDEX webhook_delivery_by_state ON webhook_delivery (state, webhook_id, next_at);
CREATE INDEX webhook_delivery_by_age ON webhook_delivery (created_at);
