// SPDX-License-Identifier: MIT
/** Dialogs: one at a time, over the view. The browser keeps the focus in it and gives it back. */
import { t } from "../ground/messages.js";
import { html, store, useEffect, useLayoutEffect, useRef, useState } from "../ground/view.js";
import { Form } from "./form.js";

const open = store(undefined);

/** Shows something in a dialog: a title and a component's vnode. */
export const show = (title, content) => open.set({ title, content });
export const close = () => open.set(undefined);

/** Shows a form that closes its dialog when it is done, unless what it did has shown something else there by then. */
function showForm(title, content) {
  const mine = { title };
  mine.content = content(() => open.get() === mine && close());
  open.set(mine);
}

/** Asks for values and does something with them; see Form. */
export const ask = (title, form) => showForm(title, (done) => html`<${Form} ...${form} onDone=${done} onCancel=${close} />`);

/**
 * Asks whether something shall be done that takes something away. With a name, the person must type it, so that nothing of worth goes
 * by a slip of the finger.
 */
export function confirm(title, { sentences, submit, act, name }) {
  showForm(title, (done) => html`<${Confirm} sentences=${[sentences].flat()} submit=${submit} act=${act} name=${name} done=${done} />`);
}

function Confirm({ sentences, submit, act, name, done }) {
  const fields = name ? [{ name: "typed", label: t("confirm.type", { name }), required: true, check: (typed) => (typed === name ? "" : t("confirm.different", { name })) }] : [];
  return html`${sentences.map((sentence) => html`<p key=${sentence}>${sentence}</p>`)}
    <${Form} fields=${fields} submit=${submit} danger act=${act} onDone=${done} onCancel=${close} />`;
}

/** The place of dialogs; once, beside the view. */
export function Dialogs() {
  const now = open.use();
  const element = useRef(null);
  const [id] = useState(() => `dialog-${Math.random().toString(36).slice(2)}`);
  useLayoutEffect(() => {
    if (now && !element.current.open) {
      element.current.showModal();
    } else if (now) {
      element.current.querySelector("h2").focus(); // what had the focus is gone
    } else if (!now && element.current.open) {
      element.current.close();
    }
  }, [now]);
  useEffect(() => {
    addEventListener("popstate", close);
    return () => removeEventListener("popstate", close);
  }, []);
  return html`<dialog class="tr-dialog" ref=${element} onClose=${() => element.current.open || close()} aria-labelledby=${id}>
    ${now && html`<h2 id=${id} tabindex="-1">${now.title}</h2>${now.content}`}
  </dialog>`;
}
