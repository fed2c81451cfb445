// SPDX-License-Identifier: MIT
import { t } from "../ground/messages.js";
import { useAll } from "../ground/load.js";
import { Link, at } from "../ground/router.js";
import { html } from "../ground/view.js";
import { Chip, Section } from "../parts/pieces.js";
import { LoadedList } from "../parts/states.js";
import { Table } from "../parts/table.js";

/** The promotion rules of all repositories of a namespace: what leads where. They are changed where they are. */
export function PromotionOverview({ path }) {
  const found = useAll(`${path}/promotion-rules`, [path]);
  return html`<${Section} title=${t("promotion.title")} note=${t("promotion.noteWhole")}>
    <${LoadedList} from=${found} lines=${1} none=${() => html`<p class="tr-muted">${t("promotion.noneWhole")}</p>`}>${(items) => html`<${Table} label=${t("promotion.title")} items=${items} id=${(each) => `${each.repository} ${each.name}`} columns=${[
      { title: t("promotion.from"), cell: (each) => html`<${Link} to=${at.repository(each.repository, "policies")}>${each.repository}<//>` },
      { title: t("promotion.target"), cell: (each) => html`<${Link} to=${at.repository(each.target)}>${each.target}<//><span class="tr-muted">:${each.tag}</span>` },
      { title: t("policy.criteria"), cell: (each) => (each.criteria.length > 0 ? each.criteria.join(" · ") : t("policy.everyTag")) },
      { title: t("promotion.rule"), cell: (each) => html`${each.name} <${Chip} kind=${each.active ? "done" : "refused"}>${t(each.active ? "active" : "inactive")}<//>` },
    ]} />`}<//>
  <//>`;
}
