-- Owner: package accounts; package access reads these tables. A member is the text kind:name, as Member writes it.

CREATE TABLE organization (
  name           ${text} NOT NULL PRIMARY KEY,
  description    ${text} NOT NULL,
  create_on_push BOOLEAN NOT NULL
);

CREATE TABLE organization_owner (
  organization ${text} NOT NULL REFERENCES organization (name) ON DELETE CASCADE,
  member       ${text} NOT NULL,
  PRIMARY KEY (organization, member)
);
CREATE INDEX organization_owner_by_member ON organization_owner (member, organization);

CREATE TABLE team (
  organization ${text} NOT NULL REFERENCES organization (name) ON DELETE CASCADE,
  name         ${text} NOT NULL,
  description  ${text} NOT NULL,
  PRIMARY KEY (organization, name)
);

CREATE TABLE team_member (
  organization ${text} NOT NULL,
  team         ${text} NOT NULL,
  member       ${text} NOT NULL,
  PRIMARY KEY (organization, team, member),
  FOREIGN KEY (organization, team) REFERENCES team (organization, name) ON DELETE CASCADE
);
CREATE INDEX team_member_by_member ON team_member (member, organization, team);

-- What a team may do on one repository of its organization. role is read-only, read-write or admin.
CREATE TABLE team_grant (
  repository_id BIGINT NOT NULL REFERENCES repository (id) ON DELETE CASCADE,
  organization  ${text} NOT NULL,
  team          ${text} NOT NULL,
  role          ${text} NOT NULL,
  PRIMARY KEY (repository_id, organization, team),
  FOREIGN KEY (organization, team) REFERENCES team (organization, name) ON DELETE CASCADE
);
CREATE INDEX team_grant_by_team ON team_grant (organization, team, repository_id);

-- Only personal namespaces whose switch was set; without a row, create-on-push is on for the owner and off for others.
CREATE TABLE personal_namespace (
  name           ${text} NOT NULL PRIMARY KEY,
  create_on_push BOOLEAN NOT NULL
);

-- Lists of what somebody may see begin with what everybody may see.
CREATE INDEX repository_by_visibility ON repository (visibility, name);
