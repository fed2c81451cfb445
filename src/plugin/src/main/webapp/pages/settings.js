// SPDX-License-Identifier: MIT
import { address, call, jenkins } from "./api.js";
import { bar, el, table } from "./dom.js";

/** The settings in force. They are changed where Jenkins keeps all its settings. */
export async function settings() {
  const now = await call("GET", "/settings");
  const rows = Object.entries(now)
    .filter(([block]) => block !== "organizations")
    .flatMap(([block, values]) => flat(block, values));
  return [
    bar("Settings", el("a", { class: "jenkins-button jenkins-button--primary", href: `${jenkins}/manage/configure#trusted-registry` }, "Change")),
    el("p", {}, address ? `Clients reach the registry at ${address}.` : "No client can reach the registry: its listener is off or could not be started."),
    table(["Setting", "Value"], rows, "Everything has its default."),
  ];
}

function flat(key, value) {
  if (value !== null && typeof value === "object" && !Array.isArray(value)) {
    return Object.entries(value).flatMap(([name, inner]) => flat(`${key}.${name}`, inner));
  }
  return [[el("span", { class: "tr-mono" }, key), Array.isArray(value) ? value.join(", ") : String(value)]];
}
