// SPDX-License-Identifier: MIT
import { all, call, one } from "../ground/api.js";
import { address } from "../ground/host.js";
import { t } from "../ground/messages.js";
import { Time } from "../ground/figures.js";
import { useLoad } from "../ground/load.js";
import { html } from "../ground/view.js";
import { ask, confirm, show } from "../parts/dialog.js";
import { Copied, Lines } from "../parts/lines.js";
import { Button, Chip, Section } from "../parts/pieces.js";
import { Empty, Loaded } from "../parts/states.js";
import { Table } from "../parts/table.js";
import { RIGHTS } from "../repository/permissions.js";

/** The person's access tokens. */
export function Tokens({ who }) {
  const found = useLoad((signal) => all("/tokens", { signal }), []);
  const create = () =>
    ask(t("token.new"), { submit: t("action.create"), fields: [
      { name: "name", label: t("token.name"), required: true, hint: t("token.nameHint") },
      { name: "right", label: t("token.right"), type: "select", value: "read-only", options: RIGHTS.map((right) => [right, t(`right.${right}`)]), hint: t("token.rightHint") },
      { name: "repositories", label: t("token.repositories"), type: "lines", hint: t("token.repositoriesHint") },
      { name: "until", label: t("token.until"), type: "date", hint: t("token.untilHint") },
    ], act: async ({ name, right, repositories, until }) => {
      const made = await call("POST", "/tokens", { name, right, ...(repositories.length > 0 ? { repositories } : {}), ...(until ? { expiresAt: `${until}T00:00:00Z` } : {}) });
      found.reload();
      show(t("token.made", { name }), html`<p>${t("token.once")}</p><p><${Copied} text=${made.token} /></p>${address && html`<${Lines}>${[`docker login --username ${who.name} ${address}`]}<//>`}`);
    } });
  const toggle = async (token) => {
    await call("PATCH", `/tokens/${one(token.id)}`, { active: !token.active });
    found.reload();
  };
  const remove = (token) =>
    confirm(t("token.deleteTitle", { name: token.name }), { sentences: t("token.deleteWords"), submit: t("action.delete"), act: async () => {
      await call("DELETE", `/tokens/${one(token.id)}`);
      found.reload();
    } });
  return html`<${Section} title=${t("profile.tab.tokens")} note=${t("token.note")} actions=${html`<${Button} kind="primary" onClick=${create}>${t("token.new")}<//>`}>
    <${Loaded} from=${found}>${(tokens) => (tokens.length === 0
      ? html`<${Empty} title=${t("token.none")} />`
      : html`<${Table} label=${t("profile.tab.tokens")} items=${tokens} id=${(each) => each.id} columns=${[
          { title: t("token.name"), cell: (each) => html`<strong>${each.name}</strong>` },
          { title: t("grant.right"), cell: (each) => html`<${Chip}>${t(`right.${each.right}`)}<//>${each.repositories.length > 0 && html`<div class="tr-muted">${each.repositories.join(", ")}</div>`}` },
          { title: t("job.state"), cell: (each) => html`<${Chip} kind=${each.active ? "done" : "refused"}>${t(each.active ? "active" : "inactive")}<//>` },
          { title: t("token.until"), cell: (each) => (each.expiresAt ? html`<${Time} at=${each.expiresAt} />` : t("never")) },
          { title: t("token.used"), cell: (each) => (each.lastUsedAt ? html`<${Time} at=${each.lastUsedAt} />` : t("never")) },
          { title: t("actions"), unseen: true, cell: (each) => html`<div class="tr-actions"><${Button} onClick=${() => toggle(each)}>${t(each.active ? "action.deactivate" : "action.activate")}<//><${Button} kind="danger" onClick=${() => remove(each)}>${t("action.delete")}<//></div>` },
        ]} />`)}<//>
  <//>`;
}
