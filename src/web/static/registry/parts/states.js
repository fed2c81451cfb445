// SPDX-License-Identifier: MIT
/** What a screen shows while there is nothing else to show. */
import { inJenkins } from "../ground/host.js";
import { t } from "../ground/messages.js";
import { Link } from "../ground/router.js";
import { session } from "../ground/session.js";
import { Fragment, html, useEffect, useState } from "../ground/view.js";

/** Bars that say that something comes; only when it takes long enough to be noticed. */
export function Loading({ lines = 3 }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return html`<div class="tr-loading" role="status">
    ${late && html`<span class="tr-unseen">${t("state.loading")}</span>
      ${Array.from({ length: lines }, (ignored, index) => html`<div class="tr-loading-bar" key=${index}></div>`)}`}
  </div>`;
}

/** Nothing is there, and that is no mistake: what it means, and what to do. */
export const Empty = ({ title, children }) =>
  html`<div class="tr-empty"><p class="tr-empty-title">${title}</p>${children && html`<div>${children}</div>`}</div>`;

const TITLES = { 0: "state.unreachable", 401: "state.signIn", 403: "state.noRight", 404: "state.missing" };

/** Why it can't be shown: the API's sentence, which has a next step, and ways to go on. */
export function Failed({ error, retry }) {
  const { signedIn } = session.use();
  const maySignIn = !inJenkins && !signedIn && [401, 404].includes(error.status);
  return html`<div class="tr-failed" role="alert">
    <h2 class="tr-empty-title">${t(TITLES[error.status] ?? "state.failed")}</h2>
    <p>${error.status === 401 ? t("state.signInWords") : error.message}</p>
    <p class="tr-actions">
      ${maySignIn && html`<${Link} class="jenkins-button jenkins-button--primary" to=${signInFrom()}>${t("action.signIn")}<//>`}
      ${retry && html`<button type="button" class="jenkins-button" onClick=${retry}>${t("action.retry")}</button>`}
    </p>
  </div>`;
}

/** Where to sign in, and come back to this view. */
export const signInFrom = () => `/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`;

/** What stands beside something that could not be loaded again. */
const Stale = ({ error, retry }) =>
  html`<div class="jenkins-alert jenkins-alert-warning tr-stale" role="alert">${t("state.stale")} ${error.message} <button type="button" class="jenkins-button tr-small" onClick=${retry}>${t("action.retry")}</button></div>`;

/** What useLoad found: shown by the function between the tags, or the state it is in. */
export function Loaded({ from, lines, children }) {
  if (from.value !== undefined) {
    return html`<${Fragment}>${from.error && html`<${Stale} error=${from.error} retry=${from.reload} />`}${children(from.value)}<//>`;
  }
  return from.error ? html`<${Failed} error=${from.error} retry=${from.reload} />` : html`<${Loading} lines=${lines} />`;
}

/** A list that useAll found: shown by the function between the tags as far as it is there; where it is empty, what none says. */
export function LoadedList({ from, none, lines = 6, children }) {
  if (from.items.length > 0) {
    return html`<${Fragment}>${from.error && html`<${Stale} error=${from.error} retry=${from.reload} />`}${children(from.items)}<//>`;
  }
  if (from.error) {
    return html`<${Failed} error=${from.error} retry=${from.reload} />`;
  }
  return from.complete ? none() : html`<${Loading} lines=${lines} />`;
}
