// SPDX-License-Identifier: MIT
import { at } from "./address.js";
import { address, call, jenkins, named } from "./api.js";
import { bar, chip, el, link, size, table, when } from "./dom.js";

/** One image: what it is, and which builds made and used it. The argument is repository/digest. */
export async function image(argument) {
  const cut = argument.lastIndexOf("/");
  const name = argument.slice(0, cut);
  const digest = argument.slice(cut + 1);
  const path = `/repositories/${named(name)}/-/manifests/${encodeURIComponent(digest)}`;
  const [shown, builds] = await Promise.all([call("GET", path), call("GET", `${path}/builds`)]);
  return [
    bar(link(name, at("repository", name))),
    el("p", { class: "tr-mono" }, digest),
    facts([
      ["Tags", shown.tags.length > 0 ? shown.tags.map(chip) : "none"],
      ["Platforms", shown.platforms.length > 0 ? shown.platforms.map(chip) : "not said"],
      ["Size", size(shown.size)],
      ["Kind", shown.artifactType ?? shown.mediaType],
      ["Pushed", [when(shown.pushedAt), ` by ${shown.pushedBy}`]],
      ["Pulled", pulled(shown)],
    ]),
    address ? el("code", { class: "tr-code" }, `docker image pull ${address}/${name}@${digest}`) : undefined,
    el("h3", {}, "Builds"),
    table(
      ["Build", "What", "Tag", "When"],
      builds.items.map((build) => [run(build), build.deed, build.tag ?? "by digest", when(build.at)]),
      "No build that Jenkins still keeps has pushed or pulled this image as itself.",
    ),
  ];
}

const facts = (pairs) =>
  el("dl", { class: "tr-facts" }, pairs.map(([term, text]) => [el("dt", {}, term), el("dd", {}, text)]));

function pulled(shown) {
  const by = shown.lastPulledBy ? ` by ${shown.lastPulledBy}` : "";
  return shown.pullCount > 0 ? [`${shown.pullCount} times, last `, when(shown.lastPulledAt), by] : "never";
}

/** A run in Jenkins: each part of the job's name is a step of its address. */
function run(build) {
  const job = build.job.split("/").map((part) => `job/${encodeURIComponent(part)}`);
  return link(`${build.job} #${build.number}`, `${jenkins}/${job.join("/")}/${build.number}/`);
}
