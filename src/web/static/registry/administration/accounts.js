// SPDX-License-Identifier: MIT
import { all, call, one } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { Time } from "../ground/figures.js";
import { useLoad } from "../ground/load.js";
import { session } from "../ground/session.js";
import { html } from "../ground/view.js";
import { ask, confirm, show } from "../parts/dialog.js";
import { Copied } from "../parts/lines.js";
import { Button, Chip, Section } from "../parts/pieces.js";
import { tell } from "../parts/said.js";
import { Loaded } from "../parts/states.js";
import { Table } from "../parts/table.js";

const fields = (account = { fullName: "", groups: [], admin: false }) => [
  { name: "fullName", label: t("account.fullName"), value: account.fullName },
  { name: "groups", label: t("account.groups"), type: "lines", value: account.groups, hint: t("account.groupsHint") },
  { name: "admin", label: t("account.admin"), type: "checkbox", value: account.admin },
];

/** The accounts of the standalone server. */
export function Accounts() {
  const me = session.use().name;
  const found = useLoad((signal) => all("/accounts", { signal }), []);
  const path = (account) => `/accounts/${one(account.name)}`;
  const create = () =>
    ask(t("account.new"), { submit: t("action.create"), fields: [
      { name: "name", label: t("account.name"), required: true, hint: t("account.nameHint") },
      { name: "password", label: t("account.password"), type: "password", autocomplete: "new-password", hint: t("account.passwordHint"), check: (text) => (text.length >= 8 ? "" : t("password.rule")) },
      ...fields(),
    ], act: async ({ password, ...values }) => {
      const made = await call("POST", "/accounts", { ...values, ...(password ? { password } : {}) });
      found.reload();
      if (made.password) {
        show(t("account.made", { name: made.name }), html`<p>${t("account.generated")}</p><p><${Copied} text=${made.password} /></p>`);
      }
    } });
  const change = (account) =>
    ask(t("account.change", { name: account.name }), { submit: t("action.save"), fields: fields(account), act: async (values) => {
      await call("PATCH", path(account), values);
      found.reload();
    } });
  const password = (account) =>
    ask(t("account.resetTitle", { name: account.name }), { submit: t("password.submit"), fields: [
      { name: "password", label: t("password.new"), type: "password", required: true, autocomplete: "new-password", check: (text) => (text.length >= 8 ? "" : t("password.rule")) },
    ], act: async (values) => {
      await call("PUT", `${path(account)}/password`, values);
      tell(t("account.reset"));
    } });
  const toggle = async (account) => {
    await call("PATCH", path(account), { disabled: !account.disabled });
    found.reload();
  };
  const remove = (account) =>
    confirm(t("account.deleteTitle", { name: account.name }), { name: account.name, sentences: t("account.deleteWords"), submit: t("action.delete"), act: async () => {
      await call("DELETE", path(account));
      found.reload();
    } });
  return html`<${Section} title=${t("administration.tab.accounts")} note=${t("account.note")} actions=${html`<${Button} kind="primary" onClick=${create}>${t("account.new")}<//>`}>
    <${Loaded} from=${found}>${(accounts) => html`<${Table} label=${t("administration.tab.accounts")} items=${accounts} id=${(each) => each.name} columns=${[
      { title: t("account.name"), cell: (each) => html`<strong>${each.name}</strong>${each.fullName && html`<div class="tr-muted">${each.fullName}</div>`}` },
      { title: t("account.groups"), cell: (each) => each.groups.join(", ") },
      { title: t("job.state"), cell: (each) => html`${each.admin && html`<${Chip}>${t("account.isAdmin")}<//> `}<${Chip} kind=${each.disabled ? "refused" : "done"}>${t(each.disabled ? "inactive" : "active")}<//>` },
      { title: t("repository.made"), cell: (each) => html`<${Time} at=${each.createdAt} />` },
      { title: t("actions"), unseen: true, cell: (each) => html`<div class="tr-actions"><${Button} onClick=${() => change(each)}>${t("action.change")}<//>${each.name !== me && html`<${Button} onClick=${() => password(each)}>${t("account.resetShort")}<//><${Button} onClick=${() => toggle(each)}>${t(each.disabled ? "action.activate" : "action.deactivate")}<//><${Button} kind="danger" onClick=${() => remove(each)}>${t("action.delete")}<//>`}</div>` },
    ]} />`}<//>
  <//>`;
}
