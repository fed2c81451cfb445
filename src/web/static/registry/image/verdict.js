// SPDX-License-Identifier: MIT
import { get } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { Time } from "../ground/figures.js";
import { useLoad } from "../ground/load.js";
import { html } from "../ground/view.js";
import { DataAge } from "../parts/dataage.js";
import { Severity } from "../parts/findings.js";
import { Chip, Outcome, Section } from "../parts/pieces.js";
import { Empty, Loaded } from "../parts/states.js";
import { Table } from "../parts/table.js";

/** What the gates say of an image now, under which policies, because of what, and what does not count. */
export function Verdict({ path }) {
  const found = useLoad((signal) => get(`${path}/verdict`, signal), [path]);
  return html`<${Loaded} from=${found}>${(verdict) => (verdict.policies.length === 0
    ? html`<${Empty} title=${t("gate.none")}>${t("gate.noneWords")}<//>`
    : html`<${Section} title=${t("verdict.word")} actions=${html`<${Outcome} of=${verdict.outcome} data=${verdict} />`}>
        <p>${verdict.sentence}</p>
        <p class="tr-muted">${t("verdict.judged")} <${Time} at=${verdict.judgedAt} />${verdict.until && html` · ${t("verdict.until")} <${Time} at=${verdict.until} />`} · <${DataAge} of=${verdict} /></p>
        <p>${t("verdict.under")} <span class="tr-chips">${verdict.policies.map(({ policy, mode }) => html`<${Chip} key=${policy} title=${t(`gate.mode.${mode}`)}>${policy}<//>`)}</span></p>
      <//>
      ${verdict.reasons.map((reason) => html`<${Reason} key=${`${reason.policy} ${reason.rule} ${reason.platform}`} reason=${reason} />`)}
      <${Waived} of=${verdict.waived} />`)}<//>`;
}

const Reason = ({ reason }) =>
  html`<${Section} title=${`${reason.policy}: ${reason.rule}`} actions=${html`<${Chip} kind=${reason.mode === "enforce" ? "failed" : "refused"}>${t(`gate.mode.${reason.mode}`)}<//>`}>
    <p>${reason.sentence} ${reason.platform && html`<${Chip}>${reason.platform}<//>`}</p>
    ${reason.culprits.length > 0 && html`<${Table} label=${t("verdict.culprits")} items=${reason.culprits} id=${(each) => `${each.id} ${each.component}`} columns=${[
      { title: t("verdict.culprit"), cell: (each) => html`${each.severity && html`<${Severity} of=${each.severity} /> `}${each.id}` },
      { title: t("verdict.component"), cell: (each) => each.component },
      { title: t("verdict.fix"), cell: (each) => each.fix },
    ]} />`}
    ${reason.ask && html`<p class="tr-muted">${t("gate.contact", { contact: reason.ask })}</p>`}
  <//>`;

const Waived = ({ of }) =>
  html`<${Section} title=${t("verdict.waived")} note=${t("verdict.waivedNote")}>
    ${of.length === 0
      ? html`<p class="tr-muted">${t("verdict.nothingWaived")}</p>`
      : html`<${Table} label=${t("verdict.waived")} items=${of} id=${(each) => `${each.source} ${each.id} ${each.target}`} columns=${[
          { title: t("exception.of"), cell: (each) => each.target },
          { title: t("verdict.source"), cell: (each) => html`<${Chip}>${t(`verdict.source.${each.source}`)}<//>` },
          { title: t("suppression.reason"), cell: (each) => html`${each.reason}<div class="tr-muted">${each.owner}</div>` },
          { title: t("suppression.until"), cell: (each) => (each.expires ? html`<span class=${each.expired ? "tr-old" : ""}><${Time} at=${each.expires} /></span>` : t("never")) },
        ]} />`}
  <//>`;
