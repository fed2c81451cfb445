// SPDX-License-Identifier: MIT
import { call, named, one } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { Time } from "../ground/figures.js";
import { html, useState } from "../ground/view.js";
import { ask } from "../parts/dialog.js";
import { Severity } from "../parts/findings.js";
import { Button, Chip, Facts } from "../parts/pieces.js";

const STATUSES = ["not-affected", "false-positive", "accepted"];

const web = (address) => /^https?:\/\//.test(address);

/** Findings, the worst first; each opens to all that is known about it. */
export const FindingList = ({ items, name, may, reload }) =>
  html`<ul class="tr-found">${items.map((item) => html`<${Finding} key=${`${item.id} ${item.name} ${item.version} ${item.layer}`} item=${item} name=${name} may=${may} reload=${reload} />`)}</ul>`;

function Finding({ item, name, may, reload }) {
  const [open, setOpen] = useState(false);
  return html`<li class=${`tr-found-item ${item.suppressed ? "tr-suppressed" : ""}`}>
    <button type="button" class="tr-found-head" aria-expanded=${open ? "true" : "false"} onClick=${() => setOpen(!open)}>
      <${Severity} of=${item.severity} />
      <span class="tr-found-id">${item.aliases.find((each) => each.startsWith("CVE-")) ?? item.id}</span>
      <span class="tr-found-package"><strong>${item.name}</strong> ${item.version}</span>
      <span class="tr-found-fix">${item.fixedIn ? t("finding.fixedIn", { version: item.fixedIn }) : t("finding.unfixed")}</span>
      <span class="tr-found-signs">${item.knownExploited && html`<${Chip} kind="failed">${t("finding.exploited")}<//>`}${item.undecided && html`<${Chip}>${t("finding.undecided")}<//>`}${item.suppressed && html`<${Chip}>${t(`suppression.${item.suppressed.status}`)}<//>`}</span>
      <span class="tr-found-summary">${item.summary}</span>
    </button>
    ${open && html`<${Details} item=${item} name=${name} may=${may} reload=${reload} />`}
  </li>`;
}

function Details({ item, name, may, reload }) {
  const path = `/repositories/${named(name)}/-/suppressions`;
  const suppress = () =>
    ask(t("suppression.title", { id: item.id }), { submit: t("suppression.submit"), fields: [
      { name: "status", label: t("suppression.status"), type: "select", options: STATUSES.map((each) => [each, t(`suppression.${each}`)]) },
      { name: "reason", label: t("suppression.reason"), type: "area", rows: 3, required: true, hint: t("suppression.reasonHint") },
      { name: "until", label: t("suppression.until"), type: "date", hint: t("suppression.untilHint") },
    ], act: async ({ status, reason, until }) => {
      await call("POST", path, { vulnerability: item.id, status, reason, ...(until ? { expiresAt: `${until}T00:00:00Z` } : {}) });
      reload();
    } });
  const unsuppress = async () => {
    await call("DELETE", `${path}/${one(item.suppressed.id)}`);
    reload();
  };
  return html`<div class="tr-found-details">
    <${Facts} of=${[
      [t("finding.id"), [item.id, ...item.aliases].filter((each, index, all) => all.indexOf(each) === index).join(", ")],
      [t("finding.package"), `${item.ecosystem}: ${item.name} ${item.version}`],
      [t("finding.fixedVersions"), item.fixedVersions.join(", ") || t("finding.unfixed")],
      [t("finding.rating"), `${item.severityWord || t(`severity.${item.severity}`)}${item.severitySource ? ` (${item.severitySource})` : ""}`],
      ["CVSS", item.cvss.map((each) => `${each.score ?? ""} ${each.vector ?? ""}`).join("; ")],
      [t("finding.forecast"), item.exploitForecast?.score !== undefined && `${(item.exploitForecast.score * 100).toFixed(1)} %`],
      [t("finding.exploitedSince"), item.knownExploited?.since && html`<${Time} at=${item.knownExploited.since} />`],
      [t("finding.undecided"), item.undecided],
      [t("layer.word"), `${item.layer + 1}: ${item.instruction}`],
      [t("finding.paths"), item.paths.length > 0 && html`<span class="tr-mono">${item.paths.join(", ")}</span>`],
      [t("finding.published"), item.published && html`<${Time} at=${item.published} />`],
      [t("finding.found"), html`<${Time} at=${item.foundAt} />`],
      [t("finding.references"), item.references.length > 0 && html`<ul class="tr-plain">${item.references.filter(web).slice(0, 8).map((each) => html`<li key=${each}><a href=${each} rel="noreferrer noopener" target="_blank">${each}</a></li>`)}</ul>`],
      [t("suppression.word"), item.suppressed && html`${t(`suppression.${item.suppressed.status}`)}: ${item.suppressed.reason} ${t("by", { who: item.suppressed.createdBy })}`],
    ]} />
    ${may.has("configure") && (item.suppressed ? html`<${Button} onClick=${unsuppress}>${t("suppression.remove")}<//>` : html`<${Button} onClick=${suppress}>${t("suppression.add")}<//>`)}
  </div>`;
}
