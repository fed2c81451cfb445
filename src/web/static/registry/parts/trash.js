// SPDX-License-Identifier: MIT
import { all, call, one, query } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { Time } from "../ground/figures.js";
import { useLoad } from "../ground/load.js";
import { html } from "../ground/view.js";
import { confirm } from "./dialog.js";
import { Button, Chip } from "./pieces.js";
import { tell } from "./said.js";
import { Empty, Loaded } from "./states.js";
import { Table } from "./table.js";

const what = (entry) => (entry.repository ?? entry.namespace) + (entry.tags.length > 0 ? `:${entry.tags.join(", ")}` : entry.digest ? `@${entry.digest.slice(0, 19)}` : "");

/** What was deleted and can be brought back: of everything, or of one repository. */
export function Trash({ repository }) {
  const found = useLoad((signal) => all(query("/trash", { repository }), { signal }), [repository]);
  const restore = async (entry) => {
    const back = await call("POST", `/trash/${one(entry.id)}/restore`, {});
    tell(back.taken.length > 0 ? t("trash.backTaken", { tags: back.taken.join(", ") }) : t("trash.back"));
    found.reload();
  };
  const purge = (entry) =>
    confirm(t("trash.purgeTitle", { what: what(entry) }), { sentences: t("trash.purgeWords"), submit: t("trash.purge"), act: async () => {
      await call("DELETE", `/trash/${one(entry.id)}`);
      found.reload();
    } });
  const empty = () =>
    confirm(t("trash.emptyTitle"), { sentences: t("trash.purgeWords"), submit: t("trash.empty"), name: repository ?? t("trash.everything"), act: async () => {
      const { purged } = await call("DELETE", query("/trash", { repository }));
      tell(t("trash.emptied", { count: purged }));
      found.reload();
    } });
  return html`<${Loaded} from=${found}>${(entries) => (entries.length === 0
    ? html`<${Empty} title=${t("trash.none")} />`
    : html`<div class="tr-bar"><span class="tr-muted">${t("list.count", { count: entries.length })}</span><span class="tr-end"><${Button} kind="danger" onClick=${empty}>${t("trash.empty")}<//></span></div>
      <${Table} label=${t("trash.title")} items=${entries} id=${(each) => each.id} columns=${[
        { title: t("trash.kind"), cell: (each) => html`<${Chip}>${t(`trash.kind.${each.kind}`)}<//>` },
        { title: t("trash.what"), className: "tr-name", cell: (each) => html`<span title=${each.digest}>${what(each)}</span>` },
        { title: t("trash.deleted"), cell: (each) => html`<${Time} at=${each.deletedAt} />` },
        { title: t("trash.by"), className: "tr-name", cell: (each) => html`${each.deletedBy}${each.reason && html`<div class="tr-muted">${each.reason}</div>`}` },
        { title: t("trash.until"), cell: (each) => html`<${Time} at=${each.until} />` },
        { title: t("actions"), unseen: true, cell: (each) => html`<div class="tr-actions">
          ${each.partOf ? html`<span class="tr-muted">${t("trash.partOf")}</span>` : html`<${Button} onClick=${() => restore(each)}>${t("trash.restore")}<//>`}
          <${Button} kind="danger" onClick=${() => purge(each)}>${t("trash.purge")}<//></div>` },
      ]} />`)}<//>`;
}
