// SPDX-License-Identifier: MIT
/** What stands around every view: the ways to all others, the search, who is signed in. */
import { address, files, inJenkins } from "./ground/host.js";
import { LANGUAGES, language, speakFromNowOn, t } from "./ground/messages.js";
import { Link, at, go, place } from "./ground/router.js";
import { session } from "./ground/session.js";
import { html, useEffect, useRef, useState } from "./ground/view.js";
import { Dialogs } from "./parts/dialog.js";
import { Said } from "./parts/said.js";
import { signInFrom } from "./parts/states.js";
import { signOut } from "./home/signin.js";
import { viewOf } from "./screens.js";

export function Shell() {
  const { path } = place.use();
  const view = viewOf(path);
  const main = useRef(null);
  const first = useRef(true);
  useEffect(() => {
    document.title = `${view.title} · ${t("product")}`;
    if (!first.current) {
      scrollTo(0, 0);
      main.current.focus({ preventScroll: true });
    }
    first.current = false;
  }, [view.key]);
  return html`<a class="tr-skip" href="#tr-main">${t("skip")}</a>
    <${inJenkins ? JenkinsHead : ServerHead} tab=${view.tab} />
    <main id="tr-main" class="tr-main" tabindex="-1" ref=${main}><${view.screen} key=${view.key} ...${view.values} /></main>
    <${Dialogs} /><${Said} />`;
}

function Ways({ tab }) {
  const { signedIn, registryAdmin } = session.use();
  const ways = [
    ["home", at.home, t("nav.repositories"), true],
    ["organizations", "/organizations", t("nav.organizations"), signedIn],
    ["profile", at.profile(), t("nav.profile"), signedIn && inJenkins],
    ["administration", at.administration("general"), t("nav.administration"), registryAdmin],
  ];
  return html`<nav class="tr-ways" aria-label=${t("nav.sections")}>
    ${ways.filter(([, , , shown]) => shown).map(([name, to, text]) => html`<${Link} key=${name} to=${to} aria-current=${tab === name ? "page" : undefined}>${text}<//>`)}
  </nav>`;
}

function Search() {
  const { path, query } = place.use();
  const asked = path === "/search" ? (query.get("q") ?? "") : "";
  const [text, setText] = useState(asked);
  useEffect(() => setText(asked), [asked]);
  const search = (event) => {
    event.preventDefault();
    if (text.trim() !== "") {
      go(at.search(text.trim()));
    }
  };
  return html`<form class="tr-search" role="search" onSubmit=${search}>
    <input class="jenkins-input" type="search" value=${text} onInput=${(event) => setText(event.target.value)} aria-label=${t("search.label")} placeholder=${t("search.placeholder")} />
  </form>`;
}

const ServerHead = ({ tab }) =>
  html`<header class="tr-head">
    <${Link} class="tr-brand" to=${at.home}><img src=${`${files}/icon.svg`} alt="" width="32" height="32" /><span><strong>${t("product")}</strong><small>${address}</small></span><//>
    <${Ways} tab=${tab} /><${Search} /><${Person} />
  </header>`;

const JenkinsHead = ({ tab }) => html`<div class="tr-head tr-head-inside"><${Ways} tab=${tab} /><${Search} /></div>`;

function Person() {
  const { signedIn, name } = session.use();
  return html`<div class="tr-person">
    <select class="tr-language" aria-label=${t("language")} onChange=${(event) => speakFromNowOn(event.target.value)}>
      ${Object.entries(LANGUAGES).map(([key, text]) => html`<option key=${key} value=${key} selected=${key === language}>${text}</option>`)}
    </select>
    ${signedIn
      ? html`<${Link} class="jenkins-button" to=${at.profile()}>${name}<//><button type="button" class="jenkins-button jenkins-button--tertiary" onClick=${signOut}>${t("action.signOut")}</button>`
      : html`<${Link} class="jenkins-button jenkins-button--primary" to=${signInFrom()}>${t("action.signIn")}<//>`}
  </div>`;
}
