// SPDX-License-Identifier: MIT
/**
 * What is typed and not saved, by the name of its form: it outlives a look at another view and a reload, in this window only, and is
 * nobody else's. Secrets are never in it: they would lie in the browser's memory for whoever sits down next.
 */
import { session } from "../ground/session.js";
import { place } from "../ground/router.js";
import { store } from "../ground/view.js";

const KEPT = "trusted-registry-drafts";

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT)) ?? {};
  } catch {
    return {}; // a browser may keep its storage to itself
  }
}

/** { name: { who, path, values } } */
const drafts = store(read());

function set(all) {
  drafts.set(all);
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(all));
  } catch {
    // then it lasts as long as this page
  }
}

const mine = () => session.get().name ?? "";

/** What was typed into a form and not saved; nothing where it was somebody else. */
export const draft = (name) => {
  const kept = drafts.get()[name];
  return kept?.who === mine() ? kept.values : undefined;
};

/** Keeps what is typed. */
export const keepDraft = (name, values) => set({ ...drafts.get(), [name]: { who: mine(), path: place.get().path, values } });

export function dropDraft(name) {
  if (name in drafts.get()) {
    const { [name]: gone, ...others } = drafts.get();
    set(others);
  }
}

/** Of all forms, when somebody leaves for good. */
export const dropDrafts = () => set({});

/** On which views something is not saved. */
export const useDraftPlaces = () => Object.values(drafts.use()).filter(({ who }) => who === mine()).map(({ path }) => path);

/** The typed values that may be kept: of each field but secrets. */
export const keepable = (fields, values) =>
  Object.fromEntries(fields.filter(({ type }) => !["password", "file"].includes(type)).map(({ name }) => [name, values[name]]));

// A window that is closed forgets them.
addEventListener("beforeunload", (event) => {
  if (Object.keys(drafts.get()).length > 0) {
    event.preventDefault();
  }
});
