// SPDX-License-Identifier: MIT
import { get } from "../ground/api.js";
import { inJenkins } from "../ground/host.js";
import { t } from "../ground/messages.js";
import { useLoad } from "../ground/load.js";
import { html } from "../ground/view.js";
import { Alert, Chip, Facts, Section } from "../parts/pieces.js";
import { Loaded } from "../parts/states.js";
import { Table } from "../parts/table.js";
import { word } from "../parts/words.js";

async function load(signal) {
  const [audit, damaged, ping] = await Promise.all([
    get("/audit/check", signal),
    get("/damaged-blobs?limit=1", signal),
    inJenkins ? Promise.resolve(undefined) : fetch("/_ping", { signal }).then((answer) => answer.json()),
  ]);
  return { audit, damaged, ping };
}

/** What a part is called; one that these pages don't know by its own name. */
const named = (part) => word(`health.part.${part}`, part);

/** Whether everything works: what a load balancer asks, the chain of the audit log, damaged layers. */
export function Health() {
  const found = useLoad(load, []);
  return html`<${Loaded} from=${found}>${({ audit, damaged, ping }) => html`
    ${ping && html`<${Section} title=${t("health.service")}><${Alert} kind=${ping.Healthy ? "success" : "danger"}>${t(ping.Healthy ? "health.well" : "health.ill")} ${ping.Error}<//>
      <${Table} label=${t("health.parts")} items=${Object.entries(ping.Parts)} id=${([part]) => part} columns=${[
        { title: t("health.part"), cell: ([part]) => named(part) },
        { title: t("job.state"), cell: ([, state]) => html`<${Chip} kind=${state === "ok" ? "done" : "failed"}>${state === "ok" ? t("health.fine") : state}<//>` },
      ]} /><//>`}
    <${Section} title=${t("health.audit")}><${Facts} of=${[
      [t("health.files"), audit.files],
      [t("health.lines"), audit.lines],
      [t("health.chain"), audit.faults.length === 0 ? html`<${Chip} kind="done">${t("health.fine")}<//> ${t("health.whole")}` : audit.faults.map((fault) => `${fault.file}:${fault.line} ${fault.what}`).join("; ")],
    ]} /><//>
    <${Section} title=${t("health.layers")}><p>${t(damaged.items.length === 0 ? "storage.noDamage" : "health.damaged")}</p><//>`}<//>`;
}
