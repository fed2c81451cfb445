// SPDX-License-Identifier: MIT
import { all, named } from "../ground/api.js";
import { address } from "../ground/host.js";
import { t } from "../ground/messages.js";
import { Time, size } from "../ground/figures.js";
import { useLoad } from "../ground/load.js";
import { Link, at, place, remember } from "../ground/router.js";
import { session } from "../ground/session.js";
import { html, useState } from "../ground/view.js";
import { Lines } from "../parts/lines.js";
import { Button, Digest } from "../parts/pieces.js";
import { Findings, weight } from "../parts/findings.js";
import { Empty, Loaded } from "../parts/states.js";
import { Counted, LongTable, inOrder } from "../parts/table.js";
import { deleteImages } from "./deletion.js";

const platforms = ({ platforms: of }) =>
  of.length > 2 ? html`<span title=${of.join(", ")}>${t("image.platforms", { count: of.length })}</span>` : of.join(", ") || html`<span class="tr-muted">–</span>`;

const columns = (name, ticked, tick, mayDelete) => [
  ...(mayDelete
    ? [{
        key: "tick",
        title: t("image.tick"),
        unseen: true,
        className: "tr-tick",
        cell: ({ tag }) => html`<input type="checkbox" checked=${ticked.has(tag)} aria-label=${t("image.tickOne", { tag })} onChange=${(event) => tick(tag, event.target.checked)} />`,
      }]
    : []),
  { key: "tag", title: t("image.tag"), sort: (each) => each.tag, className: "tr-wide", cell: (each) => html`<${Link} class="jenkins-table__link tr-one-line" title=${each.tag} to=${at.image(name, each.digest)}>${each.tag}<//>` },
  { key: "findings", title: t("image.findings"), sort: (each) => weight(each.scan), down: true, className: "tr-findings-cell", cell: (each) => html`<${Findings} scan=${each.scan} />` },
  { key: "platform", title: t("image.platform"), className: "tr-platform", sort: (each) => each.platforms.join(), cell: platforms },
  { key: "size", title: t("image.size"), sort: (each) => each.size, down: true, className: "tr-number tr-slim", cell: (each) => size(each.size) },
  { key: "pushed", title: t("image.pushed"), className: "tr-time", sort: (each) => each.taggedAt, down: true, cell: (each) => html`<${Time} at=${each.taggedAt} />` },
  { key: "by", title: t("image.by"), sort: (each) => each.taggedBy, className: "tr-by tr-lesser", cell: (each) => html`<span class="tr-one-line" title=${each.taggedBy}>${each.taggedBy}</span>` },
  { key: "digest", title: t("image.digest"), className: "tr-digest tr-lesser", cell: (each) => html`<${Digest} of=${each.digest} />` },
  { key: "pulls", title: t("image.pulls"), sort: (each) => each.pullCount ?? 0, down: true, className: "tr-number tr-slim tr-lesser", cell: (each) => each.pullCount ?? 0 },
];

/** The images of a repository, by their tags. */
export function Images({ repository, may }) {
  const [found, setFound] = useState({ items: [], complete: false });
  const path = `/repositories/${named(repository.name)}/-/tags`;
  const load = useLoad((signal) => all(path, { signal, each: (items, complete) => setFound({ items, complete }) }), [path]);
  return found.items.length > 0
    ? html`<${Listed} name=${repository.name} found=${found} mayDelete=${may.has("delete-image")} reload=${load.reload} />`
    : html`<${Loaded} from=${load} lines=${6}>${() => html`<${None} name=${repository.name} may=${may} />`}<//>`;
}

function Listed({ name, found, mayDelete, reload }) {
  const { query } = place.use();
  const [ticked, setTicked] = useState(new Set());
  const filter = query.get("filter") ?? "";
  const sorted = { by: query.get("sort") ?? "pushed", down: (query.get("down") ?? "true") === "true" };
  const tick = (tag, on) =>
    setTicked((now) => {
      const next = new Set(now);
      next[on ? "add" : "delete"](tag);
      return next;
    });
  const all = columns(name, ticked, tick, mayDelete);
  const wanted = filter.toLowerCase();
  const fitting = found.items.filter((each) => each.tag.toLowerCase().includes(wanted) || each.digest.includes(wanted) || each.taggedBy.toLowerCase().includes(wanted));
  const shown = inOrder(fitting, all, sorted);
  const chosen = found.items.filter((each) => ticked.has(each.tag));
  const done = () => {
    setTicked(new Set());
    reload();
  };
  return html`<div class="tr-bar">
      <input class="jenkins-input tr-filter" type="search" value=${filter} placeholder=${t("image.filter")} aria-label=${t("image.filter")} onInput=${(event) => remember({ filter: event.target.value })} />
      <${Counted} shown=${shown.length} of=${found.items.length} complete=${found.complete} />
      ${mayDelete && html`<${Button} kind="danger" disabled=${chosen.length === 0} onClick=${() => deleteImages(name, chosen, done)}>${chosen.length > 0 ? t("image.deleteCount", { count: chosen.length }) : t("action.delete")}<//>`}
    </div>
    ${shown.length > 0
      ? html`<${LongTable} label=${t("repository.tab.images")} columns=${all} items=${shown} id=${(each) => each.tag} sorted=${sorted} onSort=${({ by, down }) => remember({ sort: by, down: down ? "true" : "false" })} />`
      : html`<${Empty} title=${t("image.noneFits", { filter })}><button type="button" class="jenkins-button" onClick=${() => remember({ filter: "" })}>${t("action.clear")}</button><//>`}`;
}

function None({ name, may }) {
  const { name: person } = session.use();
  if (!may.has("push") || !address) {
    return html`<${Empty} title=${t("image.none")}>${t("image.noneMine")}<//>`;
  }
  return html`<${Empty} title=${t("image.none")}>
    <p>${t("image.firstPush")}</p>
    <${Lines}>${[`docker login --username ${person} ${address}`, `docker image tag IMAGE ${address}/${name}:v1`, `docker image push ${address}/${name}:v1`]}<//>
  <//>`;
}
