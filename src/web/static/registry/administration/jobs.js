// SPDX-License-Identifier: MIT
import { get, query } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { Time } from "../ground/figures.js";
import { useLoad, useRepeat } from "../ground/load.js";
import { Link, at, place, remember } from "../ground/router.js";
import { html, useState } from "../ground/view.js";
import { Choice } from "../image/report.js";
import { Chip, Section } from "../parts/pieces.js";
import { Empty, Loaded } from "../parts/states.js";
import { Table } from "../parts/table.js";
import { word } from "../parts/words.js";
import { Figures } from "./job.js";

export const STATES = ["queued", "running", "succeeded", "failed", "cancelled"];
const STEP = 100;

/** What a kind of work is called; one that these pages don't know yet by its own name. */
export const kindOf = (kind) => word(`job.kind.${kind}`, kind);

export const stateKind = (state) => ({ succeeded: "done", failed: "failed", cancelled: "refused", running: "running" })[state] ?? "";

/** Background work. */
export function Jobs() {
  const { query: said } = place.use();
  const wanted = { kind: said.get("kind") ?? "", state: said.get("state") ?? "" };
  const [limit, setLimit] = useState(STEP);
  const found = useLoad(async (signal) => {
    const [list, schedules] = await Promise.all([get(query("/jobs", { ...wanted, limit }), signal), get("/schedules", signal)]);
    return { list, schedules };
  }, [said.toString(), limit]);
  useRepeat(found.reload, 3000);
  return html`<div class="tr-bar tr-filters">
      <${Choice} label=${t("job.kind")} value=${wanted.kind} onValue=${(kind) => remember({ kind })} options=${(found.value?.schedules.kinds ?? []).map((each) => [each, kindOf(each)])} />
      <${Choice} label=${t("job.state")} value=${wanted.state} onValue=${(state) => remember({ state })} options=${STATES.map((each) => [each, t(`job.is.${each}`)])} />
    </div>
    <${Loaded} from=${found} lines=${6}>${({ list, schedules }) => html`<${JobTable} jobs=${list.items} none=${t("job.none")} />
      ${list.next && limit < 1000 && html`<p><button type="button" class="jenkins-button" onClick=${() => setLimit(limit + STEP)}>${t("action.more")}</button></p>`}
      <${Section} title=${t("job.schedules")}>${schedules.items.length === 0
        ? html`<p>${t("job.noSchedule")}</p>`
        : html`<${Table} label=${t("job.schedules")} items=${schedules.items} id=${(each) => each.kind} columns=${[
            { title: t("job.kind"), cell: (each) => kindOf(each.kind) },
            { title: t("job.cron"), cell: (each) => html`<span class="tr-mono">${each.cron}</span>` },
            { title: t("job.next"), cell: (each) => html`<${Time} at=${each.nextAt} />` },
          ]} />`}<//>`}<//>`;
}

export const JobTable = ({ jobs, none }) =>
  jobs.length === 0
    ? html`<${Empty} title=${none} />`
    : html`<${Table} label=${t("administration.tab.jobs")} items=${jobs} id=${(each) => each.id} columns=${[
        { title: t("job.title"), cell: (each) => html`<${Link} to=${at.administration("jobs", String(each.id))}>${each.id}<//>` },
        { title: t("job.kind"), cell: (each) => html`<span title=${each.kind}>${kindOf(each.kind)}</span>` },
        { title: t("job.state"), cell: (each) => html`<${Chip} kind=${stateKind(each.state)}>${t(`job.is.${each.state}`)}<//>` },
        { title: t("job.asked"), cell: (each) => html`<${Time} at=${each.createdAt} />` },
        { title: t("image.by"), cell: (each) => each.requestedBy },
        { title: t("job.result"), className: "tr-wide", cell: (each) => each.outcome || html`<${Figures} job=${each} />` },
      ]} />`;
