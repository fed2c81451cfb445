// SPDX-License-Identifier: MIT
import { address, all, call } from "./api.js";
import { bundles } from "./bundles.js";
import { bar, button, chip, el, table, when } from "./dom.js";
import { ask, confirmed } from "./dialog.js";

/** Who the caller is to the registry, their access tokens and client bundles. */
export async function profile(refresh) {
  const [who, tokens, own] = await Promise.all([call("GET", "/whoami"), all("/tokens"), bundles(refresh)]);
  const rows = tokens.map((token) => [
    el("strong", {}, token.name),
    chip(token.right),
    token.expiresAt ? when(token.expiresAt) : "never",
    button("Delete", () =>
      confirmed(`Delete ${token.name}?`, "Whoever logs in with it is refused from now on.", "Delete", async () => {
        await call("DELETE", `/tokens/${encodeURIComponent(token.id)}`);
        refresh();
      }),
    ),
  ]);
  return [
    bar(who.name),
    el("p", {}, "You count as: ", who.identities.map(chip), who.registryAdmin && chip("registry administrator")),
    el("p", {}, "Teams: ", who.teams.length > 0 ? who.teams.map(chip) : "none"),
    el("h3", {}, "Log in"),
    el("code", { class: "tr-code" }, `docker login --username ${who.name} ${address || "ADDRESS"}`),
    el("p", { class: "tr-muted" }, "The password is your Jenkins password, an API token of Jenkins, or one of these access tokens."),
    bar("Access tokens", button("New access token", () => create(refresh), "jenkins-button--primary")),
    table(["Name", "Right", "Expires", ""], rows, "No access token."),
    ...own,
  ];
}

function create(refresh) {
  ask(
    "New access token",
    [
      { name: "name", label: "Name, for instance what it is for", required: true },
      { name: "right", label: "What it may do at the most", type: "select", options: ["read-only", "read-write", "admin"], value: "read-only" },
    ],
    "Create",
    async (values) => {
      const made = await call("POST", "/tokens", values);
      shown(made.token);
      refresh();
    },
  );
}

function shown(secret) {
  ask("Your new access token", [
    { name: "note", type: "sentence", label: "It is shown this once. Use it as the password of docker login." },
    { name: "token", label: "Token", value: secret },
  ], "Done", async () => {});
}
