// SPDX-License-Identifier: MIT
import { call, get, query } from "../ground/api.js";
import { api } from "../ground/host.js";
import { t } from "../ground/messages.js";
import { Time } from "../ground/figures.js";
import { useLoad } from "../ground/load.js";
import { Link, at, place, remember } from "../ground/router.js";
import { html, useState } from "../ground/view.js";
import { DataAge } from "../parts/dataage.js";
import { Findings, SEVERITIES } from "../parts/findings.js";
import { Menu } from "../parts/menu.js";
import { Alert, Button } from "../parts/pieces.js";
import { Empty, Loaded } from "../parts/states.js";
import { FindingList } from "./findinglist.js";

const STEP = 100;
const EXPORTS = ["json", "csv", "sarif", "vex"];

/** Which vulnerabilities an image has: in which package, since which layer, fixed in what. */
export function Report({ name, image, path, may, platform, reload }) {
  const { state, scannedAt, reason } = image.scan;
  const found = useLoad((signal) => (scannedAt ? get(query(`${path}/scan/report`, { platform }), signal) : Promise.resolve(null)), [path, platform, scannedAt]);
  if (state === "never-scanned" || !scannedAt) {
    return html`<${Unscanned} path=${path} reason=${reason} running=${image.scan.running} may=${may} reload=${reload} />`;
  }
  return html`<${Loaded} from=${found}>${(report) => report && html`<${Summary} report=${report} image=${image} path=${path} platform=${platform} />
    <${Listing} name=${name} image=${image} path=${path} platform=${platform} report=${report} may=${may} />`}<//>`;
}

function Unscanned({ path, reason, running, may, reload }) {
  const scan = async () => {
    await call("POST", `${path}/scan`);
    reload();
  };
  return html`<${Empty} title=${t(running ? "scan.running" : reason ? "scan.cannot" : "scan.never")}>
    ${reason && html`<p>${reason}</p>`}
    ${running ? html`<progress aria-label=${t("scan.running")}></progress>` : may.has("scan") && html`<${Button} kind="primary" onClick=${scan}>${t("scan.now")}<//>`}
  <//>`;
}

function Summary({ report, image, path, platform }) {
  const uncovered = Object.entries(report.uncovered);
  return html`<div class="tr-summary">
      <div><${Findings} scan=${{ ...image.scan, findings: report.findings, uncovered: 0 }} /></div>
      <div class="tr-muted">${report.distribution ?? ""} · ${t("component.total", { count: report.components })} · ${t("scan.scanned")} <${Time} at=${report.scannedAt} /> · <${DataAge} of=${{ dataAsOf: report.advisories.oldest, dataOld: image.scan.dataOld }} title=${report.advisories.sources.map((each) => `${each.name}: ${each.asOf ?? ""}`).join("\n")} /></div>
      <${Exports} path=${path} platform=${platform} />
    </div>
    ${report.problem && html`<${Alert}>${report.problem}<//>`}
    ${uncovered.length > 0 && html`<${Alert}>${t("scan.uncoveredBy", { ecosystems: uncovered.map(([ecosystem, count]) => `${ecosystem} (${count})`).join(", ") })}<//>`}
    ${report.notScanned.length > 0 && html`<details class="tr-details"><summary>${t("scan.omitted", { count: report.notScanned.length })}</summary><ul>${report.notScanned.map((each, index) => html`<li key=${index}><span class="tr-mono">${each.path}</span> ${each.reason} ${each.detail ?? ""}</li>`)}</ul></details>`}`;
}

const Exports = ({ path, platform }) =>
  html`<${Menu} label=${t("report.export")}><ul>
    ${EXPORTS.map((format) => html`<li key=${format}><a href=${api + query(`${path}/scan/export`, { platform, format })} download>${t(`report.format.${format}`)}</a></li>`)}
    ${["cyclonedx", "spdx"].map((format) => html`<li key=${format}><a href=${api + query(`${path}/scan/sbom`, { platform, format })} download>${t(`report.sbom.${format}`)}</a></li>`)}
  </ul><//>`;

function Listing({ name, image, path, platform, report, may }) {
  const { query: said } = place.use();
  const wanted = Object.fromEntries(["severity", "q", "layer"].map((key) => [key, said.get(key) ?? ""]));
  const flags = Object.fromEntries(["fixable", "suppressed", "exploited"].map((key) => [key, said.get(key) ?? ""]));
  const [limit, setLimit] = useState(STEP);
  const found = useLoad((signal) => get(query(`${path}/scan/vulnerabilities`, { platform, ...wanted, ...flags, limit }), signal), [path, platform, said.toString(), limit]);
  const layers = report.layers.filter((layer) => Object.values(layer.findings).some((count) => count > 0));
  return html`<div class="tr-bar tr-filters">
      <input class="jenkins-input tr-filter" type="search" value=${wanted.q} aria-label=${t("report.filter")} placeholder=${t("report.filter")} onInput=${(event) => remember({ q: event.target.value })} />
      <${Choice} label=${t("report.severity")} value=${wanted.severity} onValue=${(severity) => remember({ severity })} options=${SEVERITIES.map((each) => [each, t(`severity.${each}`)])} />
      <${Choice} label=${t("layer.word")} value=${wanted.layer} onValue=${(layer) => remember({ layer })} options=${layers.map((layer) => [String(layer.index), `${layer.index + 1}: ${layer.instruction.slice(0, 60)}`])} />
      ${["fixable", "exploited"].map((flag) => html`<label class="tr-check" key=${flag}><input type="checkbox" checked=${flags[flag] === "true"} onChange=${(event) => remember({ [flag]: event.target.checked ? "true" : "" })} />${t(`report.${flag}`)}</label>`)}
      <label class="tr-check"><input type="checkbox" checked=${flags.suppressed === "true"} onChange=${(event) => remember({ suppressed: event.target.checked ? "true" : "" })} />${t("report.suppressed")}</label>
    </div>
    <${Loaded} from=${found} lines=${6}>${({ items, total }) => (items.length === 0
      ? html`<${Empty} title=${t(said.size > (platform ? 1 : 0) ? "report.noneFits" : "report.none")} />`
      : html`<p class="tr-muted" role="status">${items.length === total ? t("list.count", { count: total }) : t("list.countOf", { shown: items.length, count: total })}</p>
        <${FindingList} items=${items} name=${name} may=${may} reload=${found.reload} />
        ${items.length < total && html`<p><button type="button" class="jenkins-button" onClick=${() => setLimit(limit + STEP)}>${t("action.more")}</button></p>`}`)}<//>
    <p class="tr-muted"><${Link} to=${at.image(name, image.digest, "components")}>${t("report.toComponents")}<//></p>`;
}

export const Choice = ({ label, value, onValue, options }) =>
  html`<div class="jenkins-select tr-choice"><select class="jenkins-select__input" aria-label=${label} onChange=${(event) => onValue(event.target.value)}>
    <option value="">${label}: ${t("all")}</option>
    ${options.map(([key, text]) => html`<option key=${key} value=${key} selected=${key === value}>${text}</option>`)}
  </select></div>`;
