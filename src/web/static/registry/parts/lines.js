// SPDX-License-Identifier: MIT
import { t } from "../ground/messages.js";
import { html, useRef, useState } from "../ground/view.js";

/** Lines for a terminal, with a button that copies them. A long one is broken, and its rest stands further in. */
export function Lines({ children, label }) {
  const block = useRef(null);
  const [done, setDone] = useState("");
  const lines = [children].flat();
  const text = lines.join("\n");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setDone(t("copy.done"));
    } catch {
      getSelection().selectAllChildren(block.current); // so that the reader can do it
      setDone(t("copy.selected"));
    }
    setTimeout(() => setDone(""), 2500);
  };
  return html`<div class="tr-lines">
    <pre ref=${block} tabindex="0" aria-label=${label ?? t("copy.lines")}>${lines.map((line, index) => html`<code key=${index}>${line}${index < lines.length - 1 && "\n"}</code>`)}</pre>
    <button type="button" class="jenkins-button tr-copy" onClick=${copy}>${done || t("copy")}</button>
    <span class="tr-unseen" role="status">${done}</span>
  </div>`;
}

/** A short text with a button that copies it. */
export function Copied({ text, children }) {
  const [done, setDone] = useState(false);
  const copy = async () => {
    await navigator.clipboard?.writeText(text);
    setDone(true);
    setTimeout(() => setDone(false), 2000);
  };
  return html`<span class="tr-copied">${children ?? html`<span class="tr-mono">${text}</span>`}
    <button type="button" class="jenkins-button jenkins-button--tertiary tr-small" onClick=${copy} aria-label=${t("copy.what", { what: text.slice(0, 40) })}>${done ? t("copy.done") : t("copy")}</button></span>`;
}
