// SPDX-License-Identifier: MIT
import { call, get, one } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { Time } from "../ground/figures.js";
import { useLoad } from "../ground/load.js";
import { html } from "../ground/view.js";
import { DataAge } from "../parts/dataage.js";
import { ask, confirm, show } from "../parts/dialog.js";
import { Button, Chip, Outcome, Section, Sentence } from "../parts/pieces.js";
import { Empty, Loaded } from "../parts/states.js";
import { Table } from "../parts/table.js";
import { Rules, wrongRules } from "./rules.js";
import { Verdicts } from "./verdicts.js";

const MODES = ["enforce", "warn", "off"];
const LOOKED_AT = 100;

const fields = (policy = { mode: "enforce", rules: [{ rule: "findings", severity: "critical", atMost: 0 }] }) => [
  ...(policy.name ? [] : [{ name: "name", label: t("gate.name"), required: true, hint: t("policy.nameHint") }]),
  { name: "mode", label: t("gate.mode"), type: "select", value: policy.mode, options: MODES.map((mode) => [mode, t(`gate.mode.${mode}`)]) },
  { name: "rules", label: t("gate.rules"), type: Rules, value: policy.rules ?? [], check: wrongRules },
];

const body = ({ mode, rules }) => ({ mode, rules });

/**
 * The gates that hold for a place, its own and those from above, their exceptions, and what they say of images there. The place's own
 * level is that of the policies that can be changed here; of: { namespace } or { repository }, or neither for the whole registry.
 */
export function Gates({ path, of = {}, level, manages }) {
  const found = useLoad((signal) => get(`${path}/gates/policies`, signal), [path]);
  const policyPath = (policy) => `${path}/gates/policies/${one(policy)}`;
  const create = () =>
    ask(t("gate.new"), { submit: t("action.create"), fields: fields(), act: async (values) => {
      await call("PUT", policyPath(values.name), body(values));
      found.reload();
    } });
  const change = (policy) =>
    ask(t("gate.change", { name: policy.name }), { submit: t("action.save"), fields: fields(policy), act: async (values) => {
      const { rules, mode } = body(values);
      const kept = Object.fromEntries(["unscanned", "unscannable", "partly", "uncovered", "exceptions", "ask"].filter((key) => key in policy).map((key) => [key, policy[key]]));
      await call("PUT", policyPath(policy.name), { ...kept, rules, mode });
      found.reload();
    } });
  const remove = (policy) =>
    confirm(t("gate.deleteTitle", { name: policy.name }), { sentences: t("gate.deleteWords"), submit: t("action.delete"), act: async () => {
      await call("DELETE", policyPath(policy.name));
      found.reload();
    } });
  const rehearse = async (policy) => show(t("gate.rehearsed", { name: policy.name }), html`<${Rehearsal} result=${await call("POST", `${path}/gates/rehearsals`, { policy: policy.name, last: LOOKED_AT })} />`);
  return html`<${Section} title=${t("gate.title")} note=${t("gate.note")} actions=${manages && html`<${Button} kind="primary" onClick=${create}>${t("gate.new")}<//>`}>
      <${Loaded} from=${found}>${({ items }) => (items.length === 0
        ? html`<${Empty} title=${t("gate.none")}>${t("gate.noneWords")}<//>`
        : items.map((policy) => html`<article class="tr-card" key=${`${policy.level} ${policy.name}`}>
            <div class="tr-section-title"><h3>${policy.name}</h3><span class="tr-chips"><${Chip}>${t(`gate.level.${policy.level}`)}<//><${Chip} kind=${{ enforce: "done", warn: "warned" }[policy.mode] ?? "refused"}>${t(`gate.mode.${policy.mode}`)}<//></span></div>
            <ul>${policy.words.map((word) => html`<li key=${word}>${word}</li>`)}</ul>
            <p class="tr-muted">${t("gate.contact", { contact: policy.contact })} · <${Time} at=${policy.changedAt} /> ${t("by", { who: policy.changedBy })}</p>
            ${manages && policy.level === level && html`<div class="tr-actions"><${Button} onClick=${() => rehearse(policy)}>${t("gate.rehearse")}<//><${Button} onClick=${() => change(policy)}>${t("action.change")}<//><${Button} kind="danger" onClick=${() => remove(policy)}>${t("action.delete")}<//></div>`}
          </article>`))}<//>
    <//>
    <${Exceptions} path=${path} manages=${manages} />
    <${Verdicts} of=${of} level=${level} />`;
}

const Rehearsal = ({ result }) =>
  html`<p>${t("gate.stopped", { stopped: result.stopped, looked: result.looked })}</p>
    ${result.images.length > 0 && html`<p class="tr-muted"><${DataAge} of=${result} /></p>`}
    ${result.images.length > 0 && html`<${Table} label=${t("gate.rehearse")} items=${result.images} id=${(each) => each.digest} columns=${[
      { title: t("image.tags"), cell: (each) => each.tags.join(", ") || each.digest.slice(0, 19) },
      { title: t("audit.outcome"), cell: (each) => html`<${Outcome} of=${each.outcome} data=${each} />` },
      { title: t("access.why"), cell: (each) => html`<${Sentence} of=${each.sentence} />` },
    ]} />`}
    ${result.lastBuilds.length > 0 && html`<p>${t("gate.stoppedBuilds", { stopped: result.stoppedBuilds, builds: result.builds })}</p>
    <${Table} label=${t("gate.builds")} items=${result.lastBuilds} id=${(each) => `${each.job}#${each.number}`} columns=${[
      { title: t("gate.build"), cell: (each) => `${each.job} #${each.number}` },
      { title: t("audit.outcome"), cell: (each) => html`<${Outcome} of=${each.stopped ? "blocked" : "passed"} data=${result} />` },
      { title: t("access.why"), cell: (each) => each.sentence && html`<${Sentence} of=${each.sentence} />` },
    ]} />`}`;

function Exceptions({ path, manages }) {
  const found = useLoad((signal) => get(`${path}/gates/exceptions`, signal), [path]);
  const add = () =>
    ask(t("exception.new"), { submit: t("action.create"), fields: [
      { name: "vulnerability", label: t("exception.vulnerability"), hint: t("exception.vulnerabilityHint") },
      { name: "rule", label: t("exception.rule"), hint: t("exception.ruleHint") },
      { name: "reason", label: t("suppression.reason"), type: "area", rows: 3, required: true, hint: t("suppression.reasonHint") },
      { name: "expires", label: t("suppression.until"), type: "date", hint: t("token.untilHint") },
    ], act: async (values) => {
      await call("POST", `${path}/gates/exceptions`, Object.fromEntries(Object.entries(values).filter(([, value]) => value !== "")));
      found.reload();
    } });
  const remove = (exception) =>
    confirm(t("exception.removeTitle", { name: exception.vulnerability || exception.rule }), { sentences: t("exception.removeWords"), submit: t("action.remove"), act: async () => {
      await call("DELETE", `${path}/gates/exceptions/${one(exception.id)}`);
      found.reload();
    } });
  return html`<${Section} title=${t("exception.title")} note=${t("exception.note")} actions=${manages && html`<${Button} onClick=${add}>${t("exception.new")}<//>`}>
    <${Loaded} from=${found} lines=${1}>${({ items }) => (items.length === 0 ? html`<p class="tr-muted">${t("exception.none")}</p>` : html`<${Table} label=${t("exception.title")} items=${items} id=${(each) => each.id} columns=${[
      { title: t("exception.of"), cell: (each) => html`${each.vulnerability ?? each.rule} <span class="tr-muted">${each.image} ${each.component ?? ""}</span>` },
      { title: t("suppression.reason"), cell: (each) => html`${each.reason}<div class="tr-muted">${each.owner ?? each.createdBy}</div>` },
      { title: t("suppression.until"), cell: (each) => (each.expires ? html`<span class=${each.expired ? "tr-old" : ""}><${Time} at=${each.expires} /></span>` : t("never")) },
      { title: t("actions"), unseen: true, cell: (each) => manages && html`<${Button} kind="danger" onClick=${() => remove(each)}>${t("action.remove")}<//>` },
    ]} />`)}<//>
  <//>`;
}
