// SPDX-License-Identifier: MIT
/** Makes elements. Whatever comes from the registry becomes text, never markup. */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== false && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== false));
  return element;
}

export const button = (text, onclick, kind = "") =>
  el("button", { type: "button", class: `jenkins-button ${kind}`, onclick }, text);

export const link = (text, href) => el("a", { href, class: "jenkins-table__link" }, text);

export const chip = (text) => el("span", { class: "tr-chip" }, text);

/** A title with actions beside it. */
export const bar = (title, ...actions) =>
  el("div", { class: "tr-bar" }, el("h2", {}, title), el("div", { class: "tr-actions" }, actions));

/** A table in Jenkins' style; a sentence where it would be empty. */
export function table(heads, rows, empty) {
  if (rows.length === 0) {
    return el("p", { class: "tr-muted" }, empty);
  }
  const whole = el(
    "table",
    { class: "jenkins-table" },
    el("thead", {}, el("tr", {}, heads.map((head) => el("th", { scope: "col" }, head)))),
    el("tbody", {}, rows.map((cells) => el("tr", {}, cells.map((cell) => el("td", {}, cell))))),
  );
  return el("div", { class: "tr-scroll" }, whole);
}

const units = ["B", "KB", "MB", "GB", "TB"];

export function size(bytes) {
  let unit = 0;
  let value = bytes;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}

export const when = (instant) => el("time", { datetime: instant, title: instant }, new Date(instant).toLocaleString());

/** Says something for a few seconds, where screen readers hear it too. */
export function say(text, failed = false) {
  const place = document.getElementById("trusted-registry-said");
  const kind = failed ? "jenkins-alert-danger" : "jenkins-alert-success";
  place.replaceChildren(el("div", { class: `jenkins-alert ${kind}` }, text));
  setTimeout(() => place.replaceChildren(), failed ? 12000 : 4000);
}
