// SPDX-License-Identifier: MIT
import { t } from "../ground/messages.js";
import { html } from "../ground/view.js";
import { Chip } from "./pieces.js";

const KINDS = { passed: "done", warned: "warned", failed: "failed", unknown: "refused" };

/** What came of a try: the API's sentence, and what was tried one by one. */
export const Tried = ({ of: { usable, sentence, steps = [] } }) =>
  html`<div class=${`jenkins-alert jenkins-alert-${usable ? "success" : "danger"}`} role="status" data-tried>${sentence}
    ${steps.length > 0 && html`<dl class="tr-facts tr-steps-tried">${steps.map((step) => html`<div key=${step.what}><dt>${t(`probe.what.${step.what}`)}</dt><dd><${Chip} kind=${KINDS[step.outcome]}>${t(`probe.${step.outcome}`)}<//> ${step.sentence}</dd></div>`)}</dl>`}
  </div>`;
