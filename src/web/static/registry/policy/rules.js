// SPDX-License-Identifier: MIT
/** The rules of gates as a field of a form: each with its own values, more to be added, any to be taken away. */
import { t } from "../ground/messages.js";
import { html, useId } from "../ground/view.js";

const SEVERITIES = ["critical", "high", "medium", "low"];
const SINCE = ["published", "found", "fixed"];

const number = (name, usual, min = 0) => ({ name, type: "number", usual, min, wrong: (value) => !Number.isInteger(value) || value < min });
const flag = (name, usual = false) => ({ name, type: "flag", usual, wrong: () => false });
const choice = (name, options, usual) => ({ name, type: "choice", options, usual, wrong: () => false });
const text = (name, needed = false) => ({ name, type: "text", usual: "", wrong: (value) => needed && !value });
const names = (name, needed = false) => ({ name, type: "names", usual: [], wrong: (value) => needed && !(value?.length > 0) });

/** By the names that the API knows; what is left out of a rule has its usual value. */
const RULES = {
  findings: [choice("severity", SEVERITIES, "critical"), number("atMost", 0), flag("onlyFixable")],
  age: [number("days", 30, 1), choice("severity", SEVERITIES, "low"), choice("since", SINCE, "published")],
  exploited: [flag("onlyRansomware")],
  epss: [{ name: "above", type: "number", usual: 0.5, min: 0, step: 0.01, wrong: (value) => value === null || !(value >= 0 && value <= 1) }],
  undecided: [number("atMost", 0)],
  licence: [names("forbidden"), names("allowed"), flag("unknown", true)],
  package: [text("name", true), text("from"), text("below")],
  "image-age": [number("days", 365, 1), flag("unknown")],
  "base-age": [number("days", 365, 1), flag("unknown")],
  database: [number("days", 7, 1)],
  signature: [names("keys", true), number("atLeast", 1, 1)],
};

const made = (rule) => ({ rule, ...Object.fromEntries(RULES[rule].filter(({ usual, type }) => type !== "text" || usual).map(({ name, usual }) => [name, usual])) });

/** What a rule says of a field; nothing (null) while somebody has emptied it. */
const said = (rule, { name, usual }) => (name in rule ? rule[name] : usual);

/** What is wrong with rules, for the form around them. */
export const wrongRules = (rules) => {
  const bad = rules.find((rule) => (RULES[rule.rule] ?? []).some((field) => field.wrong(said(rule, field))));
  return bad ? t("rule.incomplete", { rule: t(`rule.${bad.rule}`) }) : "";
};

/** A field of forms; value: rules as the API has them. One that these pages don't know is shown as it is, and stays. */
export function Rules({ value, onValue, usual }) {
  const change = (at, rule) => onValue(value.map((each, index) => (index === at ? rule : each)));
  return html`<div class="tr-rules">
    ${value.map((rule, at) => html`<fieldset class="tr-rule" key=${`${rule.rule} ${at}`}>
      <legend>${rule.rule in RULES ? t(`rule.${rule.rule}`) : rule.rule}</legend>
      ${rule.rule in RULES ? RULES[rule.rule].map((field) => html`<${Part} key=${field.name} field=${field} rule=${rule} onRule=${(next) => change(at, next)} />`) : html`<code>${JSON.stringify(rule)}</code>`}
      <button type="button" class="jenkins-button tr-small" onClick=${() => onValue(value.filter((each, index) => index !== at))}>${t("action.remove")}</button>
    </fieldset>`)}
    <div class="jenkins-select"><select ...${usual} class="jenkins-select__input" value="" onChange=${(event) => { onValue([...value, made(event.target.value)]); event.target.value = ""; }}>
      <option value="">${t("rule.add")}</option>
      ${Object.keys(RULES).map((rule) => html`<option key=${rule} value=${rule}>${t(`rule.${rule}`)}</option>`)}
    </select></div>
  </div>`;
}

const split = (line) => line.split(/[\s,]+/).filter((part) => part);

function Part({ field, rule, onRule }) {
  const id = useId();
  const label = t(`rule.part.${field.name}`);
  const now = said(rule, field);
  const set = (value) => {
    const { [field.name]: before, ...others } = rule;
    onRule(value === "" ? others : { ...others, [field.name]: value });
  };
  switch (field.type) {
    case "flag":
      return html`<label class="tr-check"><input type="checkbox" checked=${now} onChange=${(event) => set(event.target.checked)} />${label}</label>`;
    case "choice":
      return html`<label for=${id}>${label}</label><div class="jenkins-select"><select class="jenkins-select__input" id=${id} onChange=${(event) => set(event.target.value)}>
        ${field.options.map((each) => html`<option key=${each} value=${each} selected=${each === now}>${t(SINCE.includes(each) ? `rule.since.${each}` : `severity.${each}`)}</option>`)}</select></div>`;
    case "number":
      return html`<label for=${id}>${label}</label><input class="jenkins-input" id=${id} type="number" min=${field.min} step=${field.step ?? 1} value=${now ?? ""} aria-invalid=${field.wrong(now) ? "true" : undefined} onInput=${(event) => set(event.target.value === "" ? null : Number(event.target.value))} />`;
    case "names":
      return html`<label for=${id}>${label}</label><input class="jenkins-input" id=${id} type="text" autocomplete="off" spellcheck="false" value=${now.join(" ")} aria-invalid=${field.wrong(now) ? "true" : undefined} onChange=${(event) => set(split(event.target.value))} />`;
    default:
      return html`<label for=${id}>${label}</label><input class="jenkins-input" id=${id} type="text" autocomplete="off" spellcheck="false" value=${now} aria-invalid=${field.wrong(now) ? "true" : undefined} onInput=${(event) => set(event.target.value.trim())} />`;
  }
}
