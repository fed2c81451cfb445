// SPDX-License-Identifier: MIT
import { call, get, one, query, send } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { Time, count } from "../ground/figures.js";
import { useLoad } from "../ground/load.js";
import { html } from "../ground/view.js";
import { ask, confirm, show } from "../parts/dialog.js";
import { Button, Chip, Section } from "../parts/pieces.js";
import { tell } from "../parts/said.js";
import { Empty, Loaded } from "../parts/states.js";
import { Table } from "../parts/table.js";
import { word } from "../parts/words.js";
import { statements } from "./vexstatements.js";

/** The VEX documents of a place: what those who know a product say of vulnerabilities in it. */
export function Vex({ path, manages }) {
  const found = useLoad((signal) => get(`${path}/gates/vex`, signal), [path]);
  const upload = () =>
    ask(t("vex.new"), { submit: t("vex.upload"), fields: [
      { name: "file", label: t("vex.file"), type: "file", accept: ".json,application/json", required: true, hint: t("vex.fileHint") },
      { name: "image", label: t("vex.images"), hint: t("vex.imagesHint") },
    ], act: async ({ file, image }) => {
      const added = await (await send("POST", query(`${path}/gates/vex`, { image }), { body: file, type: "application/json" })).json();
      tell(t("vex.uploaded", { count: added.statements }));
      found.reload();
    } });
  const remove = (document) =>
    confirm(t("vex.removeTitle", { name: document.name || document.id }), { sentences: t("vex.removeWords"), submit: t("action.delete"), act: async () => {
      await call("DELETE", `${path}/gates/vex/${one(document.id)}`);
      found.reload();
    } });
  const open = async (document) => show(document.name || document.id, html`<${Statements} document=${await get(`${path}/gates/vex/${one(document.id)}`)} />`);
  return html`<${Section} title=${t("vex.title")} note=${t("vex.note")} actions=${manages && html`<${Button} onClick=${upload}>${t("vex.new")}<//>`}>
    <${Loaded} from=${found} lines=${1}>${({ items }) => (items.length === 0
      ? html`<${Empty} title=${t("vex.none")}>${t("vex.noneWords")}<//>`
      : html`<${Table} label=${t("vex.title")} items=${items} id=${(each) => each.id} columns=${[
          { title: t("vex.document"), cell: (each) => html`<strong>${each.name || each.id}</strong><div class="tr-muted">${[each.author, each.format].filter((said) => said).join(" · ")}</div>` },
          { title: t("vex.images"), cell: (each) => html`<span class="tr-mono">${each.image}</span>` },
          { title: t("vex.statements"), className: "tr-number", cell: (each) => count(each.statements) },
          { title: t("vex.uploadedAt"), cell: (each) => html`<${Time} at=${each.uploadedAt} /> ${t("by", { who: each.uploadedBy })}` },
          { title: t("actions"), unseen: true, cell: (each) => html`<div class="tr-actions"><${Button} onClick=${() => open(each)}>${t("vex.open")}<//>${manages && html`<${Button} kind="danger" onClick=${() => remove(each)}>${t("action.delete")}<//>`}</div>` },
        ]} />`)}<//>
  <//>`;
}

/** What a document says; only what calls a vulnerability harmless counts. */
function Statements({ document }) {
  const said = statements(document);
  return said.length === 0
    ? html`<${Empty} title=${t("vex.saysNothing")} />`
    : html`<${Table} label=${t("vex.statements")} items=${said} id=${(each) => each.key} columns=${[
        { title: t("exception.vulnerability"), cell: (each) => each.names.join(", ") },
        { title: t("vex.status"), cell: (each) => html`<${Chip} kind=${each.harmless ? "done" : "failed"}>${word(`vex.was.${each.status}`, each.status)}<//>${!each.harmless && html`<div class="tr-muted">${t("vex.counts")}</div>`}` },
        { title: t("suppression.reason"), cell: (each) => each.reason },
        { title: t("vex.about"), cell: (each) => html`<span class="tr-mono">${each.about.join(", ") || t("all")}</span>` },
      ]} />`;
}
