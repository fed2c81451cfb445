// SPDX-License-Identifier: MIT
import { call, get } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { Time, count } from "../ground/figures.js";
import { useLoad, useRepeat } from "../ground/load.js";
import { Link, at } from "../ground/router.js";
import { html } from "../ground/view.js";
import { Alert, Button, Chip, Facts, Section } from "../parts/pieces.js";
import { tell } from "../parts/said.js";
import { Empty, Loaded } from "../parts/states.js";
import { Table } from "../parts/table.js";
import { Figures } from "./job.js";
import { kindOf } from "./jobs.js";
import { address } from "../parts/checks.js";
import { flag, number, schedule, text } from "./blocks.js";
import { Offline } from "./offline.js";
import { OtherScanners } from "./otherscanners.js";
import { SettingsForm } from "./settingsform.js";

/** The jobs first: when none is under way any more, what is asked for after them is the last word. */
async function load(signal) {
  const queued = await get("/jobs?state=queued&limit=50", signal);
  const running = await get("/jobs?state=running&limit=50", signal); // after the other: a job that begins meanwhile is in one of them
  const [advisories, scanning] = await Promise.all([get("/advisories", signal), get("/scanning", signal)]);
  const busy = [...running.items, ...queued.items].filter((job) => /scan|advisor/.test(job.kind));
  return { advisories, scanning, busy };
}

/** What is known about vulnerabilities, how old it is, and scanning as a whole. */
export function Security() {
  const found = useLoad(load, []);
  useRepeat(found.reload, 2000, (found.value?.busy.length ?? 0) > 0);
  const begin = (path, said) => async () => {
    await call("POST", path);
    tell(said);
    found.reload();
  };
  return html`<${Loaded} from=${found}>${({ advisories, scanning, busy }) => html`
    ${busy.length > 0 && html`<${Section} title=${t("security.busy")}>${busy.map((job) => html`<p key=${job.id}><${Link} to=${at.administration("jobs", String(job.id))}>${t("job.title")} ${job.id}<//> ${kindOf(job.kind)} <${Figures} job=${job} /></p>`)}<//>`}
    <${Section} title=${t("security.scanning")} actions=${html`<${Button} onClick=${begin("/scanning/sweeps", t("security.swept"))}>${t("security.sweep")}<//><${Button} onClick=${begin("/scanning/rematches", t("security.rematched"))}>${t("security.rematch")}<//>`}>
      <${Facts} of=${[
        [t("security.onPush"), t(scanning.onPush ? "yes" : "no")],
        [t("security.schedule"), scanning.schedule || t("security.unscheduled")],
        [t("security.images"), count(scanning.images)],
        [t("security.packages"), count(scanning.packages)],
      ]} /><//>
    <${Sources} advisories=${advisories} update=${begin("/advisories/updates", t("security.updating"))} />
    <${Offline} reload=${found.reload} />
    `}<//>
    <${SettingsForm} title=${t("security.scanSettings")} block="scan" onSaved=${found.reload}
      fields=${[flag("scan", "onPush"), schedule("scan", "schedule"), number("scan", "atOnce", 1, 16), flag("scan", "attachSboms"), number("scan", "cacheMegabytes", 0, 1000000)]} />
    <${SettingsForm} title=${t("security.dataSettings")} block="advisories" onSaved=${found.reload}
      fields=${[
        schedule("advisories", "schedule"),
        text("advisories", "mirror", { type: "url", required: true, check: address() }),
        text("advisories", "ecosystems", { type: "lines", hint: t("settings.advisories.ecosystemsHint") }),
        text("advisories", "kev", { type: "url", check: address() }),
        text("advisories", "epss", { type: "url", check: address() }),
        flag("advisories", "allowHttp"),
        text("advisories", "authority", { type: "area", rows: 3, hint: t("scanner.authorityHint") }),
        text("advisories", "webProxy", { type: "url", check: address({ schemes: ["http"], bare: true, port: true }), hint: t("settings.advisories.webProxyHint") }),
        number("advisories", "largestMegabytes", 1, 100000),
        number("advisories", "oldAfterDays", 1, 365),
      ]} />
    <${OtherScanners} />`;
}

function Sources({ advisories, update }) {
  const old = advisories.sources.filter((each) => each.old);
  return html`<${Section} title=${t("security.advisories")} note=${t("security.oldAfter", { count: advisories.oldAfterDays })} actions=${html`<${Button} kind="primary" onClick=${update}>${t("security.update")}<//>`}>
    ${old.length > 0 && html`<${Alert}>${t("security.old", { sources: old.map((each) => each.name).join(", ") })}<//>`}
    ${advisories.sources.length === 0
      ? html`<${Empty} title=${t("security.noData")}>${t("security.noDataWords")}<//>`
      : html`<${Table} label=${t("security.advisories")} items=${advisories.sources} id=${(each) => each.name} columns=${[
          { title: t("security.source"), cell: (each) => html`${each.name} ${each.online && html`<${Chip}>${t("security.online")}<//>`}` },
          { title: t("security.count"), className: "tr-number", cell: (each) => (each.advisories === undefined ? html`<span class="tr-muted">–</span>` : count(each.advisories)) },
          { title: t("security.asOf"), cell: (each) => each.asOf && html`<span class=${each.old ? "tr-old" : ""}><${Time} at=${each.asOf} /></span>` },
          { title: t("security.imported"), cell: (each) => each.importedAt && html`<${Time} at=${each.importedAt} />` },
          { title: t("security.checked"), cell: (each) => html`${each.checkedAt ? html`<${Time} at=${each.checkedAt} />` : each.online && html`<span class="tr-muted">${t("never")}</span>`}${each.problem && html`<div class="tr-problem">${each.problem}</div>`}` },
        ]} />`}
  <//>`;
}
