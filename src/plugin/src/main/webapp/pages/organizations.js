// SPDX-License-Identifier: MIT
import { at } from "./address.js";
import { administrator, all, call, founder } from "./api.js";
import { bar, button, chip, el, link, table } from "./dom.js";
import { ask, confirmed } from "./dialog.js";

const members = "One a line: user:NAME, group:NAME of Jenkins' security realm, robot:NAME, or job:PATH of a folder or job";
const path = (organization) => `/organizations/${encodeURIComponent(organization)}`;
const teamPath = (organization, team) => `${path(organization)}/teams/${encodeURIComponent(team)}`;

/** The organizations that the caller has to do with. */
export async function organizations() {
  const found = await all("/organizations");
  const rows = found.map((organization) => [
    link(organization.name, at("organization", organization.name)),
    organization.description,
    organization.owners.map(chip),
  ]);
  return [
    bar("Organizations", founder && button("New organization", create, "jenkins-button--primary")),
    table(["Name", "Description", "Owners"], rows, "You are in no team of an organization. Ask an administrator for one."),
  ];
}

function create() {
  ask(
    "New organization",
    [
      { name: "name", label: "Name: small letters, digits, . _ -", required: true },
      { name: "description", label: "Description" },
      { name: "owners", label: `Owners. ${members}`, type: "lines" },
      { name: "createOnPush", label: "A push makes a repository that does not exist", type: "checkbox", value: false },
    ],
    "Create",
    async (values) => {
      await call("POST", "/organizations", values);
      location.hash = at("organization", values.name);
    },
  );
}

/** One organization with its teams. */
export async function organization(name, refresh) {
  const [shown, teams] = await Promise.all([call("GET", path(name)), all(`${path(name)}/teams`)]);
  const rows = teams.map((team) => [
    el("strong", {}, team.name),
    team.description,
    team.members.map(chip),
    el(
      "div",
      { class: "tr-actions" },
      button("Change", () => changeTeam(team, refresh)),
      button("Delete", () => removeTeam(team, refresh)),
    ),
  ]);
  return [
    bar(
      shown.name,
      button("Change", () => change(shown, refresh)),
      administrator && button("Delete organization", () => remove(shown), "jenkins-!-destructive-color"),
    ),
    el("p", {}, shown.description),
    el("p", {}, "Owners: ", shown.owners.length > 0 ? shown.owners.map(chip) : "none but the administrators"),
    bar("Teams", button("New team", () => createTeam(name, refresh), "jenkins-button--primary")),
    table(["Name", "Description", "Members", ""], rows, "No team yet. A team gives its members rights on repositories."),
  ];
}

function change(shown, refresh) {
  ask(
    `Change ${shown.name}`,
    [
      { name: "description", label: "Description", value: shown.description },
      { name: "owners", label: `Owners. ${members}`, type: "lines", value: shown.owners },
      { name: "createOnPush", label: "A push makes a repository that does not exist", type: "checkbox", value: shown.createOnPush },
    ],
    "Save",
    async (values) => {
      await call("PATCH", path(shown.name), values);
      refresh();
    },
  );
}

function remove(shown) {
  confirmed(`Delete ${shown.name}?`, "Its teams and robot accounts go too. It must have no repositories any more.", "Delete", async () => {
    await call("DELETE", path(shown.name));
    location.hash = at("organizations");
  });
}

function createTeam(organization, refresh) {
  ask(
    `New team of ${organization}`,
    [
      { name: "name", label: "Name", required: true },
      { name: "description", label: "Description" },
      { name: "members", label: `Members. ${members}`, type: "lines" },
    ],
    "Create",
    async (values) => {
      await call("POST", `${path(organization)}/teams`, values);
      refresh();
    },
  );
}

function changeTeam(team, refresh) {
  ask(
    `Change ${team.organization}/${team.name}`,
    [
      { name: "description", label: "Description", value: team.description },
      { name: "members", label: `Members. ${members}`, type: "lines", value: team.members },
    ],
    "Save",
    async (values) => {
      await call("PATCH", teamPath(team.organization, team.name), values);
      refresh();
    },
  );
}

function removeTeam(team, refresh) {
  confirmed(`Delete ${team.organization}/${team.name}?`, "Its members lose the rights they had by it.", "Delete", async () => {
    await call("DELETE", teamPath(team.organization, team.name));
    refresh();
  });
}
