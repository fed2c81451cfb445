// SPDX-License-Identifier: MIT
import { call, get } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { Time, count, day, size } from "../ground/figures.js";
import { useLoad, useRepeat } from "../ground/load.js";
import { at } from "../ground/router.js";
import { html, useState } from "../ground/view.js";
import { Bars } from "../charts/bars.js";
import { Button, Digest, Facts, Section } from "../parts/pieces.js";
import { tell } from "../parts/said.js";
import { Empty, Loaded } from "../parts/states.js";
import { Table } from "../parts/table.js";
import { Figures } from "./job.js";
import { JobTable } from "./jobs.js";
import { flag, number, schedule } from "./blocks.js";
import { SettingsForm } from "./settingsform.js";

async function load(signal) {
  const status = await get("/garbage-collection", signal); // first: without a job in it, what comes after is the last word
  const runs = await get("/jobs?kind=garbage-collection&limit=20", signal);
  return { status, runs: runs.items, running: runs.items.find((job) => job.id === status.job) };
}

/** Garbage collection: what it could free, when it runs, how far it is, what it freed. */
export function Collection() {
  const found = useLoad(load, []);
  useRepeat(found.reload, 1500, Boolean(found.value?.status.job));
  const run = async () => {
    await call("POST", "/garbage-collection/runs");
    tell(t("collection.started"));
    found.reload();
  };
  const stop = async (job) => {
    await call("POST", `/jobs/${job}/cancel`);
    tell(t("job.stopping"));
    found.reload();
  };
  return html`<${Loaded} from=${found}>${({ status, runs, running }) => html`
    <${Section} title=${t("collection.title")} note=${t("collection.note")} actions=${status.job ? html`<${Button} kind="danger" onClick=${() => stop(status.job)}>${t("job.stop")}<//>` : html`<${Button} kind="primary" onClick=${run}>${t("collection.run")}<//>`}>
      ${running && html`<${Figures} job=${running} />`}
      <${Reclaimable} of=${status.reclaimable} />
      <${Facts} of=${[
        [t("collection.schedule"), status.schedule ? html`<span class="tr-mono">${status.schedule}</span>` : t("collection.off")],
        [t("collection.next"), status.nextAt && html`<${Time} at=${status.nextAt} />`],
        [t("collection.most"), status.maxMinutes > 0 ? t("collection.minutes", { count: status.maxMinutes }) : t("collection.untilDone")],
        [t("collection.held"), status.heldUntil && html`<${Time} at=${status.heldUntil} />`],
      ]} />
    <//>
    <${Plan} />
    <${Section} title=${t("collection.history")}>${runs.length > 0 && html`<${History} runs=${runs} />`}<${JobTable} jobs=${runs} none=${t("collection.never")} /><//>
    `}<//>
    <${SettingsForm} title=${t("collection.settings")} note=${t("collection.settingsNote")} block="garbageCollection" fields=${settings()} from=${switched} to=${scheduled} onSaved=${found.reload} />`;
}

const USUAL = "30 2 * * *";
const block = "garbageCollection";

/** It is off where it has no schedule; whoever switches it on gets a usual one to change. */
const switched = (value) => ({ ...value, on: value.schedule !== "", schedule: value.schedule || USUAL });
const scheduled = ({ on, ...values }) => ({ ...values, schedule: on ? values.schedule : "" });

const settings = () => [
  flag(block, "on"),
  schedule(block, "schedule", { required: true, shown: (values) => values.on }),
  number(block, "maxMinutes", 0, 10080, { hint: t("settings.garbageCollection.minutesHint") }),
  number(block, "graceSeconds", 1, 604800, { hint: t("settings.garbageCollection.graceHint") }),
  number(block, "staleUploadHours", 1, 8760),
  flag(block, "purgeFirst"),
];

const Reclaimable = ({ of }) => {
  if (!of) {
    return html`<p class="tr-muted">${t("collection.counting")}</p>`;
  }
  return html`<p class="tr-figure">${of.bytes > 0 ? html`<strong>${size(of.bytes)}</strong> <span>${t("collection.free")}</span>` : t("collection.nothing")}</p>
    <p class="tr-muted">${t("collection.stored", { size: size(of.storedBytes), blobs: of.storedBlobs })}${of.trash.bytes > 0 && ` ${t("collection.trash", { size: size(of.trash.bytes) })}`}</p>`;
};

/** What each of the last runs freed, as bars. */
function History({ runs }) {
  const freed = (job) => job.figures.bytesFreed ?? job.figures.bytes ?? 0;
  const bars = runs
    .filter((job) => job.endedAt)
    .map((job) => ({ key: job.id, value: freed(job), words: size(freed(job)), under: day(job.endedAt), to: at.administration("jobs", String(job.id)) }))
    .reverse();
  return bars.length > 0 && html`<p class="tr-muted">${t("collection.chart")}</p><${Bars} bars=${bars} label=${t("collection.picture", { count: bars.length })} />`;
}

/** What a run would take away now, without doing it. */
function Plan() {
  const [shown, setShown] = useState(false);
  const found = useLoad((signal) => (shown ? get("/garbage-collection/plan?limit=200", signal) : Promise.resolve(null)), [shown]);
  return html`<${Section} title=${t("collection.plan")} note=${t("collection.planNote")} actions=${html`<${Button} onClick=${() => (shown ? found.reload() : setShown(true))}>${t("collection.dryRun")}<//>`}>
    ${shown && html`<${Loaded} from=${found}>${(plan) => plan && (plan.items.length === 0
      ? html`<${Empty} title=${t("collection.nothing")} />`
      : html`<p class="tr-muted">${t("list.count", { count: plan.items.length })}${plan.next && ` · ${t("collection.planMore")}`}</p><${Table} label=${t("collection.plan")} items=${plan.items} id=${(each) => each.digest} columns=${[
          { title: t("image.digest"), cell: (each) => html`<${Digest} of=${each.digest} />` },
          { title: t("image.size"), className: "tr-number", cell: (each) => size(each.size) },
          { title: t("collection.links"), className: "tr-number", cell: (each) => count(each.links) },
          { title: t("storage.reason"), cell: (each) => t(`collection.reason.${each.reason}`) },
        ]} />`)}<//>`}
  <//>`;
}
