// SPDX-License-Identifier: MIT
import { all, call, named, one } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { Time } from "../ground/figures.js";
import { useLoad } from "../ground/load.js";
import { at } from "../ground/router.js";
import { html } from "../ground/view.js";
import { confirm } from "../parts/dialog.js";
import { Button, Digest, Title } from "../parts/pieces.js";
import { tell } from "../parts/said.js";
import { Empty, Loaded } from "../parts/states.js";
import { Table } from "../parts/table.js";
import { word } from "../parts/words.js";

/** Where a tag pointed, and pointing it back there. */
export function TagHistory({ name, tag }) {
  const path = `/repositories/${named(name)}/-/tags/${one(tag)}`;
  const found = useLoad((signal) => all(`${path}/history`, { signal }), [path]);
  const back = (digest) =>
    confirm(t("history.backTitle", { tag }), { sentences: t("history.backWords", { digest }), submit: t("history.back"), act: async () => {
      await call("POST", `${path}/rollback`, { digest });
      tell(t("history.done", { tag }));
      found.reload();
    } });
  const shown = (digest) => digest && html`<${Digest} of=${digest} to=${at.image(name, digest)} />`;
  return html`<${Title} trail=${[[at.home, t("nav.repositories")], [at.repository(name, "images"), name]]}>${t("history.title", { tag })}<//>
    <${Loaded} from=${found}>${(moves) => (moves.length === 0
      ? html`<${Empty} title=${t("history.none")} />`
      : html`<${Table} label=${t("history.title", { tag })} items=${moves} id=${(each) => `${each.movedAt} ${each.to}`} columns=${[
          { title: t("audit.when"), cell: (each) => html`<${Time} at=${each.movedAt} />` },
          { title: t("audit.who"), cell: (each) => each.movedBy },
          { title: t("history.how"), cell: (each) => word(`history.was.${each.how}`, each.how) },
          { title: t("history.from"), cell: (each) => shown(each.from) },
          { title: t("history.to"), cell: (each) => shown(each.to) },
          { title: t("actions"), unseen: true, cell: (each) => each.to && each.restorable && each.to !== moves[0].to && html`<${Button} onClick=${() => back(each.to)}>${t("history.backTo")}<//>` },
        ]} />`)}<//>`;
}
