// SPDX-License-Identifier: MIT
/** How old the vulnerability data is that a verdict or a count rests on: it stands wherever they do. */
import { t } from "../ground/messages.js";
import { ago, exact } from "../ground/figures.js";
import { html } from "../ground/view.js";

/** In words, of something that says dataAsOf and dataOld; without a moment there is no data. */
export const dataWords = ({ dataAsOf, dataOld }) => (dataAsOf ? t(dataOld ? "advisories.oldAsOf" : "advisories.asOf", { age: ago(dataAsOf) }) : t("advisories.none"));

/** To be read; red when it is old. */
export const DataAge = ({ of, title }) => html`<span class=${of.dataOld ? "tr-old" : ""} title=${title ?? (of.dataAsOf && exact(of.dataAsOf))}>${dataWords(of)}</span>`;

/** Beside something whose title says it already: for those who hear pages, and a mark where it is old. */
export const DataNote = ({ of }) => html`${of.dataOld && html`<span class="tr-old" aria-hidden="true" title=${dataWords(of)}> !</span>`}<span class="tr-unseen">, ${dataWords(of)}</span>`;
