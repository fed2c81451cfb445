// SPDX-License-Identifier: MIT
import { button, el, say } from "./dom.js";

/**
 * Asks for values and does something with them. The dialog stays open, with the API's sentence, when that is refused.
 *
 * fields: { name, label, value?, type? ("text", "checkbox", "select", "lines", "number"), options?, required? }
 */
export function ask(title, fields, submit, act, danger = false) {
  const problem = el("p", { class: "jenkins-alert jenkins-alert-danger", hidden: true, role: "alert" });
  const inputs = new Map(fields.map((field) => [field.name, input(field)]));
  const dialog = el(
    "dialog",
    { class: "tr-dialog", "aria-label": title },
    el(
      "form",
      { method: "dialog", onsubmit },
      el("h2", {}, title),
      problem,
      fields.map((field) => labelled(field, inputs.get(field.name))),
      el(
        "div",
        { class: "tr-actions" },
        el(
          "button",
          { class: `jenkins-button ${danger ? "jenkins-button--primary jenkins-!-destructive-color" : "jenkins-button--primary"}` },
          submit,
        ),
        button("Cancel", () => dialog.close()),
      ),
    ),
  );

  async function onsubmit(event) {
    event.preventDefault();
    const values = Object.fromEntries(fields.map((field) => [field.name, value(field, inputs.get(field.name))]));
    try {
      await act(values);
      dialog.close();
    } catch (refused) {
      problem.textContent = refused.message;
      problem.hidden = false;
    }
  }

  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** Asks whether something shall be done that takes something away. */
export function confirmed(title, sentence, submit, act) {
  ask(title, [{ name: "sentence", type: "sentence", label: sentence }], submit, act, true);
}

/** Does something at once and says how it went; without a word for that, only when it went wrong. */
export async function attempt(act, done) {
  try {
    await act();
    if (done) {
      say(done);
    }
  } catch (refused) {
    say(refused.message, true);
  }
}

function input(field) {
  const id = `tr-${field.name}`;
  if (field.type === "sentence") {
    return el("p", {}, field.label);
  }
  if (field.type === "select") {
    return el(
      "select",
      { id, class: "jenkins-select__input" },
      field.options.map((option) => el("option", { value: option, selected: option === field.value }, option)),
    );
  }
  if (field.type === "lines") {
    const area = el("textarea", { id, class: "jenkins-input", rows: 4 });
    area.value = (field.value ?? []).join("\n");
    return area;
  }
  if (field.type === "checkbox") {
    return el("input", { id, type: "checkbox", checked: field.value });
  }
  return el("input", { id, class: "jenkins-input", type: field.type ?? "text", value: field.value ?? "", required: field.required, autocomplete: "off" });
}

function labelled(field, element) {
  if (field.type === "sentence") {
    return [element];
  }
  const id = `tr-${field.name}`;
  return field.type === "checkbox"
    ? [el("label", { for: id, class: "tr-inline" }, element, field.label)]
    : [el("label", { for: id }, field.label), element];
}

function value(field, element) {
  if (field.type === "checkbox") {
    return element.checked;
  }
  if (field.type === "lines") {
    return element.value.split("\n").map((line) => line.trim()).filter((line) => line);
  }
  return field.type === "sentence" ? undefined : element.value.trim();
}
