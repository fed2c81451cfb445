// SPDX-License-Identifier: MIT
/** The blocks of the settings that belong to no screen of their own: their fields, by the keys of the settings file. */
import { t } from "../ground/messages.js";
import { address, cron, within } from "../parts/checks.js";
import { html } from "../ground/view.js";
import { SettingsForm } from "./settingsform.js";

const label = (block, name) => t(`settings.${block}.${name}`);

export const number = (block, name, min, max, more = {}) => ({ name, label: label(block, name), type: "number", min, max, required: true, check: within(min, max), hint: t("settings.from", { min, max }), ...more });
export const flag = (block, name, more = {}) => ({ name, label: label(block, name), type: "checkbox", ...more });
export const text = (block, name, more = {}) => ({ name, label: label(block, name), ...more });
export const schedule = (block, name, more = {}) => ({ name, label: label(block, name), check: cron, hint: t("settings.cronHint"), placeholder: "30 2 * * *", ...more });

const OTHERS = {
  tokens: () => [number("tokens", "lifetimeSeconds", 60, 3600)],
  bundles: () => [text("bundles", "dockerHost", { check: address({ schemes: ["tcp"], bare: true, port: true }) }), number("bundles", "lifetimeDays", 1, 825)],
  trash: () => [number("trash", "days", 0, 3650), number("trash", "historyDays", 1, 3650)],
  pruning: () => [schedule("pruning", "schedule")],
  audit: () => [
    { name: "pulls", label: label("audit", "pulls"), type: "select", options: ["none", "manifests", "all"].map((each) => [each, t(`settings.audit.pulls.${each}`)]) },
    flag("audit", "challenges"),
    number("audit", "fileMegabytes", 1, 1024),
    number("audit", "keepDays", 1, 3650),
    number("audit", "keepMegabytes", 2, 1000000),
  ],
  webhooks: () => [
    flag("webhooks", "allowHttp"),
    { name: "allowedTargets", label: label("webhooks", "allowedTargets"), type: "lines", hint: t("settings.targetsHint") },
    number("webhooks", "timeoutSeconds", 1, 60),
    number("webhooks", "mostAttempts", 1, 20),
    number("webhooks", "disableAfterDays", 1, 90),
    number("webhooks", "keepDeliveriesDays", 1, 365),
  ],
  jobs: () => [number("jobs", "atOnce", 1, 64), number("jobs", "keepDays", 1, 3650), number("jobs", "keepCount", 1, 100000)],
  provenance: () => [flag("provenance", "attach")],
};

/** Forms that are folded until somebody wants them. */
export function OtherBlocks() {
  return html`${Object.keys(OTHERS).map((block) => html`<${Folded} key=${block} title=${t(`settings.${block}`)}><${SettingsForm} title=${t(`settings.${block}`)} block=${block} fields=${OTHERS[block]()} /><//>`)}
    <${Folded} title=${t("settings.untagged")}><${SettingsForm} title=${t("settings.untagged")} block="untagged" whole
      fields=${[{ name: "untagged", label: t("settings.untagged.value"), required: true, hint: t("settings.untagged.hint"), check: (typed) => (/^(keep|[1-9]\d{0,3}d)$/.test(typed) ? "" : t("settings.untagged.hint")) }]}
      from=${(value) => ({ untagged: value })} to=${(values) => values.untagged} /><//>
    <${Folded} title=${t("settings.administrators")}><${SettingsForm} title=${t("settings.administrators")} note=${t("settings.administrators.note")} block="administrators" whole
      fields=${[{ name: "members", label: t("settings.administrators.members"), type: "lines", hint: t("settings.administrators.hint"), check: (lines) => (lines.every((line) => /^(user|group):.+/.test(line)) ? "" : t("settings.administrators.hint")) }]}
      from=${(value) => ({ members: value })} to=${(values) => values.members} /><//>`;
}

const Folded = ({ title, children }) => html`<details class="tr-folded"><summary>${title}</summary>${children}</details>`;
