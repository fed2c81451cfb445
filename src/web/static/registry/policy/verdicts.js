// SPDX-License-Identifier: MIT
import { get, query } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { Time } from "../ground/figures.js";
import { useLoad } from "../ground/load.js";
import { at, place, remember } from "../ground/router.js";
import { html, useState } from "../ground/view.js";
import { Choice } from "../image/report.js";
import { DataAge } from "../parts/dataage.js";
import { Digest, Outcome, Section, Sentence } from "../parts/pieces.js";
import { Loaded } from "../parts/states.js";
import { Table } from "../parts/table.js";

const STEP = 100;
/** More than these the API does not give at once; filters find the others. */
const MOST = 1000;

/** What the gates said last of images; first what they stop now. of: { namespace }, { repository }, or neither. */
export function Verdicts({ of, level }) {
  const { query: said } = place.use();
  const usual = level === "repository" ? "" : "blocked";
  const outcome = said.get("outcome") === "all" ? "" : (said.get("outcome") ?? usual);
  const mode = said.get("mode") ?? "";
  const [shown, setShown] = useState(STEP);
  const found = useLoad((signal) => get(query("/gates/verdicts", { ...of, outcome, mode, limit: shown }), signal), [of.namespace, of.repository, outcome, mode, shown]);
  return html`<${Section} title=${t("verdict.title")} note=${t("verdict.note")}>
    <div class="tr-bar">
      <${Choice} label=${t("audit.outcome")} value=${outcome} onValue=${(chosen) => remember({ outcome: chosen === usual ? "" : chosen || "all" })} options=${["passed", "warned", "blocked"].map((each) => [each, t(`gate.was.${each}`)])} />
      <${Choice} label=${t("gate.mode")} value=${mode} onValue=${(chosen) => remember({ mode: chosen })} options=${["enforce", "warn"].map((each) => [each, t(`gate.mode.${each}`)])} />
    </div>
    <${Loaded} from=${found} lines=${1}>${({ items, next }) => (items.length === 0
      ? html`<p class="tr-muted">${t(outcome === "blocked" && !mode ? "verdict.noneStopped" : outcome || mode ? "verdict.noneFits" : "verdict.none")}</p>`
      : html`<${Table} label=${t("verdict.title")} items=${items} id=${(each) => `${each.repository} ${each.digest}`} columns=${[
        { title: t("image.digest"), cell: (each) => html`<${Digest} of=${each.digest} to=${at.image(each.repository, each.digest, "verdict")} />${!of.repository && html`<div class="tr-muted">${each.repository}</div>`}` },
        { title: t("audit.outcome"), cell: (each) => html`<${Outcome} of=${each.outcome} data=${each} />` },
        { title: t("access.why"), className: "tr-words", cell: (each) => html`<${Sentence} of=${each.sentence} />` },
        { title: t("verdict.judged"), cell: (each) => html`<${Time} at=${each.judgedAt} /><div class="tr-muted"><${DataAge} of=${each} /></div>` },
      ]} />
      ${next && shown < MOST && html`<p><button type="button" class="jenkins-button" onClick=${() => setShown(Math.min(MOST, shown + STEP))}>${t("action.more")}</button></p>`}`)}<//>
  <//>`;
}
