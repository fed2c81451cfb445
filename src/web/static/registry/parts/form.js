// SPDX-License-Identifier: MIT
import { t } from "../ground/messages.js";
import { html, useEffect, useId, useRef, useState } from "../ground/view.js";
import { draft, dropDraft, keepDraft, keepable } from "./drafts.js";
import { Field, empty } from "./fields.js";
import { Button, Progress } from "./pieces.js";
import { Tried } from "./tried.js";

/** So long after the last key what is typed is looked at. */
const PAUSE = 400;

/**
 * Asks for values. What is wrong is said beside the field as one types, and at the latest when one leaves it; what the API refuses is said above, and
 * everything typed stays. With test, [label, act(values) -> {usable, sentence}], it can be tried before. act(values, progress, signal) may
 * say how far it is, progress(done, total): then it can be stopped, which the signal says, as it does when the form goes away. With kept, a name of its own, what is typed outlives a look at another view and a reload.
 *
 * fields: { name, label, type?, value?, required?, hint?, check?(value, all) -> what is wrong or "", shown?(values), options?, ... }; see
 * fields.js. required and hint may be functions of the values.
 */
export function Form({ fields, submit, act, danger, test, kept, onDone, onCancel, children }) {
  const [first] = useState(() => Object.fromEntries(fields.map((field) => [field.name, field.value ?? empty(field)])));
  const [values, setValues] = useState(() => ({ ...first, ...(kept && draft(kept)) }));
  const [seen, setSeen] = useState({});
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(undefined);
  const [far, setFar] = useState(undefined);
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);
  const form = useRef(null);
  const id = useId();

  const changed = fields.filter(({ name }) => JSON.stringify(values[name]) !== JSON.stringify(first[name]));
  useEffect(() => {
    if (kept && changed.length > 0) {
      keepDraft(kept, keepable(changed, values));
    } else if (kept) {
      dropDraft(kept);
    }
  }, [values]);

  useEffect(() => {
    const timer = setTimeout(() => setSeen((now) => ({ ...now, ...Object.fromEntries(changed.map(({ name }) => [name, true])) })), PAUSE);
    return () => clearTimeout(timer);
  }, [values]);

  const said = (part) => (typeof part === "function" ? part(values) : part);
  const visible = fields.filter((field) => !field.shown || field.shown(values)).map((field) => ({ ...field, required: said(field.required), hint: said(field.hint) }));
  const wrong = (field) => {
    const value = values[field.name];
    if (field.required && (value === "" || value?.length === 0)) {
      return t("form.required");
    }
    return value !== "" && field.check ? field.check(value, values) : "";
  };

  const isWrong = () => {
    const bad = visible.find((field) => wrong(field));
    if (bad) {
      setSeen(Object.fromEntries(fields.map((field) => [field.name, true])));
      form.current.querySelector(`[name="${bad.name}"]`)?.focus();
    }
    return bad !== undefined;
  };

  const tryFirst = async () => {
    setTried(undefined);
    setProblem("");
    if (!isWrong()) {
      try {
        setTried(await test[1](values));
      } catch (error) {
        setProblem(error.message); // a word at the edge of the window would lie behind a dialog
      }
    }
  };

  useEffect(() => {
    if (tried || problem) {
      form.current.querySelector("[role=alert], [data-tried]")?.scrollIntoView({ block: "nearest" }); // a long form may be scrolled elsewhere
    }
  }, [tried, problem]);

  const cancel = () => {
    if (kept) {
      dropDraft(kept);
    }
    onCancel();
  };

  const send = async (event) => {
    event.preventDefault();
    if (isWrong()) {
      return;
    }
    setBusy(true);
    setProblem("");
    try {
      await act(values, (done, total) => setFar({ done, total }), stop.current.signal);
      if (kept) {
        dropDraft(kept);
      }
      onDone?.();
    } catch (error) {
      setProblem(error.message);
    } finally {
      setBusy(false);
      setFar(undefined);
    }
  };

  return html`<form class="tr-form" ref=${form} onSubmit=${send} novalidate>
    ${problem && html`<div class="jenkins-alert jenkins-alert-danger" role="alert">${problem}</div>`}
    ${visible.map(
      (field) => html`<${Field} key=${field.name} field=${field} id=${`${id}-${field.name}`} value=${values[field.name]}
        problem=${seen[field.name] ? wrong(field) : ""}
        onValue=${(value) => setValues((now) => ({ ...now, [field.name]: value }))}
        onSeen=${() => setSeen((now) => ({ ...now, [field.name]: true }))} />`,
    )}
    ${children}
    ${tried && html`<${Tried} of=${tried} />`}
    ${far && html`<${Progress} ...${far} label=${t("list.countOf", { shown: far.done, count: far.total })} />`}
    <div class="tr-actions">
      <button type="submit" class=${`jenkins-button jenkins-button--primary ${danger ? "jenkins-!-destructive-color" : ""}`} disabled=${busy}>${submit}</button>
      ${test && html`<${Button} onClick=${tryFirst}>${test[0]}<//>`}
      ${kept && changed.length > 0 && html`<button type="button" class="jenkins-button" onClick=${() => setValues(first)}>${t("settings.discard")}</button><span class="tr-unsaved" role="status">${t("settings.unsaved")}</span>`}
      ${onCancel && html`<button type="button" class="jenkins-button" onClick=${far ? () => stop.current.abort() : cancel}>${t(far ? "job.stop" : "action.cancel")}</button>`}
    </div>
  </form>`;
}
