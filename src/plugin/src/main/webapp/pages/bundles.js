// SPDX-License-Identifier: MIT
import { address, all, call, download } from "./api.js";
import { bar, button, chip, el, table, when } from "./dom.js";
import { ask, confirmed } from "./dialog.js";

/** The caller's client bundles. */
export async function bundles(refresh) {
  const rows = (await all("/bundles")).map((bundle) => [
    el("strong", {}, bundle.name),
    state(bundle),
    when(bundle.createdAt),
    when(bundle.expiresAt),
    bundle.lastUsedAt ? when(bundle.lastUsedAt) : "never",
    bundle.revokedAt ? "" : button("Revoke", () => revoke(bundle, refresh)),
  ]);
  return [
    bar("Client bundles", button("New client bundle", () => create(refresh), "jenkins-button--primary")),
    el("p", { class: "tr-muted" }, "Certificate, key and login for docker on one machine, in a zip. Jenkins takes it as a credential of the kind Registry client bundle."),
    table(["Name", "State", "Made", "Expires", "Last used", ""], rows, "No client bundle."),
  ];
}

function state(bundle) {
  if (bundle.revokedAt) {
    return chip("revoked");
  }
  return chip(new Date(bundle.expiresAt) < new Date() ? "expired" : "valid");
}

function create(refresh) {
  ask(
    "New client bundle",
    [
      { name: "note", type: "sentence", label: "The zip is made now and kept nowhere: it holds the private key. Unpack it and run: eval \"$(<env.sh)\"" },
      { name: "name", label: "Name, for instance of the machine", required: true },
      { name: "lifetimeDays", label: "Days it is valid; empty: as the settings say", type: "number" },
    ],
    "Make and download",
    async ({ name, lifetimeDays }) => {
      const body = { name };
      if (address) {
        body.registry = address;
      }
      if (lifetimeDays) {
        body.lifetimeDays = Number(lifetimeDays);
      }
      await download("/bundles", body, `client-bundle-${name.replace(/[^A-Za-z0-9._-]+/g, "-")}.zip`);
      refresh();
    },
  );
}

function revoke(bundle, refresh) {
  confirmed(`Revoke ${bundle.name}?`, "Certificate and login are refused from now on, for good.", "Revoke", async () => {
    await call("DELETE", `/bundles/${encodeURIComponent(bundle.id)}`);
    refresh();
  });
}
