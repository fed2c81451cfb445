// SPDX-License-Identifier: MIT
/** What is said for a few seconds, where screen readers hear it too. */
import { html, store } from "../ground/view.js";

const said = store(undefined);
let timer;

export function tell(text, failed = false) {
  clearTimeout(timer);
  said.set({ text, failed });
  timer = setTimeout(() => said.set(undefined), failed ? 12000 : 4000);
}

export function Said() {
  const now = said.use();
  return html`<div class="tr-said" role="status" aria-live="polite">
    ${now && html`<div class=${`jenkins-alert ${now.failed ? "jenkins-alert-danger" : "jenkins-alert-success"}`}>${now.text}</div>`}
  </div>`;
}
