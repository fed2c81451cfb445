// SPDX-License-Identifier: MIT
/**
 * Pages are named behind the # of the address. Jenkins' own scripts take what stands there for a part of a CSS selector, so it has
 * nothing but letters, digits, - (for a slash) and _ (before the code of any other character).
 */
export const at = (...parts) => `#${parts.join("/").split("/").map(escaped).join("-")}`;

const escaped = (text) => text.replace(/[^A-Za-z0-9]/g, (other) => `_${other.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** The inverse: the parts between slashes. */
export const parts = (hash) =>
  hash
    .replace(/^#/, "")
    .split("-")
    .filter((part) => part)
    .map((part) => part.replace(/_([0-9a-f]{4})/g, (whole, code) => String.fromCharCode(Number.parseInt(code, 16))));
