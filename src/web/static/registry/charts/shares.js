// SPDX-License-Identifier: MIT
/** Whose the bytes are: a picture, and the same as a table. */
import { t } from "../ground/messages.js";
import { Time, count, size } from "../ground/figures.js";
import { Link } from "../ground/router.js";
import { html } from "../ground/view.js";
import { Empty } from "../parts/states.js";
import { LongTable } from "../parts/table.js";
import { Treemap } from "./treemap.js";

const DRAWN = 60;

/** The largest ones, and the rest as one. */
function tiles(items, to) {
  const shown = items.slice(0, DRAWN).map((each) => ({ name: each.name, value: each.bytes, words: size(each.bytes), to: to(each.name) }));
  const rest = items.slice(DRAWN).reduce((sum, { bytes }) => sum + bytes, 0);
  return [...shown, ...(rest > 0 ? [{ name: t("use.others", { count: items.length - DRAWN }), value: rest, words: size(rest) }] : [])];
}

/** use: what the API says of shares; name: the heading of what they are; to(name): the way to one. */
export function Shares({ use, name, to, counted = false }) {
  const { items } = use;
  const whole = items.reduce((sum, { bytes }) => sum + bytes, 0);
  if (whole === 0) {
    return html`<${Empty} title=${t("use.none")}>${t("use.noneWords")}<//>`;
  }
  return html`<${Treemap} label=${t("use.picture", { count: items.length, size: size(whole) })} tiles=${tiles(items, to)} />
    <p class="tr-muted">${t("use.words")} ${t("use.countedAt")} <${Time} at=${use.countedAt} />.</p>
    <${LongTable} compact label=${t("use.title")} items=${items} id=${(each) => each.name} columns=${[
      { title: name, className: "tr-wide", cell: (each) => html`<${Link} class="jenkins-table__link tr-one-line" title=${each.name} to=${to(each.name)}>${each.name}<//>` },
      { title: t("use.bytes"), className: "tr-number", cell: (each) => size(each.bytes) },
      { title: t("use.own"), className: "tr-number tr-lesser", cell: (each) => size(each.ownBytes) },
      { title: t("use.blobs"), className: "tr-number tr-lesser", cell: (each) => count(each.blobs) },
      ...(counted ? [{ title: t("nav.repositories"), className: "tr-number tr-roomy tr-lesser", cell: (each) => count(each.repositories) }] : []),
      { title: t("use.share"), className: "tr-wide tr-lesser", cell: (each) => html`<meter class="tr-meter" min="0" max=${whole} value=${each.bytes} aria-label=${t("use.shareOf", { name: each.name, percent: percent(each.bytes, whole) })}></meter> <span class="tr-muted">${percent(each.bytes, whole)}</span>` },
    ]} />`;
}

const percent = (part, whole) => `${((part / whole) * 100).toFixed(part / whole < 0.1 ? 1 : 0)} %`;
