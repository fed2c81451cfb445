// SPDX-License-Identifier: MIT
import { get, named, query } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { Time } from "../ground/figures.js";
import { useLoad } from "../ground/load.js";
import { place, remember } from "../ground/router.js";
import { session } from "../ground/session.js";
import { html, useState } from "../ground/view.js";
import { Chip } from "../parts/pieces.js";
import { Empty, Failed, Loaded } from "../parts/states.js";
import { Table } from "../parts/table.js";
import { Operation } from "../parts/words.js";

const STEP = 100;

const short = (reference = "") => (reference.includes(":") ? reference.slice(0, 19) : reference);

/** What was done and refused in a repository, or there with one tag or digest, the latest first. */
export function Activity({ repository, reference }) {
  const [limit, setLimit] = useState(STEP);
  const changesOnly = place.use().query.get("changes") === "true";
  const found = useLoad((signal) => get(query(`/repositories/${named(repository.name)}/-/activity`, { limit, reference }), signal), [repository.name, limit, reference]);
  return html`<div class="tr-bar"><label class="tr-check"><input type="checkbox" checked=${changesOnly} onChange=${(event) => remember({ changes: event.target.checked ? "true" : "" })} />${t("activity.changesOnly")}</label></div>
    <${Loaded} from=${found}>${({ items }) => html`<${List} items=${items.filter((each) => !changesOnly || !each.operation.startsWith("pull"))} />
      ${items.length === limit && limit < 1000 && html`<p><button type="button" class="jenkins-button" onClick=${() => setLimit(Math.min(1000, limit + STEP))}>${t("action.more")}</button></p>`}`}<//>`;
}

const List = ({ items }) =>
  items.length === 0
    ? html`<${Empty} title=${t("activity.none")} />`
    : html`<${Table} label=${t("repository.tab.activity")} items=${items} id=${(each) => each.n} columns=${[
        { title: t("audit.when"), cell: (each) => html`<${Time} at=${each.time} />` },
        { title: t("audit.who"), cell: (each) => each.actor },
        { title: t("audit.what"), cell: (each) => html`<${Operation} of=${each.operation} />` },
        { title: t("audit.about"), cell: (each) => html`<span class="tr-mono" title=${each.reference}>${short(each.reference)}</span>` },
        { title: t("audit.outcome"), cell: (each) => html`<${Chip} kind=${each.outcome}>${t(`outcome.${each.outcome}`)}<//>${each.reason && html`<div class="tr-muted">${each.reason}</div>`}` },
      ]} />`;

/** Whoever came by an address may lack the right that it needs. */
export const NotAllowed = () => html`<${Failed} error=${{ status: session.get().signedIn ? 403 : 401, message: t("repository.refused") }} />`;
