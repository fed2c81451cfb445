// SPDX-License-Identifier: MIT
import { call, get, one } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { useLoad } from "../ground/load.js";
import { html } from "../ground/view.js";
import { ask, confirm, show } from "../parts/dialog.js";
import { Button, Chip, Section } from "../parts/pieces.js";
import { tell } from "../parts/said.js";
import { Empty, Loaded } from "../parts/states.js";
import { Table } from "../parts/table.js";
import { wrongName } from "../repository/newrepository.js";

const TRIGGERS = ["push", "scan", "evidence"];

const fields = (rule = { target: "", tag: "%n", criteria: [], triggers: TRIGGERS, active: true }) => [
  ...(rule.name ? [] : [{ name: "name", label: t("gate.name"), required: true, hint: t("policy.nameHint") }]),
  { name: "target", label: t("promotion.target"), required: true, value: rule.target, check: wrongName },
  { name: "tag", label: t("promotion.tag"), required: true, value: rule.tag, hint: t("promotion.tagHint") },
  { name: "criteria", label: t("policy.criteria"), type: "lines", rows: 4, value: rule.criteria, hint: t("policy.criteriaHint") },
  { name: "triggers", label: t("promotion.triggers"), type: "checks", value: rule.triggers, options: TRIGGERS.map((each) => [each, t(`promotion.trigger.${each}`)]) },
  { name: "active", label: t("active"), type: "checkbox", value: rule.active },
];

/** Rules that take images on to other repositories. */
export function Promotion({ path }) {
  const found = useLoad((signal) => get(`${path}/promotion-rules`, signal), [path]);
  const rulePath = (rule) => `${path}/promotion-rules/${one(rule.name)}`;
  const create = () =>
    ask(t("promotion.new"), { submit: t("action.create"), fields: fields(), act: async (values) => {
      await call("POST", `${path}/promotion-rules`, values);
      found.reload();
    } });
  const change = (rule) =>
    ask(t("gate.change", { name: rule.name }), { submit: t("action.save"), fields: fields(rule), act: async (values) => {
      await call("PATCH", rulePath(rule), values);
      found.reload();
    } });
  const remove = (rule) =>
    confirm(t("gate.deleteTitle", { name: rule.name }), { sentences: t("promotion.deleteWords"), submit: t("action.delete"), act: async () => {
      await call("DELETE", rulePath(rule));
      found.reload();
    } });
  const run = async (rule) => {
    await call("POST", `${rulePath(rule)}/runs`, {});
    tell(t("promotion.started"));
  };
  const past = async (rule) => show(t("promotion.history", { name: rule.name }), html`<${Evaluations} items=${(await get(`${rulePath(rule)}/evaluations?limit=100`)).items} />`);
  const test = async ({ name, target, tag, criteria, triggers, active }) =>
    show(t("policy.tried", { name }), html`<${Evaluations} items=${(await call("POST", `${path}/promotion-test?limit=100`, { name, target, tag, criteria, triggers, active })).items} />`);
  return html`<${Section} title=${t("promotion.title")} note=${t("promotion.note")} actions=${html`<${Button} onClick=${create}>${t("promotion.new")}<//>`}>
    <${Loaded} from=${found} lines=${1}>${({ items }) => (items.length === 0
      ? html`<p class="tr-muted">${t("promotion.none")}</p>`
      : items.map((rule) => html`<article class="tr-card" key=${rule.name}>
          <div class="tr-section-title"><h3>${rule.name} → ${rule.target}:${rule.tag}</h3><${Chip} kind=${rule.active ? "done" : "refused"}>${t(rule.active ? "active" : "inactive")}<//></div>
          <p>${rule.criteria.length > 0 ? rule.criteria.join(" · ") : t("policy.everyTag")}</p>
          <p class="tr-muted">${t("promotion.owner", { owner: rule.owner })}</p>
          <div class="tr-actions"><${Button} onClick=${() => test(rule)}>${t("policy.try")}<//><${Button} onClick=${() => run(rule)}>${t("collection.run")}<//><${Button} onClick=${() => past(rule)}>${t("collection.history")}<//><${Button} onClick=${() => change(rule)}>${t("action.change")}<//><${Button} kind="danger" onClick=${() => remove(rule)}>${t("action.delete")}<//></div>
        </article>`))}<//>
  <//>`;
}

const Evaluations = ({ items }) =>
  items.length === 0
    ? html`<${Empty} title=${t("promotion.nothing")} />`
    : html`<${Table} label=${t("promotion.title")} items=${items} id=${(each) => `${each.tag} ${each.at}`} columns=${[
        { title: t("image.tag"), cell: (each) => each.tag },
        { title: t("audit.outcome"), cell: (each) => html`<${Chip} kind=${{ promoted: "done", refused: "failed" }[each.outcome] ?? ""}>${t(`promotion.was.${each.outcome}`)}<//>` },
        { title: t("access.why"), cell: (each) => each.reason },
      ]} />`;
