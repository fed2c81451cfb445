// SPDX-License-Identifier: MIT
import { call, get, one } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { useLoad } from "../ground/load.js";
import { html } from "../ground/view.js";
import { ask, confirm, show } from "../parts/dialog.js";
import { Button, Chip, Section } from "../parts/pieces.js";
import { tell } from "../parts/said.js";
import { Loaded } from "../parts/states.js";
import { Repositories, Steps } from "./pruningplan.js";

const fields = (policy = { criteria: [], protect: [], keep: 0, active: true }) => [
  ...(policy.name ? [] : [{ name: "name", label: t("gate.name"), required: true, hint: t("policy.nameHint") }]),
  { name: "criteria", label: t("policy.criteria"), type: "lines", rows: 4, value: policy.criteria, hint: t("pruning.criteriaHint") },
  { name: "keep", label: t("pruning.keep"), type: "number", min: 0, value: String(policy.keep), hint: t("pruning.keepHint") },
  { name: "protect", label: t("pruning.protect"), type: "lines", value: policy.protect, hint: t("pruning.protectHint") },
  { name: "active", label: t("active"), type: "checkbox", value: policy.active },
];

const body = ({ keep, ...values }) => ({ ...values, keep: Number(keep || 0) });

/** Policies that take tags away, of a repository or (as a whole) of all repositories of a namespace, and what they would take now. */
export function Pruning({ path, name, whole = false }) {
  const found = useLoad((signal) => get(`${path}/pruning-policies`, signal), [path]);
  const Shown = whole ? Repositories : Steps;
  const policyPath = (policy) => `${path}/pruning-policies/${one(policy.name)}`;
  const create = () =>
    ask(t("pruning.new"), { submit: t("action.create"), fields: fields(), act: async (values) => {
      await call("POST", `${path}/pruning-policies`, body(values));
      found.reload();
    } });
  const change = (policy) =>
    ask(t("gate.change", { name: policy.name }), { submit: t("action.save"), fields: fields(policy), act: async (values) => {
      await call("PATCH", policyPath(policy), body(values));
      found.reload();
    } });
  const remove = (policy) =>
    confirm(t("gate.deleteTitle", { name: policy.name }), { sentences: t("pruning.deleteWords"), submit: t("action.delete"), act: async () => {
      await call("DELETE", policyPath(policy));
      found.reload();
    } });
  const plan = async () => show(t("pruning.plan"), html`<${Shown} page=${await get(`${path}/pruning?limit=500`)} />`);
  const test = async ({ name: policy, criteria, protect, keep, active }) =>
    show(t("policy.tried", { name: policy }), html`<${Shown} page=${await call("POST", `${path}/pruning-test?limit=500`, { name: policy, criteria, protect, keep, active })} />`);
  const run = () =>
    confirm(t("pruning.runTitle", { name }), { sentences: [t("pruning.runWords"), t("repository.deleteUndo")], submit: t("collection.run"), act: async () => {
      await call("POST", `${path}/pruning/runs`);
      tell(t("pruning.started"));
    } });
  return html`<${Section} title=${t("pruning.title")} note=${t(whole ? "pruning.noteWhole" : "pruning.note")}
      actions=${html`<${Button} onClick=${plan}>${t("pruning.plan")}<//>${!whole && html`<${Button} kind="danger" onClick=${run}>${t("collection.run")}<//>`}<${Button} onClick=${create}>${t("pruning.new")}<//>`}>
    <${Loaded} from=${found} lines=${1}>${({ items }) => (items.length === 0
      ? html`<p class="tr-muted">${t("pruning.none")}</p>`
      : items.map((policy) => html`<article class="tr-card" key=${policy.name}>
          <div class="tr-section-title"><h3>${policy.name}</h3><${Chip} kind=${policy.active ? "done" : "refused"}>${t(policy.active ? "active" : "inactive")}<//></div>
          <p>${policy.criteria.length > 0 ? policy.criteria.join(" · ") : t("policy.everyTag")}</p>
          ${policy.keep > 0 && html`<p class="tr-muted">${t("pruning.keeps", { count: policy.keep })}</p>`}
          ${policy.protect.length > 0 && html`<p class="tr-muted">${t("pruning.protects", { criteria: policy.protect.join(" · ") })}</p>`}
          <div class="tr-actions"><${Button} onClick=${() => test(policy)}>${t("policy.try")}<//><${Button} onClick=${() => change(policy)}>${t("action.change")}<//><${Button} kind="danger" onClick=${() => remove(policy)}>${t("action.delete")}<//></div>
        </article>`))}<//>
    ${!whole && html`<${TagLimit} path=${path} />`}
  <//>`;
}

/** How many tags a repository may have. */
function TagLimit({ path }) {
  const found = useLoad((signal) => get(`${path}/tag-limit`, signal), [path]);
  const change = (tags) =>
    ask(t("limit.change"), { submit: t("action.save"), fields: [
      { name: "tags", label: t("limit.most"), type: "number", min: 0, value: String(tags), hint: t("limit.hint"), check: (text) => (/^\d{1,7}$/.test(text) ? "" : t("limit.rule")) },
    ], act: async (values) => {
      await call("PUT", `${path}/tag-limit`, { tags: Number(values.tags || 0) });
      found.reload();
    } });
  return html`<${Loaded} from=${found} lines=${1}>${({ tags }) => html`<div class="tr-bar"><span>${tags > 0 ? t("limit.is", { count: tags }) : t("limit.none")}</span><${Button} onClick=${() => change(tags)}>${t("action.change")}<//></div>`}<//>`;
}
