// SPDX-License-Identifier: MIT
import { get, one, send } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { useLoad } from "../ground/load.js";
import { html, useState } from "../ground/view.js";
import { ask, confirm } from "../parts/dialog.js";
import { address, within } from "../parts/checks.js";
import { Button, Section } from "../parts/pieces.js";
import { tell } from "../parts/said.js";
import { Empty, Loaded } from "../parts/states.js";
import { Table } from "../parts/table.js";
import { SettingsForm, opened } from "./settingsform.js";

const ways = () => ["none", "basic", "bearer", "api-key"].map((way) => [way, t(`scanner.way.${way}`)]);
const bills = () => [["", t("none")], ["cyclonedx", "CycloneDX"], ["spdx", "SPDX"]];

const fields = (scanner = {}, isNew = false) => [
  { name: "name", label: t("scanner.name"), value: scanner.name, required: true, check: (text) => (/^[a-z0-9][a-z0-9._-]*$/.test(text) ? "" : t("scanner.nameRule")) },
  { name: "url", label: t("scanner.url"), value: scanner.url, required: true, type: "url", check: address() },
  { name: "authentication", label: t("scanner.authentication"), type: "select", options: ways(), value: scanner.authentication ?? "none" },
  { name: "user", label: t("scanner.user"), value: scanner.user, required: true, shown: ({ authentication }) => authentication === "basic" },
  { name: "secret", label: t("scanner.secret"), type: "password", autocomplete: "new-password", hint: isNew ? "" : t("settings.secretSet"), shown: ({ authentication }) => authentication !== "none" },
  { name: "authority", label: t("scanner.authority"), type: "area", rows: 3, value: scanner.authority, hint: t("scanner.authorityHint") },
  { name: "skipTlsVerification", label: t("scanner.skip"), type: "checkbox", value: scanner.skipTlsVerification },
  { name: "internalAddress", label: t("scanner.internal"), type: "checkbox", value: scanner.internalAddress },
  { name: "timeoutMinutes", label: t("scanner.timeout"), type: "number", min: 1, max: 55, value: String(scanner.timeoutMinutes ?? 30), check: within(1, 55) },
  { name: "sbom", label: t("scanner.sbom"), type: "select", options: bills(), value: scanner.sbom ?? "" },
];

/** What was typed, as the settings have it. An empty secret is one that stays. */
const scannerOf = ({ secret, timeoutMinutes, user, ...values }) => ({
  ...values,
  user: values.authentication === "basic" ? user : "",
  timeoutMinutes: Number(timeoutMinutes),
  ...(secret === "" || values.authentication === "none" ? {} : { secret }),
});

/** Other scanners: which there are, and which one looks where a repository does not say. */
export function OtherScanners() {
  const found = useLoad((signal) => get("/settings/scanners", signal), []);
  const [times, setTimes] = useState(0);
  const put = async (shown, others) => {
    const answer = await (await send("PATCH", "/settings/scanners", { body: { others }, headers: { "If-Match": `"${shown.version}"` } })).json();
    if (answer.applied === "soon") {
      tell(t("scanner.soon"));
      await opened("scanners");
    } else {
      tell(t("saved"));
    }
    setTimes((now) => now + 1);
    found.reload();
  };
  const others = (shown) => shown.value.others ?? [];
  const add = (shown) => ask(t("scanner.add"), { submit: t("action.save"), fields: fields({}, true), act: (values) => put(shown, [...others(shown), scannerOf(values)]) });
  const change = (shown, scanner) =>
    ask(t("scanner.change", { name: scanner.name }), { submit: t("action.save"), fields: fields(scanner), act: (values) => put(shown, others(shown).map((each) => (each.name === scanner.name ? scannerOf(values) : each))) });
  const remove = (shown, scanner) =>
    confirm(t("scanner.removeTitle", { name: scanner.name }), { sentences: t("scanner.removeWords"), submit: t("action.remove"), act: () => put(shown, others(shown).filter((each) => each.name !== scanner.name)) });
  const test = async (scanner) => {
    const answer = await get(`/scanners/${one(scanner.name)}`);
    tell(answer.problem ?? t("scanner.answers", { name: answer.scanner.name, version: answer.scanner.version }), Boolean(answer.problem));
  };
  return html`<${Loaded} from=${found}>${(shown) => html`
    <${Section} title=${t("scanner.title")} note=${t("scanner.note")} actions=${shown.changeable && html`<${Button} onClick=${() => add(shown)}>${t("scanner.add")}<//>`}>
      ${others(shown).length === 0
        ? html`<${Empty} title=${t("scanner.nobody")} />`
        : html`<${Table} label=${t("scanner.title")} items=${others(shown)} id=${(each) => each.name} columns=${[
            { title: t("scanner.name"), cell: (each) => html`<strong>${each.name}</strong>` },
            { title: t("scanner.url"), cell: (each) => html`<span class="tr-mono">${each.url}</span>` },
            { title: t("scanner.authentication"), cell: (each) => t(`scanner.way.${each.authentication}`) },
            { title: t("actions"), unseen: true, cell: (each) => html`<div class="tr-actions"><${Button} onClick=${() => test(each)}>${t("settings.test")}<//>${shown.changeable && html`<${Button} onClick=${() => change(shown, each)}>${t("action.change")}<//><${Button} kind="danger" onClick=${() => remove(shown, each)}>${t("action.remove")}<//>`}</div>` },
          ]} />`}
    <//>
    <${SettingsForm} key=${times} title=${t("scanner.use")} block="scanners" onSaved=${found.reload} fields=${[
      { name: "use", label: t("settings.scanners.use"), type: "select", options: ["built-in", ...others(shown).map((each) => each.name)].map((name) => [name, name]) },
      { name: "registryAddress", label: t("settings.scanners.registryAddress"), type: "url", check: address({ bare: true }), hint: t("settings.scanners.addressHint") },
      { name: "allowHttp", label: t("settings.scanners.allowHttp"), type: "checkbox" },
      { name: "rescanDays", label: t("settings.scanners.rescanDays"), type: "number", min: 1, max: 365, required: true, check: within(1, 365) },
    ]} />`}<//>`;
}
