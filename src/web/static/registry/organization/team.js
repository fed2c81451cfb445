// SPDX-License-Identifier: MIT
import { all, call, get, named, one, query } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { useLoad } from "../ground/load.js";
import { Link, at, go } from "../ground/router.js";
import { owns, session } from "../ground/session.js";
import { html } from "../ground/view.js";
import { ask, confirm } from "../parts/dialog.js";
import { Button, Chip, Section, Title } from "../parts/pieces.js";
import { tell } from "../parts/said.js";
import { Empty, Loaded } from "../parts/states.js";
import { Table } from "../parts/table.js";
import { repositoryFields, wrongName } from "../repository/newrepository.js";
import { rightField } from "../repository/permissions.js";

async function load(path, signal) {
  const organization = path.split("/teams/")[0];
  const [{ owners }, team, grants] = await Promise.all([get(organization, signal), get(path, signal), all(`${path}/grants`, { signal })]);
  return { owners, team, grants };
}

/** A team: who is in it, and what they may do where. */
export function Team({ organization, team: name }) {
  const path = `/organizations/${one(organization)}/teams/${one(name)}`;
  const who = session.use();
  const found = useLoad((signal) => load(path, signal), [path]);
  const change = (team) =>
    ask(t("team.change", { name }), { submit: t("action.save"), fields: [{ name: "description", label: t("organization.description"), value: team.description }], act: async (values) => {
      await call("PATCH", path, values);
      found.reload();
    } });
  const remove = () =>
    confirm(t("team.deleteTitle", { name: `${organization}/${name}` }), { sentences: t("team.deleteWords"), submit: t("action.delete"), act: async () => {
      await call("DELETE", path);
      tell(t("team.deleted", { name }));
      go(at.organization(organization));
    } });
  return html`<${Loaded} from=${found}>${(all) => html`
    <${Title} trail=${[["/organizations", t("nav.organizations")], [at.organization(organization), organization]]} under=${all.team.description}
      actions=${owns(who, all.owners) && html`<${Button} onClick=${() => change(all.team)}>${t("action.change")}<//><${Button} kind="danger" onClick=${remove}>${t("action.delete")}<//>`}>${name}<//>
    <${TeamMembers} path=${path} members=${all.team.members} manages=${owns(who, all.owners)} reload=${found.reload} />
    <${TeamRepositories} organization=${organization} path=${path} manages=${owns(who, all.owners)} ...${all} reload=${found.reload} />`}<//>`;
}

const member = (path, name) => `${path}/members/${named(name)}`;

function TeamMembers({ path, members, manages, reload }) {
  const add = () =>
    ask(t("team.add"), { submit: t("team.addSubmit"), fields: [{ name: "members", label: t("team.members"), type: "members", required: true }], act: async (values) => {
      for (const each of values.members) {
        await call("PUT", member(path, each));
      }
      reload();
    } });
  const remove = (each) =>
    confirm(t("team.takeOutTitle", { member: each }), { sentences: t("team.takeOutWords"), submit: t("action.remove"), act: async () => {
      await call("DELETE", member(path, each));
      reload();
    } });
  return html`<${Section} title=${t("team.members")} actions=${manages && html`<${Button} kind="primary" onClick=${add}>${t("team.add")}<//>`}>
    ${members.length === 0
      ? html`<${Empty} title=${t("team.nobody")} />`
      : html`<${Table} label=${t("team.members")} items=${members.map((each) => each.split(/:(.*)/s))} id=${([kind, name]) => `${kind}:${name}`} columns=${[
          { title: t("team.name"), cell: ([, name]) => name },
          { title: t("team.kind"), cell: ([kind]) => html`<${Chip}>${t(`member.${kind}`)}<//>` },
          { title: t("actions"), unseen: true, cell: ([kind, name]) => manages && html`<${Button} kind="danger" onClick=${() => remove(`${kind}:${name}`)}>${t("action.remove")}<//>` },
        ]} />`}
  <//>`;
}

/** Repositories of the organization by a part of their name. */
const suggest = (organization) => async (text) => {
  const q = text.startsWith(`${organization}/`) ? text : `${organization}/${text}`;
  return (await get(query("/search", { q, limit: 8 }))).repositories.filter((name) => name.startsWith(`${organization}/`)).map((name) => [name, name]);
};

function TeamRepositories({ organization, path, grants, manages, reload }) {
  const grant = (repository) => `${path}/grants/${named(repository)}`;
  const give = (value = "", right = undefined) =>
    ask(t("grant.giveTeam"), { submit: t("grant.submit"), fields: [
      { name: "repository", label: t("repository.word"), type: "pick", required: true, value, suggest: suggest(organization) },
      rightField(right),
    ], act: async ({ repository, right }) => {
      await call("PUT", grant(repository), { right });
      reload();
    } });
  const create = () =>
    ask(t("repository.new"), { submit: t("action.create"), fields: [
      { name: "name", label: t("repository.name"), required: true, value: `${organization}/`, check: wrongName, hint: t("repository.nameHint") },
      ...repositoryFields(),
      rightField(),
    ], act: async ({ right, ...values }) => {
      await call("POST", "/repositories", values);
      await call("PUT", grant(values.name), { right });
      reload();
    } });
  const remove = (repository) =>
    confirm(t("grant.removeFrom", { repository }), { sentences: t("grant.removeWords"), submit: t("action.remove"), act: async () => {
      await call("DELETE", grant(repository));
      reload();
    } });
  return html`<${Section} title=${t("team.repositories")} actions=${manages && html`<${Button} onClick=${() => give()}>${t("grant.giveTeam")}<//><${Button} kind="primary" onClick=${create}>${t("repository.new")}<//>`}>
    ${grants.length === 0
      ? html`<${Empty} title=${t("team.noRight")}>${t("team.noRightWords")}<//>`
      : html`<${Table} label=${t("team.repositories")} items=${grants} id=${(each) => each.repository} columns=${[
          { title: t("repository.word"), cell: (each) => html`<${Link} to=${at.repository(each.repository)}>${each.repository}<//>` },
          { title: t("grant.right"), cell: (each) => html`<${Chip}>${t(`right.${each.right}`)}<//>` },
          { title: t("actions"), unseen: true, cell: (each) => manages && html`<div class="tr-actions"><${Button} onClick=${() => give(each.repository, each.right)}>${t("action.change")}<//><${Button} kind="danger" onClick=${() => remove(each.repository)}>${t("action.remove")}<//></div>` },
        ]} />`}
  <//>`;
}
