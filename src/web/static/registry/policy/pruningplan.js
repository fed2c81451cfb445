// SPDX-License-Identifier: MIT
/** What pruning would do. */
import { t } from "../ground/messages.js";
import { count } from "../ground/figures.js";
import { Link, at } from "../ground/router.js";
import { html } from "../ground/view.js";
import { Chip } from "../parts/pieces.js";
import { Empty } from "../parts/states.js";
import { Table } from "../parts/table.js";

/** What becomes of each tag of a repository. */
export const Steps = ({ page: { items, next } }) =>
  items.length === 0
    ? html`<${Empty} title=${t("pruning.nothing")} />`
    : html`<p class="tr-muted">${t("list.count", { count: items.length })}${next && ` · ${t("collection.planMore")}`}</p><${Table} label=${t("pruning.plan")} items=${items} id=${(each) => each.tag} columns=${[
        { title: t("image.tag"), cell: (each) => each.tag },
        { title: t("pruning.becomes"), cell: (each) => html`<${Chip} kind=${each.fate === "prune" ? "failed" : "done"}>${t(`pruning.fate.${each.fate}`)}<//>` },
        { title: t("access.why"), cell: (each) => html`${each.reason}${each.policy && html`<div class="tr-muted">${each.policy}</div>`}` },
      ]} />`;

/** What would go from each repository of a namespace. */
export function Repositories({ page: { items, next } }) {
  const losing = items.filter(({ goes }) => goes > 0);
  const words = html`<p>${t("pruning.wholeWords", { goes: losing.reduce((sum, { goes }) => sum + goes, 0), repositories: items.length })}${next && ` ${t("pruning.wholeMore")}`}</p>`;
  return losing.length === 0
    ? html`<${Empty} title=${t("pruning.nothing")}>${words}<//>`
    : html`${words}<${Table} label=${t("pruning.plan")} items=${losing} id=${(each) => each.repository} columns=${[
        { title: t("repository.word"), cell: (each) => html`<${Link} to=${at.repository(each.repository, "policies")}>${each.repository}<//>` },
        { title: t("pruning.goes"), className: "tr-number", cell: (each) => t("list.countOf", { shown: count(each.goes), count: count(each.tags) }) },
        { title: t("image.tags"), cell: (each) => html`<span class="tr-chips">${each.some.map(({ tag, reason }) => html`<${Chip} key=${tag} title=${reason}>${tag}<//>`)}${each.goes > each.some.length && "…"}</span>` },
      ]} />`;
}
