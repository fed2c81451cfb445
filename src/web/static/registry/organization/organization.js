// SPDX-License-Identifier: MIT
import { all, call, get, one } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { useAll, useLoad } from "../ground/load.js";
import { Link, at, go } from "../ground/router.js";
import { owns, session } from "../ground/session.js";
import { html } from "../ground/view.js";
import { Nowhere } from "../home/nowhere.js";
import { ask, confirm } from "../parts/dialog.js";
import { Button, Chips, Facts, Section, Tabs, Title } from "../parts/pieces.js";
import { tell } from "../parts/said.js";
import { Empty, Loaded } from "../parts/states.js";
import { Table } from "../parts/table.js";
import { Webhooks } from "../parts/webhooks.js";
import { newRepository } from "../repository/newrepository.js";
import { NamespacePolicies } from "../policy/policies.js";
import { RepositoryList } from "../repository/repositorylist.js";
import { NamespaceUse } from "./namespaceuse.js";
import { organizationFields } from "./organizations.js";
import { Robots } from "./robots.js";

/** What those who don't own the organization see of it. */
const OPEN = ["", "repositories"];
const TABS = { "": Teams, repositories: Repositories, policies: NamespacePolicies, robots: Robots, webhooks: NamespaceWebhooks, use: Use };
/** A user's own namespace has neither teams nor robots. */
const PERSONAL = { "": Repositories, policies: NamespacePolicies, webhooks: NamespaceWebhooks, use: Use };

async function load(name, signal) {
  const namespace = await get(`/namespaces/${one(name)}`, signal);
  return namespace.kind === "personal"
    ? { ...namespace, personal: true, description: t("namespace.personal", { name }), owners: [`user:${name}`] }
    : get(`/organizations/${one(name)}`, signal);
}

/** One organization, or a user's own namespace. */
export function Organization({ organization: name, tab = "" }) {
  const who = session.use();
  const found = useLoad((signal) => load(name, signal), [name]);
  if (!(tab in TABS)) {
    return html`<${Nowhere} />`;
  }
  return html`<${Loaded} from=${found}>${(shown) => html`<${Shown} name=${name} tab=${tab} shown=${shown} who=${who} reload=${found.reload} />`}<//>`;
}

function Shown({ name, tab, shown, who, reload }) {
  const path = `/organizations/${one(name)}`;
  const manages = owns(who, shown.owners) || (shown.personal && who.name.toLowerCase() === name);
  const tabs = shown.personal ? PERSONAL : TABS;
  const screen = tabs[tab] ?? Nowhere;
  const text = (key) => t(shown.personal && key === "" ? "organization.tab.repositories" : `organization.tab.${key || "teams"}`);
  return html`<${Title} trail=${[["/organizations", t("nav.organizations")]]} under=${shown.description} actions=${html`${manages && html`<${Button} onClick=${() => (shown.personal ? changePersonal(name, shown, reload) : change(path, shown, reload))}>${t("action.change")}<//>`}
      ${who.registryAdmin && !shown.personal && html`<${Button} kind="danger" onClick=${() => remove(path, name)}>${t("action.delete")}<//>`}`}>${name}<//>
    <${Facts} of=${[
      [t("organization.owners"), html`<${Chips} of=${shown.owners} none=${t("organization.administratorsOnly")} />`],
      [t("organization.push"), t(shown.createOnPush ? "organization.pushMakes" : "organization.pushNeeds")],
    ]} />
    <${Tabs} label=${t("organization.tabs")} of=${Object.keys(tabs).filter((key) => manages || OPEN.includes(key) || key === tab).map((key) => [key ? at.organization(name, key) : at.organization(name), text(key), key === tab])} />
    <${screen} name=${name} path=${path} manages=${manages} />`;
}

const changePersonal = (name, shown, reload) =>
  ask(t("organization.change", { name }), { submit: t("action.save"), fields: [{ name: "createOnPush", label: t("organization.createOnPush"), type: "checkbox", value: shown.createOnPush }], act: async (values) => {
    await call("PATCH", `/namespaces/${one(name)}`, values);
    reload();
  } });

const change = (path, shown, reload) =>
  ask(t("organization.change", { name: shown.name }), { submit: t("action.save"), fields: organizationFields(shown), act: async (values) => {
    await call("PATCH", path, values);
    reload();
  } });

function remove(path, name) {
  confirm(t("organization.deleteTitle", { name }), { name, sentences: [t("organization.deleteWords"), t("repository.deleteUndo")], submit: t("action.delete"), act: async () => {
    await call("DELETE", `${path}?cascade=true`);
    tell(t("organization.deleted", { name }));
    go("/organizations");
  } });
}

function Teams({ name, path, manages }) {
  const found = useLoad((signal) => all(`${path}/teams`, { signal }), [path]);
  const create = () =>
    ask(t("team.new", { organization: name }), { submit: t("action.create"), fields: [
      { name: "name", label: t("team.name"), required: true },
      { name: "description", label: t("organization.description") },
      { name: "members", label: t("team.members"), type: "members" },
    ], act: async (values) => {
      const made = await call("POST", `${path}/teams`, values);
      go(at.organization(name, "teams", made.name));
    } });
  return html`<${Section} title=${t("organization.tab.teams")} note=${t("team.note")} actions=${manages && html`<${Button} kind="primary" onClick=${create}>${t("team.newShort")}<//>`}>
    <${Loaded} from=${found}>${(teams) => (teams.length === 0
      ? html`<${Empty} title=${t("team.none")}>${t("team.noneWords")}<//>`
      : html`<${Table} label=${t("organization.tab.teams")} items=${teams} id=${(each) => each.name} columns=${[
          { title: t("team.name"), cell: (each) => html`<${Link} class="jenkins-table__link" to=${at.organization(name, "teams", each.name)}>${each.name}<//>` },
          { title: t("organization.description"), cell: (each) => each.description },
          { title: t("team.members"), cell: (each) => html`<${Chips} of=${each.members} />` },
        ]} />`)}<//>
  <//>`;
}

function Repositories({ name, manages }) {
  const found = useAll(`/repositories?namespace=${one(name)}`, [name]);
  return html`<${Section} title=${t("nav.repositories")} actions=${manages && html`<${Button} kind="primary" onClick=${() => newRepository(name)}>${t("repository.new")}<//>`}>
    <${RepositoryList} found=${found} none=${() => html`<${Empty} title=${t("organization.noRepository")} />`} />
  <//>`;
}

function NamespaceWebhooks({ name }) {
  return html`<${Webhooks} path=${`/namespaces/${one(name)}/webhooks`} />`;
}

function Use({ name }) {
  return html`<${NamespaceUse} name=${name} />`;
}
