// SPDX-License-Identifier: MIT
/** Findings of scans, in short. */
import { t } from "../ground/messages.js";
import { html } from "../ground/view.js";
import { DataNote, dataWords } from "./dataage.js";

export const SEVERITIES = ["critical", "high", "medium", "low", "negligible", "unknown"];

/** For sorting: what is worse has more. */
export const weight = (scan) => (scan ? SEVERITIES.reduce((sum, severity, index) => sum + (scan.findings[severity] ?? 0) * 1000 ** Math.max(0, 4 - index), scan.scannedAt ? 1 : 0) : 0);

export const Severity = ({ of }) => html`<span class=${`tr-severity tr-severity-${of}`}>${t(`severity.${of}`)}</span>`;

/** In a cell of a list, of more than so many severities each has an initial only, so that all fit. */
const MOST_WORDS = 2;

/** How many of each severity, the worst first; of a whole scan what state it is in. brief: in a cell that does not grow. */
export function Findings({ scan, brief = false }) {
  if (!scan || scan.state === "never-scanned") {
    return html`<span class="tr-muted">${t(scan?.running ? "scan.running" : "scan.never")}</span>`;
  }
  if (scan.state === "cannot-be-scanned") {
    return html`<span class="tr-muted tr-one-line" title=${scan.reason}>${t("scan.cannot")}</span>`;
  }
  const found = SEVERITIES.filter((severity) => scan.findings[severity] > 0);
  const many = brief && found.length > MOST_WORDS;
  const age = scan.scannedAt && dataWords(scan);
  return html`<span class="tr-findings" title=${age}>
    ${found.length === 0 ? html`<span class="tr-clean">${t("scan.clean")}</span>` : found.map((severity) => html`<${Counted} key=${severity} severity=${severity} many=${many} count=${scan.findings[severity]} age=${age} />`)}
    ${scan.uncovered > 0 && html`<span class="tr-muted" title=${t("scan.uncovered", { count: scan.uncovered })}>${" "}?</span>`}
    ${scan.state === "rescanning" && html`<span class="tr-muted">${t("scan.again")}</span>`}
    ${age && html`<${DataNote} of=${scan} />`}
  </span>`;
}

const Counted = ({ severity, count, many, age }) =>
  html`<span class=${`tr-severity tr-severity-${severity}`} title=${[`${count} ${t(`severity.${severity}`)}`, age].filter(Boolean).join(", ")}>${count}<span class="tr-severity-word"> ${t(`severity.${many ? "initial" : "short"}.${severity}`)}</span></span>`;
