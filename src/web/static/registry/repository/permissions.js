// SPDX-License-Identifier: MIT
import { all, call, get, named, one, query } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { useLoad } from "../ground/load.js";
import { Link, at, place, remember } from "../ground/router.js";
import { session } from "../ground/session.js";
import { html } from "../ground/view.js";
import { Complete } from "../parts/complete.js";
import { ask, confirm } from "../parts/dialog.js";
import { Button, Chip, Section } from "../parts/pieces.js";
import { Empty, Loaded } from "../parts/states.js";
import { Table } from "../parts/table.js";

export const RIGHTS = ["read-only", "read-write", "admin"];
export const rightField = (value = "read-write") => ({ name: "right", label: t("grant.right"), type: "select", value, options: RIGHTS.map((right) => [right, t(`right.${right}`)]), hint: t("grant.hint") });

/** Which teams may do what, and for anybody: what, and why. */
export function Permissions({ repository, may }) {
  return html`${may.has("grant") && html`<${Everybody} repository=${repository} /><${Grants} repository=${repository} />`}<${Explained} name=${repository.name} others=${may.has("grant")} />`;
}

async function everybody({ name, namespace, visibility }, signal) {
  const [{ kind, owners }, grants] = await Promise.all([get(`/repositories/${named(name)}/-/owners`, signal), all(`/repositories/${named(name)}/-/grants`, { signal })]);
  const teams = await Promise.all(grants.map(async (grant) => ({ ...grant, members: (await get(`/organizations/${one(grant.organization)}/teams/${one(grant.team)}`, signal)).members })));
  return [
    ...owners.map((owner) => ({ who: owner, right: "admin", why: t("who.owner", { namespace }) })),
    ...(kind === "organization" && owners.length === 0 ? [{ who: t("organization.administratorsOnly"), right: "admin", why: t("who.administrators") }] : []),
    ...teams.flatMap(({ organization, team, right, members }) => members.map((member) => ({ who: member, right, why: t("who.team", { team: `${organization}/${team}` }) }))),
    ...(visibility === "public" ? [{ who: t("who.all"), right: "read-only", why: t("who.public") }] : []),
  ];
}

/** Who may do what, one by one, and why: rights add up, the highest counts. */
function Everybody({ repository }) {
  const found = useLoad((signal) => everybody(repository, signal), [repository]);
  return html`<${Section} title=${t("who.title")} note=${t("who.note")}>
    <${Loaded} from=${found}>${(rows) => html`<${Table} label=${t("who.title")} items=${rows} id=${(each) => `${each.who} ${each.why}`} columns=${[
      { title: t("audit.who"), cell: (each) => each.who },
      { title: t("grant.right"), cell: (each) => html`<${Chip}>${t(`right.${each.right}`)}<//>` },
      { title: t("access.why"), cell: (each) => each.why },
    ]} />`}<//>
  <//>`;
}

function Grants({ repository: { name, namespace } }) {
  const teamGrant = (team) => `/organizations/${one(namespace)}/teams/${one(team)}/grants/${named(name)}`;
  const found = useLoad(async (signal) => {
    const [grants, teams] = await Promise.all([all(`/repositories/${named(name)}/-/grants`, { signal }), all(`/organizations/${one(namespace)}/teams`, { signal }).catch(() => [])]);
    return { grants, teams };
  }, [name]);
  const give = (teams) =>
    ask(t("grant.give"), {
      submit: t("grant.submit"),
      fields: [{ name: "team", label: t("grant.team", { organization: namespace }), type: "select", options: teams.map(({ name: team }) => [team, team]) }, rightField()],
      act: async ({ team, right }) => {
        await call("PUT", teamGrant(team), { right });
        found.reload();
      },
    });
  const change = async (team, right) => {
    await call("PUT", teamGrant(team), { right });
    found.reload();
  };
  const remove = (team) =>
    confirm(t("grant.removeTitle", { team }), { sentences: t("grant.removeWords"), submit: t("action.remove"), act: async () => {
      await call("DELETE", teamGrant(team));
      found.reload();
    } });
  return html`<${Section} title=${t("grant.title")} actions=${found.value?.teams.length > 0 && html`<${Button} onClick=${() => give(found.value.teams)}>${t("grant.give")}<//>`}>
    <${Loaded} from=${found}>${({ grants }) => (grants.length === 0
      ? html`<${Empty} title=${t("grant.none")}>${t("grant.noneWords")}<//>`
      : html`<${Table} label=${t("grant.title")} items=${grants} id=${(each) => each.team} columns=${[
          { title: t("team.word"), cell: (each) => html`<${Link} to=${at.organization(each.organization, "teams", each.team)}>${each.organization}/${each.team}<//>` },
          { title: t("grant.right"), cell: (each) => html`<div class="jenkins-select"><select class="jenkins-select__input" aria-label=${t("grant.rightOf", { team: each.team })} onChange=${(event) => change(each.team, event.target.value)}>
            ${RIGHTS.map((right) => html`<option key=${right} value=${right} selected=${right === each.right}>${t(`right.${right}`)}</option>`)}</select></div>` },
          { title: t("actions"), unseen: true, cell: (each) => html`<${Button} kind="danger" onClick=${() => remove(each.team)}>${t("action.remove")}<//>` },
        ]} />`)}<//>
  <//>`;
}

const suggest = async (text) => (await get(query("/directory", { prefix: text, limit: 8 }))).items.filter((each) => each.kind === "user").map((each) => [each.name, each.name]);

function Explained({ name, others }) {
  const { name: me, signedIn } = session.use();
  const user = place.use().query.get("user") ?? "";
  const setUser = (chosen) => remember({ user: chosen });
  const found = useLoad((signal) => (signedIn ? get(query("/access", { repository: name, user }), signal) : Promise.resolve(null)), [name, user, signedIn]);
  return html`<${Section} title=${user && user !== me ? t("access.of", { user }) : t("access.mine")}>
    ${others && html`<div class="tr-bar tr-ask"><${Complete} suggest=${suggest} onChoose=${setUser} label=${t("access.ask")} placeholder=${t("access.ask")} />${user && html`<${Button} onClick=${() => setUser("")}>${t("access.backToMe")}<//>`}</div>`}
    <${Loaded} from=${found}>${(access) => (access ? html`<${Answers} access=${access} />` : html`<p>${t("access.stranger")}</p>`)}<//>
  <//>`;
}

export const Answers = ({ access }) =>
  html`${access.sources.length > 0 && html`<ul class="tr-plain">${access.sources.map((source) => html`<li key=${source}>${source}</li>`)}</ul>`}
    <${Table} label=${t("access.actions")} items=${access.actions} id=${(each) => each.action} columns=${[
      { title: t("access.action"), cell: (each) => t(`may.${each.action}`) },
      { title: t("access.allowed"), cell: (each) => html`<${Chip} kind=${each.allowed ? "done" : "refused"}>${t(each.allowed ? "yes" : "no")}<//>` },
      { title: t("access.why"), cell: (each) => each.reason },
    ]} />`;
