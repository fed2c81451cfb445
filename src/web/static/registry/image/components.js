// SPDX-License-Identifier: MIT
import { get, query } from "../ground/api.js";
import { api } from "../ground/host.js";
import { t } from "../ground/messages.js";
import { Time, size } from "../ground/figures.js";
import { useAll, useLoad } from "../ground/load.js";
import { Link, at, place, remember } from "../ground/router.js";
import { html } from "../ground/view.js";
import { Severity } from "../parts/findings.js";
import { Digest, Section } from "../parts/pieces.js";
import { Empty, Loaded, LoadedList } from "../parts/states.js";
import { Counted, LongTable, Table } from "../parts/table.js";

const columns = (name, digest) => [
  { title: t("component.name"), className: "tr-wide", cell: (each) => html`<span class="tr-one-line" title=${each.purl}>${each.name}</span>` },
  { title: t("component.version"), cell: (each) => html`<span class="tr-one-line" title=${each.version}>${each.version}</span>` },
  { title: t("component.type"), className: "tr-slim", cell: (each) => each.type },
  { title: t("image.findings"), cell: (each) => each.vulnerabilities.length > 0
    ? html`<${Link} class="tr-bare" to=${`${at.image(name, digest, "findings")}?q=${encodeURIComponent(each.source ?? each.name)}`}>${each.worst && html`<${Severity} of=${each.worst} />`} ${each.vulnerabilities.length}<//>`
    : each.matched ? html`<span class="tr-clean">${t("scan.clean")}</span>` : html`<span class="tr-muted" title=${t("component.unmatchedWords")}>${t("component.unmatched")}</span>` },
  { title: t("component.licences"), className: "tr-lesser", cell: (each) => html`<span class="tr-one-line" title=${each.licences.join(", ")}>${each.licences.join(", ")}</span>` },
  { title: t("layer.word"), className: "tr-slim tr-number tr-lesser", cell: (each) => each.layer + 1 },
];

/** What is inside an image, and the bills of materials about it. */
export function Components({ name, image, path, platform }) {
  const { query: said } = place.use();
  const q = said.get("q") ?? "";
  const vulnerable = said.get("vulnerable") === "true";
  const scanned = Boolean(image.scan.scannedAt);
  if (!scanned) {
    return html`<${Empty} title=${t("scan.never")}>${t("component.afterScan")}<//>`;
  }
  return html`<${Found} name=${name} image=${image} path=${path} platform=${platform} q=${q} vulnerable=${vulnerable} />
    <${Boms} name=${name} path=${path} platform=${platform} />`;
}

function Found({ name, image, path, platform, q, vulnerable }) {
  const asked = query(`${path}/scan/components`, { platform, q, vulnerable: vulnerable ? "true" : "" });
  const found = useAll(asked, [asked]);
  return html`<div class="tr-bar tr-filters">
      <input class="jenkins-input tr-filter" type="search" value=${q} aria-label=${t("component.filter")} placeholder=${t("component.filter")} onInput=${(event) => remember({ q: event.target.value })} />
      <label class="tr-check"><input type="checkbox" checked=${vulnerable} onChange=${(event) => remember({ vulnerable: event.target.checked ? "true" : "" })} />${t("component.vulnerable")}</label>
      <${Counted} shown=${found.items.length} of=${found.items.length} complete=${found.complete} />
    </div>
    <${LoadedList} from=${found} none=${() => html`<${Empty} title=${t("component.none")} />`}>${(items) =>
      html`<${LongTable} label=${t("image.tab.components")} columns=${columns(name, image.digest)} items=${items} id=${(each) => `${each.purl} ${each.paths[0] ?? ""} ${each.layer}`} />`}<//>`;
}

/** The registry's own bill of materials, and those that were pushed. */
function Boms({ name, path, platform }) {
  const found = useLoad((signal) => get(`${path}/scan/sboms`, signal), [path]);
  return html`<${Section} title=${t("sbom.title")} note=${t("sbom.note")}>
    <p class="tr-actions">${["cyclonedx", "spdx"].map((format) => html`<a key=${format} class="jenkins-button" href=${api + query(`${path}/scan/sbom`, { platform, format })} download>${t(`report.sbom.${format}`)}</a>`)}</p>
    <${Loaded} from=${found} lines=${1}>${({ items }) => items.length > 0 && html`<${Table} label=${t("sbom.title")} items=${items} id=${(each) => each.digest} columns=${[
      { title: t("sbom.format"), cell: (each) => each.format },
      { title: t("sbom.whose"), cell: (each) => t(each.ours ? "sbom.ours" : "sbom.pushers") },
      { title: t("image.size"), className: "tr-number", cell: (each) => size(each.size) },
      { title: t("image.pushed"), cell: (each) => html`<${Time} at=${each.pushedAt} /> ${t("by", { who: each.pushedBy })}` },
      { title: t("image.digest"), cell: (each) => html`<${Digest} of=${each.digest} to=${at.image(name, each.digest)} />` },
    ]} />`}<//>
  <//>`;
}
