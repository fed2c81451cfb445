// SPDX-License-Identifier: MIT
import { t } from "../ground/messages.js";
import { Time, count } from "../ground/figures.js";
import { Link, at, place, remember } from "../ground/router.js";
import { html, useMemo } from "../ground/view.js";
import { Chip } from "../parts/pieces.js";
import { Empty, LoadedList } from "../parts/states.js";
import { Counted, LongTable, inOrder } from "../parts/table.js";

const firstLine = (text) => text.split("\n").find((line) => line.trim())?.replace(/^#+\s*/, "") ?? "";

const columns = () => [
  { key: "name", title: t("repository.name"), sort: (each) => each.name, className: "tr-wide", cell: (each) => html`<${Link} class="jenkins-table__link tr-one-line" title=${each.name} to=${at.repository(each.name)}>${each.name}<//>` },
  { key: "visibility", title: t("repository.visibility"), sort: (each) => each.visibility, className: "tr-slim", cell: (each) => html`<${Chip} kind=${each.visibility}>${t(`visibility.${each.visibility}`)}<//>` },
  { key: "tags", title: t("image.tags"), sort: (each) => each.tags, down: true, className: "tr-slim tr-number", cell: (each) => count(each.tags) },
  { key: "description", title: t("repository.description"), className: "tr-wide tr-lesser", cell: (each) => html`<span class="tr-muted tr-one-line">${firstLine(each.description)}</span>` },
  { key: "pushedAt", title: t("repository.pushed"), sort: (each) => each.pushedAt ?? "", plain: true, down: true, className: "tr-time", cell: (each) => (each.pushedAt ? html`<${Time} at=${each.pushedAt} />` : html`<span class="tr-muted">${t("never")}</span>`) },
  { key: "createdAt", title: t("repository.made"), sort: (each) => each.createdAt, plain: true, down: true, className: "tr-time tr-lesser", cell: (each) => html`<${Time} at=${each.createdAt} />` },
];

/** Repositories of a list that useAll loads; none() is shown where there is none at all. */
export const RepositoryList = ({ found, none }) =>
  html`<${LoadedList} from=${found} none=${none}>${(items) => html`<${Listed} items=${items} complete=${found.complete} />`}<//>`;

function Listed({ items, complete }) {
  const { query } = place.use();
  const filter = query.get("filter") ?? "";
  const by = query.get("sort") ?? "name";
  const down = query.get("down") === "true";
  const all = columns();
  const ordered = useMemo(() => inOrder(items, all, { by, down }), [items, by, down]);
  const shown = useMemo(() => {
    const wanted = filter.toLowerCase();
    return wanted === "" ? ordered : ordered.filter((each) => each.name.includes(wanted) || each.description.toLowerCase().includes(wanted));
  }, [ordered, filter]);
  return html`<div class="tr-bar">
      <input class="jenkins-input tr-filter" type="search" value=${filter} placeholder=${t("home.filter")} aria-label=${t("home.filter")} onInput=${(event) => remember({ filter: event.target.value })} />
      <${Counted} shown=${shown.length} of=${items.length} complete=${complete} />
    </div>
    ${shown.length > 0
      ? html`<${LongTable} label=${t("nav.repositories")} columns=${all} items=${shown} id=${(each) => each.name} sorted=${{ by, down }} onSort=${(sorted) => remember({ sort: sorted.by, down: sorted.down })} />`
      : html`<${Empty} title=${t("home.noneFits", { filter })}><button type="button" class="jenkins-button" onClick=${() => remember({ filter: "" })}>${t("action.clear")}</button><//>`}`;
}
