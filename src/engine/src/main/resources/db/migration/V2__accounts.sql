-- Owner: package accounts; package access reads these tables. A member is the text kind:name, as Member writes it.

CREATE TABLE organization (
  name           TEXT    NOT NULL PRIMARY KEY,
  description    TEXT    NOT NULL,
  create_on_push BOOLEAN NOT NULL
);

CREATE TABLE organization_owner (
  organization TEXT NOT NULL REFERENCES organization (name) ON DELETE CASCADE,
  member       TEXT NOT NULL,
  PRIMARY KEY (organization, member)
);
CREATE INDEX organization_owner_by_member ON organization_owner (member, organization);

CREATE TABLE team (
  organization TEXT NOT NULL REFERENCES organization (name) ON DELETE CASCADE,
  name         TEXT NOT NULL,
  description  TEXT NOT NULL,
  PRIMARY KEY (organization, name)
);

CREATE TABLE team_member (
  organization TEXT NOT NULL,
  team         TEXT NOT NULL,
  member       TEXT NOT NULL,
  PRIMARY KEY (organization, team, member),
  FOREIGN KEY (organization, team) REFERENCES team (organization, name) ON DELETE CASCADE
);
CREATE INDEX team_member_by_member ON team_member (member, organization, team);

-- What a team may do on one repository of its organization. role is read-only, read-write or admin.
CREATE TABLE team_grant (
  repository_id BIGINT NOT NULL REFERENCES repository (id) ON DELETE CASCADE,
  organization  TEXT   NOT NULL,
  team          TEXT   NOT NULL,
  role          TEXT   NOT NULL,
  PRIMARY KEY (repository_id, organization, team),
  FOREIGN KEY (organization, team) REFERENCES team (organization, name) ON DELETE CASCADE
);
CREATE INDEX team_grant_by_team ON team_grant (organization, team, repository_id);

-- Only personal namespaces whose switch was set; without a row, create-on-push is on for the owner and off for others.
CREATE TABLE personal_namespace (
  name           TEXT    NOT NULL PRIMARY KEY,
  create_on_push BOOLEAN NOT NULL
);

-- Lists of what somebody may see begin with what everybody may see.
CREATE INDEX repository_by_visibility ON repository (visibility, name);
