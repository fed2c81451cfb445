// SPDX-License-Identifier: MIT
import { t } from "../ground/messages.js";
import { Time } from "../ground/figures.js";
import { useAll } from "../ground/load.js";
import { Link, at } from "../ground/router.js";
import { html } from "../ground/view.js";
import { Chip, Section } from "../parts/pieces.js";
import { LoadedList } from "../parts/states.js";
import { Table } from "../parts/table.js";
import { MirrorOutcome, host } from "./mirroroutcome.js";

/** The mirrors of all repositories of a namespace, and how they do. They are changed where they are. */
export function MirrorOverview({ path }) {
  const found = useAll(`${path}/mirrors`, [path]);
  return html`<${Section} title=${t("mirror.title")} note=${t("mirror.noteWhole")}>
    <${LoadedList} from=${found} lines=${1} none=${() => html`<p class="tr-muted">${t("mirror.noneWhole")}</p>`}>${(items) => html`<${Table} label=${t("mirror.title")} items=${items} id=${(each) => `${each.local} ${each.name}`} columns=${[
      { title: t("repository.word"), className: "tr-name", cell: (each) => html`<${Link} to=${at.repository(each.local, "mirrors")}>${each.local}<//>` },
      { title: t("mirror.word"), cell: (each) => html`${each.name} <${Chip} kind=${each.active ? "done" : "refused"}>${t(each.active ? "active" : "inactive")}<//>` },
      { title: t("mirror.direction"), cell: (each) => t(`mirror.direction.${each.direction}`) },
      { title: t("mirror.there"), className: "tr-name", cell: (each) => `${host(each.registry)}/${each.repository}` },
      { title: t("mirror.lastRun"), cell: (each) => (each.lastRun ? html`<span title=${each.lastRun.sentence}><${MirrorOutcome} of=${each.lastRun.outcome} /></span> <span class="tr-muted"><${Time} at=${each.lastRun.at} /></span>` : html`<span class="tr-muted">${t("never")}</span>`) },
    ]} />`}<//>
  <//>`;
}
