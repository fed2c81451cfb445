// SPDX-License-Identifier: MIT
import { at } from "./address.js";
import { administrator, all, call } from "./api.js";
import { bar, button, el, link, say, table, when } from "./dom.js";
import { confirmed } from "./dialog.js";

/** What was deleted and can be brought back: of everything, or of one repository. */
export async function trash(repository, refresh) {
  if (!repository && !administrator) {
    return [bar("Trash"), el("p", { class: "tr-muted" }, "What was deleted in a repository is behind the button Trash on its page.")];
  }
  const entries = await all(repository ? `/trash?repository=${encodeURIComponent(repository)}` : "/trash");
  const rows = entries.map((entry) => [
    entry.kind,
    what(entry),
    when(entry.deletedAt),
    entry.reason ? `${entry.deletedBy}: ${entry.reason}` : entry.deletedBy,
    when(entry.until),
    el(
      "div",
      { class: "tr-actions" },
      entry.partOf ? "with its repository" : button("Bring back", () => restore(entry, refresh)),
      button("Delete for good", () => purge(entry, refresh)),
    ),
  ]);
  return [
    bar("Trash", repository && link(repository, at("repository", repository))),
    table(["Kind", "What", "Deleted", "By", "Kept until", ""], rows, "The trash is empty."),
  ];
}

function what(entry) {
  const name = entry.repository ?? entry.namespace;
  const tags = entry.tags.length > 0 ? `:${entry.tags.join(", ")}` : "";
  return el("span", { title: entry.digest }, name, tags, tags || !entry.digest ? "" : `@${entry.digest.slice(0, 19)}`);
}

async function restore(entry, refresh) {
  try {
    const back = await call("POST", `/trash/${encodeURIComponent(entry.id)}/restore`, {});
    say(back.taken.length > 0 ? `It is back, but not under ${back.taken.join(", ")}: something else bears that tag now.` : "It is back.");
    refresh();
  } catch (refused) {
    say(refused.message, true);
  }
}

function purge(entry, refresh) {
  confirmed("Delete it for good?", "It can't be brought back after this. Its layers go with the next garbage collection.", "Delete for good", async () => {
    await call("DELETE", `/trash/${encodeURIComponent(entry.id)}`);
    refresh();
  });
}
