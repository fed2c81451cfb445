// SPDX-License-Identifier: MIT
import { all, call, get, one } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { Time } from "../ground/figures.js";
import { useLoad } from "../ground/load.js";
import { html, useState } from "../ground/view.js";
import { ask, confirm, show } from "./dialog.js";
import { Copied } from "./lines.js";
import { Alert, Button, Chip, Section } from "./pieces.js";
import { tell } from "./said.js";
import { Empty, Loaded } from "./states.js";
import { Table } from "./table.js";
import { eventWords } from "./words.js";

const TYPES = ["TAG_PUSH", "TAG_PULL", "TAG_DELETE", "MANIFEST_PUSH", "MANIFEST_PULL", "MANIFEST_DELETE", "SCAN_COMPLETED", "SCAN_FAILED", "SCAN_WORSENED", "SCAN_IMPROVED", "PROMOTION", "STAGING_PUBLISHED", "STAGING_ABANDONED", "PUSH_MIRRORING", "POLL_MIRRORING", "GATE_PASSED", "GATE_BLOCKED"];
const OF_NAMESPACES = ["REPO_CREATED", "REPO_UPDATED", "REPO_DELETED", "QUOTA_WARNING", "QUOTA_EXCEEDED"];
const OF_REGISTRY = ["SCANNER_UPDATE_COMPLETED", "SETTINGS_CHANGED"];

/** What one can be told of at a place, by the path of its webhooks: at a larger one also of what concerns it as a whole. */
const typesAt = (path) => [...TYPES, ...(path.startsWith("/repositories/") ? [] : OF_NAMESPACES), ...(path === "/webhooks" ? OF_REGISTRY : [])];

const wrongUrl = (url) => (/^https?:\/\/[^\s]+$/.test(url) ? "" : t("webhook.urlRule"));

const fields = (path, hook = { url: "", types: ["TAG_PUSH", "SCAN_COMPLETED"], format: "plain", skipVerification: false }) => [
  { name: "url", label: t("webhook.url"), required: true, value: hook.url, check: wrongUrl },
  { name: "types", label: t("webhook.types"), type: "checks", value: hook.types, required: true, options: [...new Set([...typesAt(path), ...hook.types])].map((type) => [type, eventWords(type)]) },
  { name: "format", label: t("webhook.format"), type: "select", value: hook.format, options: [["plain", t("webhook.plain")], ["cloudevents", "CloudEvents"]] },
  { name: "skipVerification", label: t("webhook.skip"), type: "checkbox", value: hook.skipVerification, hint: t("webhook.skipHint") },
];

/** Webhooks of a place, by the path of their list. */
export function Webhooks({ path }) {
  const found = useLoad((signal) => all(path, { signal }), [path]);
  const create = () =>
    ask(t("webhook.new"), { submit: t("action.create"), fields: fields(path), act: async (values) => {
      const made = await call("POST", path, values);
      found.reload();
      show(t("webhook.secret"), html`<p>${t("webhook.secretWords")}</p><${Copied} text=${made.secret ?? ""} />`);
    } });
  return html`<${Section} title=${t("webhook.title")} note=${t("webhook.note")} actions=${html`<${Button} kind="primary" onClick=${create}>${t("webhook.new")}<//>`}>
    <${Loaded} from=${found}>${(hooks) => (hooks.length === 0 ? html`<${Empty} title=${t("webhook.none")}>${t("webhook.noneWords")}<//>` : hooks.map((hook) => html`<${Webhook} key=${hook.id} place=${path} hook=${hook} reload=${found.reload} />`))}<//>
  <//>`;
}

function Webhook({ place, hook, reload }) {
  const [open, setOpen] = useState(false);
  const path = `/webhooks/${one(hook.id)}`;
  const change = () => ask(t("webhook.change"), { submit: t("action.save"), fields: fields(place, hook), act: async (values) => {
    await call("PATCH", path, values);
    reload();
  } });
  const toggle = async () => {
    await call("PATCH", path, { active: !hook.active });
    reload();
  };
  const test = async () => {
    const { state, problem, status } = await call("POST", `${path}/test`);
    tell(state === "delivered" ? t("webhook.tested", { status }) : (problem ?? t("webhook.testFailed")), state !== "delivered");
    reload();
  };
  const remove = () => confirm(t("webhook.removeTitle"), { sentences: [hook.url, t("webhook.removeWords")], submit: t("action.delete"), act: async () => {
    await call("DELETE", path);
    reload();
  } });
  return html`<article class="tr-card">
    <div class="tr-section-title"><h3 class="tr-mono">${hook.url}</h3><${Chip} kind=${hook.active ? "done" : "refused"}>${t(hook.active ? "active" : "inactive")}<//></div>
    ${hook.disabledReason && html`<${Alert}>${hook.disabledReason}<//>`}${hook.warning && html`<${Alert}>${hook.warning}<//>`}
    <p class="tr-chips">${hook.types.map((type) => html`<${Chip} key=${type} title=${type}>${eventWords(type)}<//>`)}</p>
    <p class="tr-muted">${hook.lastSuccessfulAt ? html`${t("webhook.lastSuccess")} <${Time} at=${hook.lastSuccessfulAt} />` : t("webhook.neverSuccess")}${hook.failingSince && html` · ${t("webhook.failing")} <${Time} at=${hook.failingSince} />`}</p>
    <div class="tr-actions">
      <${Button} onClick=${() => setOpen(!open)} aria-expanded=${open ? "true" : "false"}>${t("webhook.deliveries")}<//><${Button} onClick=${test}>${t("webhook.test")}<//>
      <${Button} onClick=${change}>${t("action.change")}<//><${Button} onClick=${toggle}>${t(hook.active ? "action.deactivate" : "action.activate")}<//><${Button} kind="danger" onClick=${remove}>${t("action.delete")}<//>
    </div>
    ${open && html`<${Deliveries} path=${path} />`}
  </article>`;
}

function Deliveries({ path }) {
  const found = useLoad((signal) => get(`${path}/deliveries?limit=20`, signal), [path]);
  const again = async (delivery) => {
    await call("POST", `${path}/deliveries/${one(delivery.id)}/redeliver`);
    found.reload();
  };
  return html`<${Loaded} from=${found}>${({ items }) => (items.length === 0
    ? html`<${Empty} title=${t("webhook.noDelivery")} />`
    : html`<${Table} label=${t("webhook.deliveries")} items=${items} id=${(each) => each.id} columns=${[
        { title: t("audit.when"), cell: (each) => html`<${Time} at=${each.createdAt} />` },
        { title: t("webhook.type"), cell: (each) => html`<span title=${each.type}>${eventWords(each.type)}</span>` },
        { title: t("job.state"), cell: (each) => html`<${Chip} kind=${{ delivered: "done", failed: "failed" }[each.state] ?? ""}>${t(`delivery.${each.state}`)}<//>${each.problem && html`<div class="tr-muted">${each.problem}</div>`}` },
        { title: t("webhook.status"), cell: (each) => each.status ?? "" },
        { title: t("actions"), unseen: true, cell: (each) => html`<${Button} onClick=${() => again(each)}>${t("webhook.redeliver")}<//>` },
      ]} />`)}<//>`;
}
