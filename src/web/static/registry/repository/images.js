// SPDX-License-Identifier: MIT
import { named } from "../ground/api.js";
import { address } from "../ground/host.js";
import { t } from "../ground/messages.js";
import { useAll, useRepeat } from "../ground/load.js";
import { place, remember } from "../ground/router.js";
import { session } from "../ground/session.js";
import { html, useMemo, useState } from "../ground/view.js";
import { Lines } from "../parts/lines.js";
import { Button } from "../parts/pieces.js";
import { Empty, LoadedList } from "../parts/states.js";
import { Counted, LongTable, inOrder } from "../parts/table.js";
import { deleteImages } from "./deletion.js";
import { columns, fits, isBeside } from "./imagecolumns.js";

/** The images of a repository, by their tags. */
export function Images({ repository, may }) {
  const path = `/repositories/${named(repository.name)}/-/tags`;
  const found = useAll(path, [path]);
  // A list is read as a whole, so a long one less often.
  useRepeat(found.reload, Math.max(3000, found.items.length * 3), found.complete && found.items.some(isScanned));
  return html`<${LoadedList} from=${found} none=${() => html`<${None} name=${repository.name} may=${may} />`}>
    ${(items) => html`<${Listed} name=${repository.name} items=${items} found=${found} mayDelete=${may.has("delete-image")} />`}<//>`;
}

/** Whether somebody looks into it at this moment. */
const isScanned = ({ scan }) => Boolean(scan?.running) || scan?.state === "rescanning";

const OTHERWISE = { sort: "pushed", down: "true" };

function Listed({ name, items, found, mayDelete }) {
  const { query } = place.use();
  const [ticked, setTicked] = useState(new Set());
  const filter = query.get("filter") ?? "";
  const by = query.get("sort") ?? OTHERWISE.sort;
  const down = (query.get("down") ?? OTHERWISE.down) === "true";
  const beside = query.get("beside") === "true";
  const tick = (tag, on) =>
    setTicked((now) => {
      const next = new Set(now);
      next[on ? "add" : "delete"](tag);
      return next;
    });
  const known = columns(name, false);
  const ordered = useMemo(() => inOrder(items, known, { by, down }), [items, by, down]);
  const images = useMemo(() => (beside ? ordered : ordered.filter(({ tag }) => !isBeside(tag))), [ordered, beside]);
  const shown = useMemo(() => (filter === "" ? images : images.filter(fits(filter.toLowerCase()))), [images, filter]);
  const chosen = useMemo(() => shown.filter(({ tag }) => ticked.has(tag)), [shown, ticked]); // what a filter hides is not deleted
  const every = shown.length > 0 && chosen.length === shown.length;
  const tickAll = (on) =>
    setTicked((now) => {
      const tags = new Set(shown.map(({ tag }) => tag));
      return on ? new Set([...now, ...tags]) : new Set([...now].filter((tag) => !tags.has(tag)));
    });
  const all = columns(name, mayDelete && { ticked, tick, every, some: chosen.length > 0, tickAll });
  const gone = (tags) => {
    found.drop(({ tag }) => tags.has(tag));
    setTicked((now) => new Set([...now].filter((tag) => !tags.has(tag))));
    found.reload();
  };
  return html`<div class="tr-bar">
      <input class="jenkins-input tr-filter" type="search" value=${filter} placeholder=${t("image.filter")} aria-label=${t("image.filter")} onInput=${(event) => remember({ filter: event.target.value })} />
      ${(beside || images.length < ordered.length) && html`<label class="tr-check"><input type="checkbox" checked=${beside} onChange=${(event) => remember({ beside: event.target.checked ? "true" : "" })} />${t("image.beside")}</label>`}
      <${Counted} shown=${shown.length} of=${images.length} complete=${found.complete} />
      ${mayDelete && html`<span class="tr-end"><${Button} kind="danger" disabled=${chosen.length === 0} onClick=${() => deleteImages(name, chosen, gone)}>${chosen.length > 0 ? t("image.deleteCount", { count: chosen.length }) : t("action.delete")}<//></span>`}
    </div>
    ${shown.length > 0
      ? html`<${LongTable} label=${t("repository.tab.images")} columns=${all} items=${shown} id=${(each) => each.tag} sorted=${{ by, down }} onSort=${(sorted) => remember({ sort: sorted.by, down: sorted.down ? "true" : "false" })} />`
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
