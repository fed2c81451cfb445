// SPDX-License-Identifier: MIT
import { all, call, get, one } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { useLoad } from "../ground/load.js";
import { Link, at, go } from "../ground/router.js";
import { owns, session } from "../ground/session.js";
import { html } from "../ground/view.js";
import { Nowhere } from "../home/nowhere.js";
import { ask, confirm } from "../parts/dialog.js";
import { Button, Chip, Chips, Facts, Section, Tabs, Title } from "../parts/pieces.js";
import { tell } from "../parts/said.js";
import { Empty, Loaded } from "../parts/states.js";
import { Table } from "../parts/table.js";
import { Webhooks } from "../parts/webhooks.js";
import { Gates } from "../repository/gates.js";
import { newRepository } from "../repository/newrepository.js";
import { organizationFields } from "./organizations.js";
import { Robots } from "./robots.js";

/** What those who don't own the organization see of it. */
const OPEN = ["", "repositories"];
const TABS = { "": Teams, repositories: Repositories, policies: Policies, robots: Robots, webhooks: OrganizationWebhooks };

/** One organization. */
export function Organization({ organization: name, tab = "" }) {
  const who = session.use();
  const path = `/organizations/${one(name)}`;
  const found = useLoad((signal) => get(path, signal), [path]);
  if (!(tab in TABS)) {
    return html`<${Nowhere} />`;
  }
  const screen = TABS[tab];
  return html`<${Loaded} from=${found}>${(shown) => html`
    <${Title} under=${shown.description} actions=${html`${owns(who, shown.owners) && html`<${Button} onClick=${() => change(path, shown, found.reload)}>${t("action.change")}<//>`}
      ${who.registryAdmin && html`<${Button} kind="danger" onClick=${() => remove(path, name)}>${t("action.delete")}<//>`}`}>${name}<//>
    <${Facts} of=${[
      [t("organization.owners"), html`<${Chips} of=${shown.owners} none=${t("organization.administratorsOnly")} />`],
      [t("organization.push"), t(shown.createOnPush ? "organization.pushMakes" : "organization.pushNeeds")],
    ]} />
    <${Tabs} label=${t("organization.tabs")} of=${Object.keys(TABS).filter((key) => owns(who, shown.owners) || OPEN.includes(key) || key === tab).map((key) => [key ? at.organization(name, key) : at.organization(name), t(`organization.tab.${key || "teams"}`), key === tab])} />
    <${screen} name=${name} path=${path} manages=${owns(who, shown.owners)} />`}<//>`;
}

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
  const found = useLoad((signal) => all(`/repositories?namespace=${one(name)}`, { signal }), [name]);
  return html`<${Section} title=${t("nav.repositories")} actions=${manages && html`<${Button} kind="primary" onClick=${() => newRepository(name)}>${t("repository.new")}<//>`}>
    <${Loaded} from=${found}>${(items) => (items.length === 0
      ? html`<${Empty} title=${t("organization.noRepository")} />`
      : html`<${Table} label=${t("nav.repositories")} items=${items} id=${(each) => each.name} columns=${[
          { title: t("repository.name"), cell: (each) => html`<${Link} class="jenkins-table__link" to=${at.repository(each.name)}>${each.name}<//>` },
          { title: t("repository.visibility"), cell: (each) => html`<${Chip} kind=${each.visibility}>${t(`visibility.${each.visibility}`)}<//>` },
        ]} />`)}<//>
  <//>`;
}

function Policies({ name, manages }) {
  return html`<${Gates} path=${`/namespaces/${one(name)}`} level="namespace" manages=${manages} />`;
}

function OrganizationWebhooks({ name }) {
  return html`<${Webhooks} path=${`/namespaces/${one(name)}/webhooks`} />`;
}
