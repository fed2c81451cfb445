// SPDX-License-Identifier: MIT
import { at } from "./address.js";
import { address, all, call, named } from "./api.js";
import { bar, button, chip, el, link, size, table, when } from "./dom.js";
import { ask, attempt, confirmed } from "./dialog.js";

const TRASH = "It can be brought back for as long as the settings keep things in the trash; after that it is gone for good.";

const visibilities = ["private", "public"];

/** All repositories that the caller may see. */
export async function repositories() {
  const found = await all("/repositories");
  const rows = found.map((repository) => [
    link(repository.name, at("repository", repository.name)),
    chip(repository.visibility),
    repository.description,
  ]);
  return [
    bar("Repositories", button("New repository", create, "jenkins-button--primary")),
    table(["Name", "Visibility", "Description"], rows, "There is no repository that you may see. Make the first one, or push an image."),
  ];
}

function create() {
  ask(
    "New repository",
    [
      { name: "name", label: "Name: organization/name, or your own user name/name", required: true },
      { name: "description", label: "Description" },
      { name: "visibility", label: "Visibility", type: "select", options: visibilities, value: "private" },
      { name: "scanOnPush", label: "Scan images when they are pushed", type: "checkbox", value: true },
    ],
    "Create",
    async (values) => {
      await call("POST", "/repositories", values);
      location.hash = at("repository", values.name);
    },
  );
}

/** One repository with its images, and who may do what. */
export async function repository(name, refresh) {
  const path = `/repositories/${named(name)}`;
  const [shown, tags] = await Promise.all([call("GET", path), all(`${path}/-/tags`)]);
  return [
    bar(
      shown.name,
      link("Trash", at("trash", shown.name)),
      button("Change", () => change(path, shown, refresh)),
      button("Delete repository", () => remove(path, shown), "jenkins-!-destructive-color"),
    ),
    el("p", {}, chip(shown.visibility), " ", shown.description),
    pull(shown.name, tags),
    el("h3", {}, "Images"),
    images(path, shown.name, tags, refresh),
    el("h3", {}, "Teams"),
    await grants(path, shown.name, refresh),
  ];
}

function pull(name, tags) {
  if (!address) {
    return el("p", { class: "tr-muted" }, "The registry's listener is off or could not be started, so that no client can reach it.");
  }
  const reference = `${address}/${name}:${tags[0]?.tag ?? "v1"}`;
  const command = tags.length > 0 ? `docker image pull ${reference}` : `docker image push ${reference}`;
  return el("code", { class: "tr-code" }, `docker login ${address}\n${command}`);
}

function images(path, name, tags, refresh) {
  const rows = tags.map((image) => [
    link(image.tag, at("image", name, image.digest)),
    image.platforms.map(chip),
    el("span", { class: "tr-mono", title: image.digest }, image.digest.slice(0, 19)),
    size(image.size),
    when(image.pushedAt),
    image.pushedBy,
    button("Delete", () => attempt(() => removeTag(`${path}/-/tags/${encodeURIComponent(image.tag)}`, image.tag, refresh))),
  ]);
  return table(["Tag", "Platforms", "Digest", "Size", "Pushed", "By", ""], rows, "No image yet.");
}

/** Says what goes and until when it can be brought back, and then does it. */
async function removeTag(path, tag, refresh) {
  const plan = await call("GET", `${path}/deletion`);
  const goes =
    plan.manifests.length > 0
      ? "The tag goes with its image, and whoever pulls it from now on is told that it does not exist."
      : "Only the tag goes: its image stays, because another tag points at it or an index names it.";
  const undone = plan.until
    ? `It can be brought back until ${new Date(plan.until).toLocaleString()}; after that it can't be undone, and the next garbage collection frees its space.`
    : "This can't be undone. The next garbage collection frees its space.";
  confirmed(`Delete ${tag}?`, `${goes} ${undone}`, "Delete", async () => {
    await call("DELETE", `${path}?image=true`);
    refresh();
  });
}

async function grants(path, name, refresh) {
  let found;
  try {
    found = await all(`${path}/-/grants`);
  } catch (refused) {
    return el("p", { class: "tr-muted" }, refused.message);
  }
  const organization = name.split("/")[0];
  const grantPath = (team) => `/organizations/${encodeURIComponent(organization)}/teams/${encodeURIComponent(team)}/grants/${named(name)}`;
  const rows = found.map((grant) => [
    grant.team,
    chip(grant.right),
    button("Remove", () =>
      confirmed(`Take ${grant.team}'s right away?`, "Members of the team lose it at once.", "Remove", async () => {
        await call("DELETE", grantPath(grant.team));
        refresh();
      }),
    ),
  ]);
  const give = () =>
    ask(
      "Give a team a right",
      [
        { name: "team", label: `Team of ${organization}`, required: true },
        { name: "right", label: "Right", type: "select", options: ["read-only", "read-write", "admin"], value: "read-write" },
      ],
      "Give",
      async (values) => {
        await call("PUT", grantPath(values.team), { right: values.right });
        refresh();
      },
    );
  return el("div", {}, table(["Team", "Right", ""], rows, "No team has a right here."), el("p", {}, button("Give a team a right", give)));
}

function change(path, shown, refresh) {
  ask(
    `Change ${shown.name}`,
    [
      { name: "description", label: "Description", value: shown.description },
      { name: "visibility", label: "Visibility", type: "select", options: visibilities, value: shown.visibility },
      { name: "scanOnPush", label: "Scan images when they are pushed", type: "checkbox", value: shown.scanOnPush },
    ],
    "Save",
    async (values) => {
      await call("PATCH", path, values);
      refresh();
    },
  );
}

function remove(path, shown) {
  confirmed(`Delete ${shown.name}?`, `The repository goes with all its images. ${TRASH}`, "Delete", async () => {
    await call("DELETE", path);
    location.hash = at("repositories");
  });
}
