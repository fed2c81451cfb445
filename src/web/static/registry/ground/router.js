// SPDX-License-Identifier: MIT
/** Every view has an address; links between views don't load the page anew, and the browser's back button works. */
import { base } from "./host.js";
import { html, store } from "./view.js";

const here = () => {
  const path = location.pathname.startsWith(base) ? location.pathname.slice(base.length) : "/";
  return { path: path.replace(/\/+$/, "") || "/", query: new URLSearchParams(location.search) };
};

export const place = store(here());

addEventListener("popstate", () => place.set(here()));

/** Goes to a view. */
export function go(path, { replace = false } = {}) {
  history[replace ? "replaceState" : "pushState"]({}, "", base + path);
  place.set(here());
}

/** Changes what the query of this view's address says, without another step for the back button. */
export function remember(values) {
  const { path, query } = here();
  for (const [name, value] of Object.entries(values)) {
    if (value === "" || value === undefined || value === false) {
      query.delete(name);
    } else {
      query.set(name, value);
    }
  }
  const text = query.toString();
  go(path + (text ? `?${text}` : ""), { replace: true });
}

/** A link to a view. */
export function Link({ to, children, ...rest }) {
  const follow = (event) => {
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (plain && !event.defaultPrevented) {
      event.preventDefault();
      go(to);
    }
  };
  return html`<a href=${base + to} onClick=${follow} ...${rest}>${children}</a>`;
}

const escaped = (text) => text.split("/").map((part) => encodeURIComponent(part).replace(/%3A/g, ":")).join("/");

/** Where things are. A - ends a repository's name, as in the API. */
export const at = {
  home: "/",
  search: (text) => `/search?q=${encodeURIComponent(text)}`,
  repository: (name, ...rest) => `/repositories/${[name, ...(rest.length > 0 ? ["-", ...rest] : [])].map(escaped).join("/")}`,
  image: (name, digest, tab) => at.repository(name, "images", digest, ...(tab ? [tab] : [])),
  organization: (name, ...rest) => `/organizations/${[name, ...rest].map(escaped).join("/")}`,
  profile: (tab) => `/profile${tab ? `/${tab}` : ""}`,
  administration: (...rest) => `/administration/${rest.map(escaped).join("/")}`,
};

/**
 * What a pattern finds in a path: its :names, and what ... stands for; nothing when the path is another. A name with ... is as
 * long as it can be, up to the segment - or the end.
 */
export function matched(pattern, path) {
  const expression = pattern
    .split("/")
    .map((part) => {
      if (part.startsWith(":") && part.endsWith("...")) {
        return `(?<${part.slice(1, -3)}>(?:(?!-(?:/|$))[^/]+)(?:/(?!-(?:/|$))[^/]+)*)`;
      }
      return part.startsWith(":") ? `(?<${part.slice(1)}>[^/]+)` : part;
    })
    .join("/");
  const found = new RegExp(`^${expression}$`).exec(path);
  return found && Object.fromEntries(Object.entries(found.groups ?? {}).map(([name, text]) => [name, decoded(text)]));
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
