// SPDX-License-Identifier: MIT
import { call } from "../ground/api.js";
import { base, files } from "../ground/host.js";
import { t } from "../ground/messages.js";
import { at, go, place } from "../ground/router.js";
import { forgotten, recognise, session } from "../ground/session.js";
import { html, useEffect } from "../ground/view.js";
import { dropDrafts } from "../parts/drafts.js";
import { Form } from "../parts/form.js";
import { Title } from "../parts/pieces.js";

/** Where to go on: a view of these pages, whatever the address says. */
function goal(query) {
  const to = query.get("to") ?? "";
  return to.startsWith(`${base}/`) && !to.startsWith(`${base}/sign-in`) ? to.slice(base.length) : at.home;
}

/** Signing in with a password; only in the standalone server. */
export function SignIn() {
  const { query } = place.use();
  const { signedIn } = session.use();
  useEffect(() => {
    if (signedIn) {
      go(goal(query), { replace: true });
    }
  }, [signedIn]);
  const signIn = async ({ user, password }) => {
    await call("POST", "/session", { user, password });
    await recognise();
  };
  return html`<div class="tr-narrow tr-sign-in"><img src=${`${files}/icon.svg`} alt="" width="48" height="48" />
    <${Title} under=${t("signIn.under")}>${t("signIn.title")}<//>
    <${Form} submit=${t("action.signIn")} act=${signIn} fields=${[
      { name: "user", label: t("signIn.user"), required: true, autocomplete: "username" },
      { name: "password", label: t("signIn.password"), type: "password", required: true, autocomplete: "current-password" },
    ]} />
    <p class="tr-muted">${t("signIn.tokens")}</p>
  </div>`;
}

export async function signOut() {
  await call("DELETE", "/session");
  dropDrafts();
  forgotten();
  go("/sign-in");
}
