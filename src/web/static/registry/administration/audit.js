// SPDX-License-Identifier: MIT
import { lines, query } from "../ground/api.js";
import { api } from "../ground/host.js";
import { t } from "../ground/messages.js";
import { Time } from "../ground/figures.js";
import { useLoad } from "../ground/load.js";
import { place, remember } from "../ground/router.js";
import { html } from "../ground/view.js";
import { Choice } from "../image/report.js";
import { Chip } from "../parts/pieces.js";
import { Empty, Loaded } from "../parts/states.js";
import { Table } from "../parts/table.js";
import { Operation, credential } from "../parts/words.js";

const FILTERS = ["actor", "repository", "outcome", "from", "to"];

/** A digest as lists show it. */
const short = (reference) => (reference.includes(":") ? reference.slice(0, 19) : reference);

/** Who did what, and what was refused, the latest first. */
export function Audit() {
  const { query: said } = place.use();
  const wanted = Object.fromEntries(FILTERS.map((key) => [key, said.get(key) ?? ""]));
  const last = said.get("last") ?? "200";
  const found = useLoad(async (signal) => (await lines(query("/audit", { ...wanted, last }), signal)).reverse(), [said.toString()]);
  return html`<form class="tr-bar tr-filters" onSubmit=${(event) => event.preventDefault()}>
      <${Text} name="actor" value=${wanted.actor} /><${Text} name="repository" value=${wanted.repository} />
      <${Choice} label=${t("audit.outcome")} value=${wanted.outcome} onValue=${(outcome) => remember({ outcome })} options=${["done", "refused", "failed"].map((each) => [each, t(`outcome.${each}`)])} />
      <div class="tr-bar-pair"><${Day} name="from" value=${wanted.from} /><${Day} name="to" value=${wanted.to} /></div>
      <a class="jenkins-button tr-end" href=${api + query("/audit", { ...wanted, format: "csv" })} download="audit.csv">CSV</a>
    </form>
    <${Loaded} from=${found} lines=${6}>${(entries) => (entries.length === 0
      ? html`<${Empty} title=${t("audit.none")} />`
      : html`<${Table} label=${t("administration.tab.audit")} items=${entries} id=${(each) => each.n} columns=${[
          { title: t("audit.when"), cell: (each) => html`<${Time} at=${each.time} />` },
          { title: t("audit.who"), cell: (each) => html`${each.actor}<div class="tr-muted">${credential(each.credential)}</div>` },
          { title: t("audit.what"), cell: (each) => html`<${Operation} of=${each.operation} />${each.about?.keys && html`<div class="tr-muted">${each.about.keys}</div>`}` },
          { title: t("audit.where"), className: "tr-name", cell: (each) => html`${each.repository ?? ""} ${each.reference && html`<span class="tr-mono" title=${each.reference}>${short(each.reference)}</span>`}` },
          { title: t("audit.outcome"), cell: (each) => html`<${Chip} kind=${each.outcome}>${t(`outcome.${each.outcome}`)}<//>${each.reason && html`<div class="tr-muted">${each.reason}</div>`}` },
          { title: t("audit.from"), cell: (each) => html`<span class="tr-mono tr-nowrap">${each.from}</span>` },
        ]} />
        ${entries.length === Number(last) && Number(last) < 10000 && html`<p><button type="button" class="jenkins-button" onClick=${() => remember({ last: String(Math.min(10000, Number(last) * 5)) })}>${t("action.more")}</button></p>`}`)}<//>`;
}

const Text = ({ name, value }) =>
  html`<input class="jenkins-input tr-filter" type="search" value=${value} aria-label=${t(`audit.filter.${name}`)} placeholder=${t(`audit.filter.${name}`)} onChange=${(event) => remember({ [name]: event.target.value.trim() })} />`;

const Day = ({ name, value }) =>
  html`<label class="tr-inline">${t(`audit.filter.${name}`)} <input class="jenkins-input tr-day" type="date" value=${value} onChange=${(event) => remember({ [name]: event.target.value })} /></label>`;
