// SPDX-License-Identifier: MIT
/**
 * A block of the settings as a form. What is wrong is said while one types; what is typed stays, also when the API refuses it, when one
 * looks at another view meanwhile and when the page is loaded anew (but secrets); that something is not saved is said, and the browser
 * asks before it leaves.
 */
import { call, get, send } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { useLoad } from "../ground/load.js";
import { html, useEffect, useId, useRef, useState } from "../ground/view.js";
import { draft, dropDraft, keepDraft, keepable } from "../parts/drafts.js";
import { Field, empty } from "../parts/fields.js";
import { Alert, Button, Progress, Section } from "../parts/pieces.js";
import { tell } from "../parts/said.js";
import { Loaded } from "../parts/states.js";
import { Tried } from "../parts/tried.js";

const asIs = (value) => value;

/**
 * block: its key. fields: as in parts/fields.js, with number for whole numbers; shown(values) hides one. from(value): what the fields
 * hold of the block's value; to(values): what is sent for them, by key, or the whole value where whole is said. probe: whether it can be
 * tried before.
 */
export function SettingsForm({ title, note, block, fields, from = asIs, to = asIs, whole = false, probe = "", onSaved, children }) {
  const found = useLoad((signal) => get(`/settings/${block}`, signal), [block]);
  const saved = () => {
    found.reload();
    onSaved?.();
  };
  return html`<${Section} title=${title} note=${note}><${Loaded} from=${found} lines=${fields.length}>${(shown) => html`<${BlockForm} key=${shown.version} shown=${shown}
    block=${block} fields=${fields} from=${from} to=${to} whole=${whole} probe=${probe} reload=${found.reload} onSaved=${saved} title=${title} />${children?.(shown)}`}<//><//>`;
}

const textOf = (field, value) => (field.type === "number" ? (value === undefined ? "" : String(value)) : (value ?? empty(field)));
const valueOf = (field, text) => (field.type === "number" ? (String(text).trim() === "" ? null : Number(text)) : typeof text === "string" && field.type !== "password" ? text.trim() : text);

function BlockForm({ shown, block, fields, from, to, whole, probe, reload, onSaved, title }) {
  const mine = `settings ${block} ${fields[0].name}`;
  const kept = () => {
    const value = from(shown.value);
    return Object.fromEntries(fields.map((field) => [field.name, textOf(field, value[field.name])]));
  };
  const [first] = useState(kept);
  const [values, setValues] = useState(() => ({ ...first, ...draft(mine) }));
  const [problem, setProblem] = useState({ sentence: "", at: "" });
  const [tried, setTried] = useState(undefined);
  const [waiting, setWaiting] = useState(false);
  const [busy, setBusy] = useState(false);
  const form = useRef(null);
  const id = useId();

  const visible = fields.filter((field) => !field.shown || field.shown(values));
  const changed = fields.filter((field) => JSON.stringify(values[field.name]) !== JSON.stringify(first[field.name]));
  const wrong = (field) => {
    const value = values[field.name];
    if (problem.at === field.name && problem.value === value) {
      return problem.sentence;
    }
    if (field.required && (value === "" || value?.length === 0)) {
      return t("form.required");
    }
    return value !== "" && field.check ? field.check(value, values) : "";
  };
  const set = (name, value) => {
    setValues((now) => ({ ...now, [name]: value }));
    setTried(undefined);
  };
  useEffect(() => {
    if (changed.length > 0) {
      keepDraft(mine, keepable(changed, values));
    } else {
      dropDraft(mine);
    }
  }, [values]);

  /** What is sent: only what differs, so that keys of no field stay as they are. */
  const wanted = () => {
    const all = to(Object.fromEntries(fields.map((field) => [field.name, valueOf(field, values[field.name])])), shown.value);
    const before = to(Object.fromEntries(fields.map((field) => [field.name, valueOf(field, first[field.name])])), shown.value);
    return whole ? all : Object.fromEntries(Object.entries(all).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key])));
  };
  const isWrong = () => {
    const bad = visible.find((field) => wrong(field));
    if (bad) {
      form.current.querySelector(`[name="${bad.name}"]`)?.focus();
    }
    return bad;
  };
  const save = async (event) => {
    event.preventDefault();
    if (isWrong() || changed.length === 0) {
      return;
    }
    setBusy(true);
    setProblem({ sentence: "", at: "" });
    try {
      const answer = await (await send(whole ? "PUT" : "PATCH", `/settings/${block}`, { body: wanted(), headers: { "If-Match": `"${shown.version}"` } })).json();
      dropDraft(mine);
      if (answer.applied === "soon") {
        setWaiting(true);
      } else {
        tell(t("settings.savedNow"));
        onSaved();
      }
    } catch (error) {
      const at = fields.find((field) => field.name === error.path?.[0] || new RegExp(`^(${block}: )?${field.name}\\b`).test(error.message))?.name ?? "";
      setProblem({ sentence: error.message, at, value: values[at], stale: error.status === 412 });
      form.current.querySelector(at ? `[name="${at}"]` : "[role=alert]")?.focus();
    } finally {
      setBusy(false);
    }
  };
  /** What was typed stays, over what is kept by now. */
  const again = () => {
    reload();
    setProblem({ sentence: "", at: "" });
  };
  const test = async () => {
    if (!isWrong()) {
      setTried(undefined);
      setTried(await call("POST", `/settings/${block}/probe`, wanted()));
    }
  };

  return html`<form class="tr-form" ref=${form} onSubmit=${save} novalidate aria-label=${title}>
    ${shown.problem && html`<${Alert} kind="danger">${shown.problem}<//>`}
    ${problem.sentence && !problem.at && html`<div class="jenkins-alert jenkins-alert-danger" role="alert" tabindex="-1">${problem.sentence}${problem.stale && html` <button type="button" class="jenkins-button tr-small" onClick=${again}>${t("settings.lookAgain")}</button>`}</div>`}
    ${visible.map((field) => html`<${Field} key=${field.name} field=${inputOf(field, shown)} id=${`${id}-${field.name}`} value=${values[field.name]} problem=${wrong(field)} onValue=${(value) => set(field.name, value)} onSeen=${() => {}} />`)}
    ${tried && html`<${Tried} of=${tried} />`}
    ${waiting && html`<${Opening} block=${block} done=${() => { setWaiting(false); onSaved(); }} />`}
    <div class="tr-actions">
      ${shown.changeable && html`<button type="submit" class="jenkins-button jenkins-button--primary" disabled=${busy || waiting || changed.length === 0}>${t("action.save")}</button>`}
      ${probe && html`<${Button} onClick=${test}>${probe}<//>`}
      ${changed.length > 0 && !waiting && html`<button type="button" class="jenkins-button" onClick=${() => { setValues(first); setProblem({ sentence: "", at: "" }); }}>${t("settings.discard")}</button><span class="tr-unsaved" role="status">${t("settings.unsaved")}</span>`}
    </div>
    <${Kept} shown=${shown} />
  </form>`;
}

/** A secret that is there is not shown; whoever leaves its field empty leaves it alone. */
function inputOf(field, shown) {
  const set = field.type === "password" && shown.secrets.includes(field.name);
  return { ...field, hint: set ? t("settings.secretSet") : field.hint };
}

/** Where the settings are kept, and what else there is to know about that. */
const Kept = ({ shown }) => html`<p class="tr-hint">${shown.changeable ? t("settings.place", { place: shown.place }) : t("settings.fixed")}
  ${shown.byCode && html` <strong>${t("settings.byCode")}</strong>`}
  ${!shown.inForce && shown.changeable && html` ${t("settings.notInForce")}`}</p>`;

const AGAIN = 700;
const LATE = 30000;

/** Waits until the registry is open again with a change of this block, or goes on without it; gives the block. */
export async function opened(block, late = () => {}) {
  const begin = Date.now();
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, AGAIN));
    try {
      const now = await get(`/settings/${block}`);
      if (now.inForce || now.problem) {
        tell(now.problem ?? t("settings.savedSoon"), Boolean(now.problem));
        return now;
      }
    } catch {
      // it is closed just now
    }
    if (Date.now() - begin > LATE) {
      late();
    }
  }
}

/** Says that it is being opened. */
function Opening({ block, done }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    opened(block, () => setLate(true)).then(done);
  }, []);
  return html`<div><${Progress} label=${t("settings.opening")} />${late && html`<p>${t("settings.openingLate")}</p>`}</div>`;
}
