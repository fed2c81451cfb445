// SPDX-License-Identifier: MIT
import { all } from "../ground/api.js";
import { address } from "../ground/host.js";
import { t } from "../ground/messages.js";
import { Time } from "../ground/figures.js";
import { useLoad } from "../ground/load.js";
import { Link, at, place, remember } from "../ground/router.js";
import { session } from "../ground/session.js";
import { html, useState } from "../ground/view.js";
import { Lines } from "../parts/lines.js";
import { Button, Chip, Title } from "../parts/pieces.js";
import { Empty, Loaded } from "../parts/states.js";
import { Counted, LongTable, inOrder } from "../parts/table.js";
import { newRepository } from "../repository/newrepository.js";

const firstLine = (text) => text.split("\n").find((line) => line.trim())?.replace(/^#+\s*/, "") ?? "";

const COLUMNS = () => [
  { key: "name", title: t("repository.name"), sort: (each) => each.name, className: "tr-wide", cell: (each) => html`<${Link} class="jenkins-table__link" to=${at.repository(each.name)}>${each.name}<//>` },
  { key: "visibility", title: t("repository.visibility"), sort: (each) => each.visibility, className: "tr-slim", cell: (each) => html`<${Chip} kind=${each.visibility}>${t(`visibility.${each.visibility}`)}<//>` },
  { key: "description", title: t("repository.description"), className: "tr-wide tr-lesser", cell: (each) => html`<span class="tr-muted tr-one-line">${firstLine(each.description)}</span>` },
  { key: "createdAt", title: t("repository.made"), sort: (each) => each.createdAt, down: true, className: "tr-lesser", cell: (each) => html`<${Time} at=${each.createdAt} />` },
];

/** The repositories that this person may see. */
export function Home() {
  const { signedIn, name } = session.use();
  const [found, setFound] = useState({ items: [], complete: false });
  const load = useLoad((signal) => all("/repositories", { signal, each: (items, complete) => setFound({ items, complete }) }), [signedIn]);
  return html`<${Title} under=${t("home.under")} actions=${signedIn && html`<${Button} kind="primary" onClick=${() => newRepository(name)}>${t("repository.new")}<//>`}>${t("nav.repositories")}<//>
    ${found.items.length > 0
      ? html`<${List} ...${found} />`
      : html`<${Loaded} from=${load}>${() => html`<${Nothing} signedIn=${signedIn} name=${name} />`}<//>`}`;
}

function List({ items, complete }) {
  const { query } = place.use();
  const filter = query.get("filter") ?? "";
  const sorted = { by: query.get("sort") ?? "name", down: query.get("down") === "true" };
  const columns = COLUMNS();
  const wanted = filter.toLowerCase();
  const shown = inOrder(items.filter((each) => each.name.includes(wanted) || each.description.toLowerCase().includes(wanted)), columns, sorted);
  return html`<div class="tr-bar">
      <input class="jenkins-input tr-filter" type="search" value=${filter} placeholder=${t("home.filter")} aria-label=${t("home.filter")} onInput=${(event) => remember({ filter: event.target.value })} />
      <${Counted} shown=${shown.length} of=${items.length} complete=${complete} />
    </div>
    ${shown.length > 0
      ? html`<${LongTable} label=${t("nav.repositories")} columns=${columns} items=${shown} id=${(each) => each.name} sorted=${sorted} onSort=${({ by, down }) => remember({ sort: by, down })} />`
      : html`<${Empty} title=${t("home.noneFits", { filter })}><button type="button" class="jenkins-button" onClick=${() => remember({ filter: "" })}>${t("action.clear")}</button><//>`}`;
}

/** The first push, taught with the lines for this registry. */
function Nothing({ signedIn, name }) {
  if (!signedIn) {
    return html`<${Empty} title=${t("home.nothingPublic")}>${t("home.signInForMore")}<//>`;
  }
  const place = `${address || "ADDRESS"}/${name}/alpine:latest`;
  return html`<${Empty} title=${t("home.nothing")}>
    <p>${t("home.firstPush")}</p>
    <${Lines}>${[`docker login --username ${name} ${address || "ADDRESS"}`, "docker image pull alpine:latest", `docker image tag alpine:latest ${place}`, `docker image push ${place}`]}<//>
    <p>${t("home.firstPushNote", { name })}</p>
  <//>`;
}
