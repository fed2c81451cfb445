// SPDX-License-Identifier: MIT
/** What a list of images shows of each. */
import { run } from "../ground/host.js";
import { t } from "../ground/messages.js";
import { Time, size } from "../ground/figures.js";
import { Link, at } from "../ground/router.js";
import { html } from "../ground/view.js";
import { Findings, weight } from "../parts/findings.js";
import { Chip, Digest, Outcome } from "../parts/pieces.js";

/** The tags under which cosign and others put what belongs to an image. */
const BESIDE = /^sha(256|512)-[0-9a-f]{64,128}(\.\w+)?$/;

export const isBeside = (tag) => BESIDE.test(tag);

const platforms = ({ platforms: of }) =>
  of.length > 2 ? html`<span title=${of.join(", ")}>${t("image.platforms", { count: of.length })}</span>` : of.join(", ") || html`<span class="tr-muted">–</span>`;

const builder = ({ build, taggedBy }) => (build ? `${build.job} #${build.number}` : taggedBy);

/** Whoever pushed it: a build where one did, else the person. */
function Pusher({ item }) {
  const words = builder(item);
  const shown = item.build && run(item.build) ? html`<a href=${run(item.build)}>${words}</a>` : words;
  return html`<span class="tr-one-line" title=${item.build ? `${words} · ${item.taggedBy}` : words}>${shown}</span>`;
}

const KINDS = ["signature", "sbom", "attestation", "other"];
const attached = ({ attached: of = {} }) => KINDS.filter((kind) => of[kind] > 0);

const Attached = ({ name, item }) =>
  html`<${Link} class="tr-chips tr-nowrap tr-bare" to=${at.image(name, item.digest, "referrers")}>${attached(item).map((kind) => html`<${Chip} key=${kind} title=${t("attached.count", { kind: t(`attached.${kind}`), count: item.attached[kind] })}>${t(`attached.short.${kind}`)}<//>`)}<//>`;

const JUDGED = ["passed", "warned", "blocked"];

/** choosing: { ticked, tick(tag, on), every, some, tickAll(on) } where tags can be chosen. */
export const columns = (name, choosing) => [
  ...(choosing
    ? [{
        key: "tick",
        title: t("image.tick"),
        head: html`<input type="checkbox" checked=${choosing.every} indeterminate=${choosing.some && !choosing.every} aria-label=${t("image.tickAll")} title=${t("image.tickAll")} onChange=${(event) => choosing.tickAll(event.target.checked)} />`,
        className: "tr-tick",
        cell: ({ tag }) => html`<input type="checkbox" checked=${choosing.ticked.has(tag)} aria-label=${t("image.tickOne", { tag })} onChange=${(event) => choosing.tick(tag, event.target.checked)} />`,
      }]
    : []),
  { key: "tag", title: t("image.tag"), sort: (each) => each.tag, className: "tr-wide", cell: (each) => html`<${Link} class="jenkins-table__link tr-one-line" title=${each.tag} to=${at.image(name, each.digest)}>${each.tag}<//>` },
  { key: "findings", title: t("image.findings"), sort: (each) => weight(each.scan), down: true, className: "tr-findings-cell", cell: (each) => html`<${Findings} scan=${each.scan} brief />` },
  { key: "verdict", title: t("verdict.word"), sort: (each) => JUDGED.indexOf(each.verdict), down: true, className: "tr-slim", cell: (each) => each.verdict && html`<${Link} class="tr-bare" to=${at.image(name, each.digest, "verdict")}><${Outcome} of=${each.verdict} data=${{ dataAsOf: each.verdictDataAsOf, dataOld: each.verdictDataOld }} /><//>` },
  { key: "attached", title: t("attached.title"), sort: (each) => attached(each).length, down: true, className: "tr-attached tr-lesser", cell: (each) => attached(each).length > 0 && html`<${Attached} name=${name} item=${each} />` },
  { key: "platform", title: t("image.platform"), className: "tr-platform", sort: (each) => each.platforms.join(), cell: platforms },
  { key: "size", title: t("image.size"), sort: (each) => each.size, down: true, className: "tr-number tr-slim", cell: (each) => size(each.size) },
  { key: "pushed", title: t("image.pushed"), className: "tr-time", sort: (each) => each.taggedAt, plain: true, down: true, cell: (each) => html`<${Time} at=${each.taggedAt} />` },
  { key: "by", title: t("image.by"), sort: builder, className: "tr-by tr-lesser", cell: (each) => html`<${Pusher} item=${each} />` },
  { key: "digest", title: t("image.digest"), className: "tr-digest tr-least", cell: (each) => html`<${Digest} of=${each.digest} />` },
  { key: "pulls", title: t("image.pulls"), sort: (each) => each.pullCount ?? 0, down: true, className: "tr-number tr-few tr-lesser", cell: (each) => each.pullCount ?? 0 },
];

/** Whether an image is what somebody looks for, in small letters. */
export const fits = (wanted) => (each) => each.tag.toLowerCase().includes(wanted) || each.digest.includes(wanted) || builder(each).toLowerCase().includes(wanted) || each.taggedBy.toLowerCase().includes(wanted);
