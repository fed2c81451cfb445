// SPDX-License-Identifier: MIT
import { call, get, named, one } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { Time } from "../ground/figures.js";
import { useLoad } from "../ground/load.js";
import { html, useState } from "../ground/view.js";
import { ask, confirm } from "../parts/dialog.js";
import { Button, Chip, Facts, Section, Sentence } from "../parts/pieces.js";
import { Empty, Loaded } from "../parts/states.js";
import { Copies } from "./mirrorcopies.js";
import { mirrorBody, mirrorFields, tryMirror } from "./mirrorform.js";
import { MirrorOutcome, host } from "./mirroroutcome.js";
import { Run } from "./mirrorrun.js";

/** What is mirrored with what, as a sentence to be looked at: from the left to the right. */
const way = (local, { direction, registry, repository, tag }) => {
  const there = `${host(registry)}/${repository}`;
  return direction === "push" ? `${local} → ${there}:${tag}` : `${there} → ${local}:${tag}`;
};

/** The copies of a repository at other registries, in either direction. */
export function Mirrors({ repository: { name } }) {
  const path = `/repositories/${named(name)}/-`;
  const found = useLoad((signal) => get(`${path}/mirrors`, signal), [path]);
  const create = () =>
    ask(t("mirror.new"), { submit: t("action.create"), fields: mirrorFields(), test: [t("mirror.test"), tryMirror(path)], kept: `mirror ${name}`, act: async (values) => {
      await call("POST", `${path}/mirrors`, mirrorBody(values));
      found.reload();
    } });
  return html`<${Section} title=${t("mirror.title")} note=${t("mirror.note")} actions=${html`<${Button} kind="primary" onClick=${create}>${t("mirror.new")}<//>`}>
    <${Loaded} from=${found}>${({ items }) => (items.length === 0
      ? html`<${Empty} title=${t("mirror.none")}><p>${t("mirror.nonePush")}</p><p>${t("mirror.nonePoll")}</p><p>${t("mirror.noneWords")}</p><//>`
      : items.map((mirror) => html`<${Mirror} key=${mirror.name} local=${name} path=${path} mirror=${mirror} reload=${found.reload} />`))}<//>
  <//>`;
}

const when = ({ direction, triggers, schedule }) => {
  if (direction === "poll") {
    return schedule ? html`<span class="tr-mono">${schedule}</span> ${t("mirror.utc")}` : t("mirror.byHand");
  }
  return triggers.length > 0 ? triggers.map((each) => t(`promotion.trigger.${each}`)).join(" · ") : t("mirror.byHand");
};

const login = ({ username, passwordSet }) => (username ? `${username} · ${t(passwordSet ? "mirror.withPassword" : "mirror.withoutPassword")}` : t("mirror.anonymous"));

function Mirror({ local, path, mirror, reload }) {
  const own = `${path}/mirrors/${one(mirror.name)}`;
  const [open, setOpen] = useState(false);
  const [job, setJob] = useState(undefined);
  const change = () =>
    ask(t("gate.change", { name: mirror.name }), { submit: t("action.save"), fields: mirrorFields(mirror), test: [t("mirror.test"), tryMirror(path, mirror)], kept: `mirror ${local} ${mirror.name}`, act: async (values) => {
      await call("PATCH", own, mirrorBody(values));
      reload();
    } });
  const toggle = async () => {
    await call("PATCH", own, { active: !mirror.active });
    reload();
  };
  const run = async () => setJob((await call("POST", `${own}/runs`, {})).id);
  const ended = () => {
    setJob(undefined);
    setOpen(true);
    reload();
  };
  const remove = () =>
    confirm(t("gate.deleteTitle", { name: mirror.name }), { name: mirror.name, sentences: [way(local, mirror), t("mirror.deleteWords")], submit: t("action.delete"), act: async () => {
      await call("DELETE", own);
      reload();
    } });
  const { lastRun } = mirror;
  return html`<article class="tr-card" aria-label=${mirror.name}>
    <div class="tr-section-title"><h3>${mirror.name}</h3><span class="tr-chips"><${Chip}>${t(`mirror.direction.${mirror.direction}`)}<//><${Chip} kind=${mirror.active ? "done" : "refused"}>${t(mirror.active ? "active" : "inactive")}<//></span></div>
    <p class="tr-mono">${way(local, mirror)}</p>
    <p>${lastRun ? html`<${MirrorOutcome} of=${lastRun.outcome} /> <${Sentence} of=${lastRun.sentence} /> <span class="tr-muted"><${Time} at=${lastRun.at} /></span>` : html`<span class="tr-muted">${t("mirror.neverRan")}</span>`}</p>
    ${job !== undefined && html`<${Run} job=${job} mirror=${own} ended=${ended} />`}
    <${Facts} of=${[
      [t("policy.criteria"), mirror.criteria.length > 0 ? mirror.criteria.join(" · ") : t("policy.everyTag")],
      [t("mirror.when"), when(mirror)],
      [t("mirror.login"), login(mirror)],
      [t("mirror.beside"), t(mirror.referrers ? "mirror.goesAlong" : "mirror.staysBehind")],
      [t("mirror.taken"), t(mirror.overwrite ? "mirror.moves" : "mirror.stays")],
      [t("mirror.owner"), mirror.owner],
    ]} />
    <div class="tr-actions">
      <${Button} disabled=${job !== undefined} onClick=${run}>${t("collection.run")}<//><${Button} onClick=${() => setOpen(!open)} aria-expanded=${open ? "true" : "false"}>${t("mirror.copies")}<//>
      <${Button} onClick=${change}>${t("action.change")}<//><${Button} onClick=${toggle}>${t(mirror.active ? "action.deactivate" : "action.activate")}<//><${Button} kind="danger" onClick=${remove}>${t("action.delete")}<//>
    </div>
    ${open && html`<${Copies} path=${own} running=${job !== undefined} since=${lastRun?.at} />`}
  </article>`;
}
