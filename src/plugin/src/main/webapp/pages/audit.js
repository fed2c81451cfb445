// SPDX-License-Identifier: MIT
import { lines } from "./api.js";
import { bar, chip, el, table, when } from "./dom.js";

const LAST = 200;

/** A digest as lists show it. */
const short = (reference) => (reference.includes(":") ? reference.slice(0, 19) : reference);

/** The latest of what was done and refused. */
export async function audit() {
  const entries = (await lines(`/audit?last=${LAST}`)).reverse();
  const rows = entries.map((entry) => [
    when(entry.time),
    entry.actor,
    entry.operation,
    [entry.repository ?? "", entry.reference ? el("span", { title: entry.reference }, ` ${short(entry.reference)}`) : ""],
    [chip(entry.outcome), entry.reason ? el("div", { class: "tr-muted" }, entry.reason) : ""],
    entry.from,
  ]);
  return [
    bar("Audit"),
    el("p", { class: "tr-muted" }, `The last ${LAST} entries. The command audit and GET /api/v1/audit give all of them, filtered, also as CSV.`),
    table(["When", "Who", "What", "Where", "Outcome", "From"], rows, "Nothing yet."),
  ];
}
