// SPDX-License-Identifier: MIT
import { administersJenkins, inJenkins, jenkins } from "../ground/host.js";
import { t } from "../ground/messages.js";
import { html } from "../ground/view.js";
import { Section } from "../parts/pieces.js";
import { Table } from "../parts/table.js";

function flat(key, value) {
  if (value !== null && typeof value === "object" && !Array.isArray(value)) {
    return Object.entries(value).flatMap(([name, inner]) => flat(`${key}.${name}`, inner));
  }
  return [[key, Array.isArray(value) ? value.map((each) => (typeof each === "object" ? JSON.stringify(each) : each)).join(", ") : String(value ?? "")]];
}

/** The settings in force of some blocks, by the keys of the settings file. They are changed where the host keeps its settings. */
export function SettingsBlock({ settings, blocks }) {
  const rows = blocks.filter((block) => block in settings).flatMap((block) => flat(block, settings[block]));
  return html`<${Section} title=${t("settings.title")} note=${t(inJenkins ? "settings.inJenkins" : "settings.inFile")}
      actions=${inJenkins && administersJenkins && html`<a class="jenkins-button" href=${`${jenkins}/manage/configure#trusted-registry`}>${t("action.change")}</a>`}>
    ${rows.length === 0
      ? html`<p>${t("settings.defaults")}</p>`
      : html`<${Table} label=${t("settings.title")} items=${rows} id=${([key]) => key} columns=${[
          { title: t("settings.key"), cell: ([key]) => html`<span class="tr-mono">${key}</span>` },
          { title: t("settings.value"), cell: ([, value]) => (value === "" ? html`<span class="tr-muted">${t("settings.unset")}</span>` : value) },
        ]} />`}
  <//>`;
}
