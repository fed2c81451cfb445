// SPDX-License-Identifier: MIT
/** Small pieces that many screens have. */
import { t } from "../ground/messages.js";
import { Link } from "../ground/router.js";
import { html, useLayoutEffect, useRef, useState } from "../ground/view.js";
import { DataNote, dataWords } from "./dataage.js";
import { tell } from "./said.js";

/** Where a view belongs: the views above it, [address, text], the highest first. */
const Trail = ({ of }) =>
  html`<nav aria-label=${t("nav.above")}><ol class="tr-trail">${of.map(([to, text]) => html`<li key=${to}><${Link} to=${to}>${text}<//></li>`)}</ol></nav>`;

/** The title of a view, with the views above it, what is said under it, and what can be done beside it. */
export const Title = ({ children, trail, under, actions }) =>
  html`<div class="tr-title">
    <div class="tr-title-text">${trail && html`<${Trail} of=${trail} />`}<h1 tabindex="-1">${children}</h1>${under && html`<p class="tr-muted">${under}</p>`}</div>
    ${actions && html`<div class="tr-actions">${actions}</div>`}
  </div>`;

/** A part of a view. */
export const Section = ({ title, actions, note, children }) =>
  html`<section class="tr-section">
    <div class="tr-section-title"><h2>${title}</h2>${actions && html`<div class="tr-actions">${actions}</div>`}</div>
    ${note && html`<p class="tr-muted">${note}</p>`}
    ${children}
  </section>`;

/** A button; of the kinds "" (usual), "primary" and "danger". While what it does goes on it can't be pressed again. */
export function Button({ kind = "", onClick, disabled, children, ...rest }) {
  const [busy, setBusy] = useState(false);
  const press = async (event) => {
    setBusy(true);
    try {
      await onClick(event);
    } catch (error) {
      tell(error.message, true);
    } finally {
      setBusy(false);
    }
  };
  const look = { "": "", primary: "jenkins-button--primary", danger: "jenkins-!-destructive-color", plain: "jenkins-button--tertiary" };
  return html`<button type="button" class=${`jenkins-button ${look[kind]}`} disabled=${disabled || busy} aria-busy=${busy ? "true" : undefined}
      onClick=${press} ...${rest}>${children}</button>`;
}

export const Chip = ({ kind = "", title, children }) => html`<span class=${`tr-chip ${kind && `tr-chip-${kind}`}`} title=${title}>${children}</span>`;

/** How gates judged an image; data: { dataAsOf, dataOld } of what that rests on. */
export const Outcome = ({ of, data }) =>
  html`<span class="tr-nowrap"><${Chip} kind=${{ passed: "done", warned: "warned", blocked: "failed" }[of] ?? "refused"} title=${dataWords(data)}>${t(`gate.was.${of}`)}<//><${DataNote} of=${data} /></span>`;

export const Chips = ({ of, none }) =>
  of.length > 0 ? html`<span class="tr-chips">${of.map((each) => html`<${Chip} key=${each}>${each}<//>`)}</span>` : html`<span class="tr-muted">${none ?? t("none")}</span>`;

const DIGEST = /@(sha\d+:[0-9a-f]{12})[0-9a-f]{20,}/g;

/** A sentence of the API, with so much of its digests as people read; the whole of it on hover. */
export const Sentence = ({ of }) => html`<span title=${of.search(DIGEST) >= 0 ? of : undefined}>${of.replace(DIGEST, "@$1…")}</span>`;

/** A digest, so much of it that people can tell it from others. */
export const Digest = ({ of, to }) => {
  const short = of.slice(0, of.indexOf(":") + 13);
  return to ? html`<${Link} to=${to} class="tr-mono" title=${of}>${short}<//>` : html`<span class="tr-mono" title=${of}>${short}</span>`;
};

/** Terms and what they stand for. Pairs whose second part is missing are left out. */
export const Facts = ({ of }) =>
  html`<dl class="tr-facts">
    ${of
      .filter(([, value]) => value !== undefined && value !== null && value !== "" && value !== false)
      .map(([term, value]) => html`<div key=${term}><dt>${term}</dt><dd>${value}</dd></div>`)}
  </dl>`;

export const Alert = ({ kind = "warning", children }) =>
  html`<div class=${`jenkins-alert jenkins-alert-${kind}`} role=${kind === "danger" ? "alert" : undefined}>${children}</div>`;

/** How far something is: a part of the whole, or on its way when the whole is not known. */
export const Progress = ({ done, total, label }) =>
  html`<div class="tr-progress"><progress max=${total || undefined} value=${total ? done : undefined} aria-label=${label}></progress><span>${label}</span></div>`;

/** For a strip of ways that may be wider than the window: where one is stays in sight. */
export function useCurrentInSight(current) {
  const strip = useRef(null);
  useLayoutEffect(() => {
    const way = strip.current?.querySelector("[aria-current=page]");
    if (way) {
      strip.current.scrollLeft = way.offsetLeft - (strip.current.clientWidth - way.offsetWidth) / 2;
    }
  }, [current]);
  return strip;
}

/** Tabs that are views of their own: [address, text, shown?]. */
export function Tabs({ of, label }) {
  const strip = useCurrentInSight(of.find(([, , current]) => current)?.[0]);
  return html`<nav class="tr-tabs" aria-label=${label} ref=${strip}>
    ${of.map(([to, text, current]) => html`<${Link} key=${to} to=${to} aria-current=${current ? "page" : undefined}>${text}<//>`)}
  </nav>`;
}
