// SPDX-License-Identifier: MIT
import { get } from "../ground/api.js";
import { inJenkins } from "../ground/host.js";
import { t } from "../ground/messages.js";
import { Time } from "../ground/figures.js";
import { useLoad } from "../ground/load.js";
import { html } from "../ground/view.js";
import { Alert, Section } from "../parts/pieces.js";
import { Loaded } from "../parts/states.js";
import { address } from "../parts/checks.js";
import { SettingsForm } from "./settingsform.js";

/** Whether a newer release is there, and who is asked. */
export function Release() {
  const found = useLoad((signal) => get("/release", signal), []);
  return html`<${Section} title=${t("release.title")}><${Loaded} from=${found} lines=${1}>${(release) => html`<${Words} of=${release} />`}<//>
    ${!inJenkins && html`<details class="tr-folded"><summary>${t("release.feed")}</summary><${SettingsForm} title=${t("release.feed")} note=${t("release.feedNote")} block="releases" onSaved=${found.reload}
      fields=${[{ name: "feed", label: t("settings.releases.feed"), type: "url", check: address(), placeholder: "https://mirror.example.com/latest.json" }]} /></details>`}<//>`;
}

function Words({ of }) {
  if (!of.source) {
    return html`<p>${t("release.nobody")}</p>`;
  }
  if (of.problem) {
    return html`<${Alert}>${of.problem}<//>`;
  }
  return html`<p>${of.newer ? html`<strong>${t("release.newer", { version: of.newest })}</strong>${of.page && html` <a href=${of.page} rel="noreferrer noopener">${t("release.read")}</a>`}` : t("release.newest", { version: of.version })}
    <span class="tr-muted"> ${t("release.by", { source: of.source })} <${Time} at=${of.checkedAt} /></span></p>`;
}
