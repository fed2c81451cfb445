// SPDX-License-Identifier: MIT
import { call, one } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { go } from "../ground/router.js";
import { forgotten } from "../ground/session.js";
import { html } from "../ground/view.js";
import { Form } from "../parts/form.js";
import { Section } from "../parts/pieces.js";
import { tell } from "../parts/said.js";

/** Changing one's own password, which ends all sessions; only in the standalone server. */
export function Password({ who }) {
  const change = async ({ current, password }) => {
    await call("PUT", `/accounts/${one(who.name)}/password`, { current, password });
    forgotten();
    tell(t("password.changed"));
    go("/sign-in");
  };
  return html`<${Section} title=${t("profile.tab.password")} note=${t("password.note")}><div class="tr-narrow"><${Form} submit=${t("password.submit")} act=${change} fields=${[
    { name: "current", label: t("password.current"), type: "password", required: true, autocomplete: "current-password" },
    { name: "password", label: t("password.new"), type: "password", required: true, autocomplete: "new-password", check: (text) => (text.length >= 8 ? "" : t("password.rule")) },
    { name: "again", label: t("password.again"), type: "password", required: true, autocomplete: "new-password", check: (text, all) => (text === all.password ? "" : t("password.different")) },
  ]} /></div><//>`;
}
