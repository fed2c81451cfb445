// SPDX-License-Identifier: MIT
import { at } from "./address.js";
import { call, page } from "./api.js";
import { bar, button, chip, el, link, say, size, table, when } from "./dom.js";

const RUNNING = ["queued", "running"];

/** Garbage collection: what it could free, when it runs, its history. */
export async function collection(refresh) {
  const [status, runs] = await Promise.all([call("GET", "/garbage-collection"), page("/jobs?kind=garbage-collection", 20)]);
  return [
    bar(
      "Garbage collection",
      status.job
        ? button("Stop", () => act("POST", `/jobs/${status.job}/cancel`, "It stops at the next safe point.", refresh))
        : button("Run now", () => act("POST", "/garbage-collection/runs", "It runs.", refresh), "jenkins-button--primary"),
    ),
    el("p", {}, status.schedule ? ["It runs by itself: ", chip(status.schedule), status.nextAt ? [" next ", when(status.nextAt)] : ""] : "It does not run by itself: it is off in the settings, so layers that nothing needs any more stay."),
    el("p", {}, freeable(status)),
    el("h3", {}, "History"),
    jobTable(runs.items, "It has not run yet."),
  ];
}

function freeable(status) {
  const found = status.reclaimable;
  if (!found) {
    return "What could be freed is being counted.";
  }
  const bytes = found.bytes ?? 0;
  return bytes > 0 ? `A run could free ${size(bytes)}.` : "There is nothing to free.";
}

/** Background work. */
export async function jobs(refresh) {
  const [list, schedules] = await Promise.all([page("/jobs", 50), call("GET", "/schedules")]);
  return [
    bar("Jobs", button("Refresh", refresh)),
    jobTable(list.items, "Nothing has run yet."),
    el("h3", {}, "Schedules"),
    table(["Kind", "When", "Next"], schedules.items.map((each) => [each.kind, el("span", { class: "tr-mono" }, each.cron), when(each.nextAt)]), "Nothing runs by itself."),
  ];
}

/** One job with its log. */
export async function job(id, refresh) {
  const path = `/jobs/${encodeURIComponent(id)}`;
  const [shown, log] = await Promise.all([call("GET", path), call("GET", `${path}/log`)]);
  return [
    bar(
      `${shown.kind} ${shown.id}`,
      RUNNING.includes(shown.state)
        ? button("Stop", () => act("POST", `${path}/cancel`, "It stops at the next safe point.", refresh))
        : button("Run again", () => act("POST", `${path}/retry`, "It runs again.", refresh)),
      button("Refresh", refresh),
    ),
    el("p", {}, chip(shown.state), ` asked for by ${shown.requestedBy}, `, when(shown.createdAt)),
    el("p", {}, shown.outcome || progress(shown)),
    el("pre", { class: "tr-code", tabindex: "0", "aria-label": "Log" }, log.text || "No line yet."),
  ];
}

function jobTable(items, empty) {
  const rows = items.map((each) => [
    link(String(each.id), at("job", String(each.id))),
    each.kind,
    chip(each.state),
    when(each.createdAt),
    each.requestedBy,
    each.outcome || progress(each),
  ]);
  return table(["Job", "Kind", "State", "Asked for", "By", "Result"], rows, empty);
}

function progress({ progress: { done, total, unit, step } }) {
  return [step, total ? `${done} of ${total} ${unit}` : done ? `${done} ${unit}` : ""].filter((part) => part).join(": ");
}

async function act(method, path, done, refresh) {
  try {
    await call(method, path);
    say(done);
    refresh();
  } catch (refused) {
    say(refused.message, true);
  }
}
