// SPDX-License-Identifier: MIT
/** The form of a mirror: its fields, what is sent of them, and what the other registry says to it. */
import { call } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { address, cron, pem } from "../parts/checks.js";

export const TRIGGERS = ["push", "scan", "evidence"];

const NEW = { name: "", direction: "push", registry: "", repository: "", username: "", passwordSet: false, authorities: "", tag: "%n", timeZone: "UTC", criteria: [], triggers: TRIGGERS, schedule: "", referrers: true, overwrite: true, active: true };
const USUAL_SCHEDULE = "*/30 * * * *";

const REMOTE = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
const NAME = /^[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?$/;

const polls = ({ direction }) => direction === "poll";
const pushes = ({ direction }) => direction === "push";
/** Whether the names at the target hold a time, so that it matters in which zone. */
const hasTime = ({ tag }) => /%[^n%]/.test(tag);
const sameLogin = (mirror, { registry, username, authorities }) =>
  registry.trim().replace(/\/$/, "").toLowerCase() === mirror.registry && username.trim() === mirror.username && authorities.trim() === mirror.authorities.trim();

function zone(text) {
  try {
    new Intl.DateTimeFormat("en", { timeZone: text });
    return "";
  } catch {
    return t("mirror.zoneRule");
  }
}

const byName = (lines, values) => {
  const other = polls(values) && lines.find((line) => !/^tag\b/i.test(line));
  return other ? t("mirror.pollCriteria", { criterion: other }) : "";
};

/** For a new mirror, or one that is there. A password that is there is not shown; it stays where registry, user and authorities stay. */
export const mirrorFields = (mirror = NEW) => [
  ...(mirror.name ? [] : [{ name: "name", label: t("gate.name"), required: true, hint: t("policy.nameHint"), check: (name) => (NAME.test(name) ? "" : t("policy.nameHint")) }]),
  { name: "direction", label: t("mirror.direction"), type: "select", value: mirror.direction, options: ["push", "poll"].map((each) => [each, t(`mirror.direction.${each}`)]), hint: (values) => t(`mirror.direction.${values.direction}.words`) },
  { name: "registry", label: t("mirror.registry"), type: "url", required: true, value: mirror.registry, placeholder: "https://registry.example.com", check: address({ bare: true }), hint: t("mirror.registryHint") },
  { name: "repository", label: t("mirror.repository"), required: true, value: mirror.repository, placeholder: "acme/app", check: (name) => (REMOTE.test(name) ? "" : t("mirror.repositoryRule")), hint: t("mirror.repositoryHint") },
  { name: "username", label: t("mirror.username"), value: mirror.username, check: (name) => (name.includes(":") ? t("settings.proxy.userRule") : ""), hint: t("mirror.usernameHint") },
  { name: "password", label: t("mirror.password"), type: "password", autocomplete: "new-password", shown: ({ username }) => username.trim() !== "",
    required: (values) => mirror.passwordSet && !sameLogin(mirror, values), hint: (values) => t(!mirror.passwordSet ? "mirror.passwordHint" : sameLogin(mirror, values) ? "settings.secretSet" : "mirror.passwordAnew") },
  { name: "authorities", label: t("mirror.authorities"), type: "pem", rows: 3, value: mirror.authorities, check: pem("CERTIFICATE"), hint: t("mirror.authoritiesHint") },
  { name: "tag", label: t("promotion.tag"), required: true, value: mirror.tag, hint: t("promotion.tagHint") },
  { name: "timeZone", label: t("mirror.timeZone"), required: true, value: mirror.timeZone, shown: hasTime, check: zone, hint: t("mirror.timeZoneHint") },
  { name: "criteria", label: t("policy.criteria"), type: "lines", rows: 3, value: mirror.criteria, check: byName, hint: (values) => t(polls(values) ? "mirror.pollCriteriaHint" : "policy.criteriaHint") },
  { name: "triggers", label: t("promotion.triggers"), type: "checks", value: polls(mirror) ? TRIGGERS : mirror.triggers, options: TRIGGERS.map((each) => [each, t(`promotion.trigger.${each}`)]), shown: pushes },
  { name: "schedule", label: t("mirror.schedule"), value: polls(mirror) ? mirror.schedule : USUAL_SCHEDULE, check: cron, hint: t("settings.cronHint"), placeholder: USUAL_SCHEDULE, shown: polls },
  { name: "referrers", label: t("mirror.referrers"), type: "checkbox", value: mirror.referrers, hint: t("mirror.referrersHint") },
  { name: "overwrite", label: t("mirror.overwrite"), type: "checkbox", value: mirror.overwrite, hint: t("mirror.overwriteHint") },
  { name: "active", label: t("active"), type: "checkbox", value: mirror.active, hint: t("mirror.activeHint") },
];

/** What is sent: a password that was not typed is left out, so that the one that is kept stays. */
export function mirrorBody({ password, ...values }) {
  const said = { ...values, registry: values.registry.trim(), username: values.username.trim(), triggers: pushes(values) ? values.triggers : [], schedule: polls(values) ? values.schedule.trim() : "" };
  return password && said.username ? { ...said, password } : said;
}

const OUTCOME = (yes) => (yes === undefined ? "unknown" : yes ? "passed" : "failed");

/** What the other registry says, step by step, as parts/tried.js shows it. Behind a step that fails for good nothing was asked. */
export const tryMirror = (path, mirror) => async (values) => {
  const { name, active, ...body } = mirrorBody(values);
  const said = await call("POST", `${path}/mirror-test`, mirror ? { ...body, mirror: mirror.name } : body);
  const steps = [
    ["reached", said.reached],
    ...(said.reached ? [["loggedIn", said.loggedIn]] : []),
    ...(said.reached && said.loggedIn ? [["repositorySeen", said.repositorySeen], [polls(values) ? "mayPull" : "mayPush", polls(values) ? said.mayPull : said.mayPush]] : []),
  ];
  return { usable: said.enough, sentence: said.sentence, steps: steps.map(([what, yes]) => ({ what, outcome: OUTCOME(yes) })) };
};
