// SPDX-License-Identifier: MIT
import { get } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { Time } from "../ground/figures.js";
import { useLoad, useRepeat } from "../ground/load.js";
import { html, useState } from "../ground/view.js";
import { Digest, Sentence } from "../parts/pieces.js";
import { Empty, Loaded } from "../parts/states.js";
import { Table } from "../parts/table.js";
import { MirrorOutcome } from "./mirroroutcome.js";

const STEP = 20;
/** The registry keeps no more of a mirror. */
const MOST = 1000;

/** What became of tags lately, the latest first; goes on while the mirror runs. */
export function Copies({ path, running, since }) {
  const [limit, setLimit] = useState(STEP);
  const found = useLoad((signal) => get(`${path}/copies?limit=${limit}`, signal), [path, limit, running, since]);
  useRepeat(found.reload, 2000, running);
  return html`<${Loaded} from=${found} lines=${1}>${({ items, next }) => (items.length === 0
    ? html`<${Empty} title=${t("mirror.noCopy")}>${t("mirror.noCopyWords")}<//>`
    : html`<${Table} label=${t("mirror.copies")} items=${items} id=${(each) => `${each.tag} ${each.at} ${each.digest ?? ""}`} columns=${[
        { title: t("audit.when"), cell: (each) => html`<${Time} at=${each.at} />` },
        { title: t("image.tag"), className: "tr-name", cell: (each) => html`${each.tag}${each.targetTag && each.targetTag !== each.tag && html` → ${each.targetTag}`}` },
        { title: t("audit.outcome"), cell: (each) => html`<${MirrorOutcome} of=${each.outcome} />` },
        { title: t("access.why"), className: "tr-words", cell: (each) => html`<${Sentence} of=${each.sentence} />` },
        { title: t("image.digest"), cell: (each) => each.digest && html`<${Digest} of=${each.digest} />` },
      ]} />
      ${next && limit < MOST && html`<p><button type="button" class="jenkins-button" onClick=${() => setLimit(Math.min(MOST, limit * 5))}>${t("action.more")}</button></p>`}`)}<//>`;
}
