// SPDX-License-Identifier: MIT
import { get } from "../ground/api.js";
import { run } from "../ground/host.js";
import { t } from "../ground/messages.js";
import { Time } from "../ground/figures.js";
import { useLoad } from "../ground/load.js";
import { html } from "../ground/view.js";
import { Section } from "../parts/pieces.js";
import { Loaded } from "../parts/states.js";
import { Table } from "../parts/table.js";

/** The builds that made and used an image; nothing where none did. */
export function Builds({ path }) {
  const found = useLoad((signal) => get(`${path}/builds`, signal), [path]);
  return html`<${Loaded} from=${found} lines=${1}>${({ items }) => items.length > 0 && html`<${Section} title=${t("image.builds")}><${Table} label=${t("image.builds")} items=${items}
    id=${(each) => `${each.job} ${each.number} ${each.deed} ${each.at} ${each.tag ?? ""}`} columns=${[
      { title: t("image.build"), cell: (each) => (run(each) ? html`<a href=${run(each)}>${each.job} #${each.number}</a>` : `${each.job} #${each.number}`) },
      { title: t("audit.what"), cell: (each) => t(`build.${each.deed}`) },
      { title: t("image.tag"), cell: (each) => each.tag ?? t("image.byDigest") },
      { title: t("audit.when"), cell: (each) => html`<${Time} at=${each.at} />` },
    ]} /><//>`}<//>`;
}
