// SPDX-License-Identifier: MIT
/** The fields of forms: text (the usual), password, number, area, pem (pasted or from a file), lines, select, checkbox, checks, members, pick, file; or a component of { value, onValue, usual }. */
import { t } from "../ground/messages.js";
import { html } from "../ground/view.js";
import { Members } from "./members.js";
import { Pick } from "./pick.js";

const LISTS = ["lines", "members", "checks"];

/** The value of a field nobody has touched. */
export const empty = (field) => (field.type === "checkbox" ? false : LISTS.includes(field.type) ? [] : field.type === "select" ? field.options[0][0] : "");

/** A field with its label, its hint, and what is wrong with its value. */
export function Field({ field, id, value, problem, onValue, onSeen }) {
  const told = [field.hint && `${id}-hint`, problem && `${id}-problem`].filter((each) => each).join(" ") || undefined;
  const usual = { id, name: field.name, "aria-describedby": told, "aria-invalid": problem ? "true" : undefined, onBlur: onSeen };
  const hints = html`${field.hint && html`<p class="tr-hint" id=${`${id}-hint`}>${field.hint}</p>`}
    ${problem && html`<p class="tr-problem" id=${`${id}-problem`}>${problem}</p>`}`;
  if (field.type === "checkbox") {
    return html`<div class="tr-field"><label class="tr-check"><input type="checkbox" checked=${value} onChange=${(event) => onValue(event.target.checked)} ...${usual} />${field.label}</label>${hints}</div>`;
  }
  if (field.type === "checks") {
    return html`<fieldset class="tr-field tr-checks" aria-describedby=${told}><legend>${field.label}</legend>
      ${field.options.map(([key, text]) => html`<label class="tr-check" key=${key}><input type="checkbox" name=${field.name} checked=${value.includes(key)}
        onChange=${(event) => onValue(event.target.checked ? [...value, key] : value.filter((each) => each !== key))} />${text}</label>`)}${hints}</fieldset>`;
  }
  return html`<div class="tr-field">
    <label for=${id}>${field.label}${field.required && html`<span aria-hidden="true"> *</span>`}</label>
    <${Input} field=${field} usual=${usual} value=${value} onValue=${onValue} />${hints}
  </div>`;
}

function Input({ field, usual, value, onValue }) {
  const typed = (event) => onValue(event.target.value);
  if (typeof field.type === "function") {
    return html`<${field.type} value=${value} onValue=${onValue} usual=${usual} />`;
  }
  switch (field.type) {
    case "select":
      return html`<div class="jenkins-select"><select class="jenkins-select__input" value=${value} onChange=${typed} ...${usual}>
        ${field.options.map(([key, text]) => html`<option value=${key} key=${key} selected=${key === value}>${text}</option>`)}</select></div>`;
    case "area":
      return html`<textarea class="jenkins-input" rows=${field.rows ?? 5} value=${value} onInput=${typed} ...${usual}></textarea>`;
    case "pem":
      return html`<textarea class="jenkins-input tr-mono" rows=${field.rows ?? 5} value=${value} autocomplete="off" spellcheck="false" onInput=${typed} ...${usual}></textarea>
        <label class="tr-upload"><span class="tr-unseen">${t("fields.fromFile", { what: field.label })}</span><input type="file" class="tr-file" onChange=${async (event) => event.target.files[0] && onValue(await event.target.files[0].text())} /></label>`;
    case "lines":
      return html`<textarea class="jenkins-input" rows=${field.rows ?? 3} onInput=${(event) => onValue(split(event.target.value))} ...${usual}>${value.join("\n")}</textarea>`;
    case "members":
      return html`<${Members} value=${value} onValue=${onValue} usual=${usual} />`;
    case "pick":
      return html`<${Pick} value=${value} onValue=${onValue} suggest=${field.suggest} usual=${usual} />`;
    case "file":
      return html`<input type="file" class="tr-file" accept=${field.accept} onChange=${(event) => onValue(event.target.files[0] ?? "")} ...${usual} />`;
    default:
      return html`<input class="jenkins-input" type=${field.type ?? "text"} value=${value} min=${field.min} max=${field.max} list=${field.list}
        autocomplete=${field.autocomplete ?? "off"} autocapitalize="none" spellcheck="false" placeholder=${field.placeholder} inputmode=${field.type === "number" ? "numeric" : undefined} onInput=${typed} ...${usual} />`;
  }
}

const split = (text) => text.split("\n").map((line) => line.trim()).filter((line) => line);
