// SPDX-License-Identifier: MIT
import { get, query } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { size } from "../ground/figures.js";
import { useLoad } from "../ground/load.js";
import { Link, at } from "../ground/router.js";
import { html } from "../ground/view.js";
import { Findings } from "../parts/findings.js";
import { Digest } from "../parts/pieces.js";
import { Empty } from "../parts/states.js";
import { Table } from "../parts/table.js";

/** The layers of an image from the lowest, each with the line of the build that made it and what was found in it. */
export function Layers({ name, image, contents, path, platform }) {
  const scanned = Boolean(image.scan.scannedAt) && contents.layers.length > 0;
  const report = useLoad((signal) => (scanned ? get(query(`${path}/scan/report`, { platform }), signal) : Promise.resolve({ layers: [] })), [path, scanned]);
  if (contents.layers.length === 0) {
    return html`<${Empty} title=${t("layer.none")}>${contents.images.length > 0 && t("layer.index")}<//>`;
  }
  const inReport = (index) => report.value?.layers[index];
  return html`<${Table} label=${t("image.tab.layers")} items=${contents.layers.map((layer, index) => ({ ...layer, index }))} id=${(each) => `${each.index}`} columns=${[
    { title: "#", className: "tr-number", cell: (each) => each.index + 1 },
    { title: t("layer.instruction"), cell: (each) => html`<code class="tr-instruction">${each.instruction || t("layer.unsaid")}</code>` },
    { title: t("image.size"), className: "tr-number", cell: (each) => size(each.size) },
    { title: t("image.findings"), cell: (each) => inReport(each.index) && html`<${Link} class="tr-bare" to=${`${at.image(name, image.digest, "findings")}?layer=${each.index}`}><${Findings} scan=${{ ...image.scan, state: "scanned", findings: inReport(each.index).findings, uncovered: 0 }} brief /><//>` },
    { title: t("component.count"), className: "tr-number", cell: (each) => inReport(each.index)?.components ?? "" },
    { title: t("image.digest"), cell: (each) => html`<${Digest} of=${each.digest} />` },
  ]} />`;
}
