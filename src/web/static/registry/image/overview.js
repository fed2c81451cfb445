// SPDX-License-Identifier: MIT
import { get } from "../ground/api.js";
import { address, jenkins } from "../ground/host.js";
import { t } from "../ground/messages.js";
import { Time, size } from "../ground/figures.js";
import { useLoad } from "../ground/load.js";
import { Link, at } from "../ground/router.js";
import { html } from "../ground/view.js";
import { Findings } from "../parts/findings.js";
import { Lines } from "../parts/lines.js";
import { Chips, Digest, Facts, Section } from "../parts/pieces.js";
import { Loaded } from "../parts/states.js";
import { Table } from "../parts/table.js";
import { Outcome } from "../repository/gates.js";

const INDEX = /image\.index|manifest\.list/;
const CONFIG = /image\.config|container\.image/;

/** What it is in words, where it is a usual image. */
const kind = ({ artifactType, mediaType }) =>
  INDEX.test(mediaType) ? t("image.isIndex") : !artifactType || CONFIG.test(artifactType) ? t("image.isImage") : html`<span class="tr-mono">${artifactType}</span>`;

/** What an image is, who pushed it, and by which builds it was made and used. */
export function Overview({ name, image, contents, path }) {
  return html`<div class="tr-columns">
    <${Section} title=${t("image.facts")}><${Facts} of=${[
      [t("image.findings"), html`<${Link} class="tr-bare" to=${at.image(name, image.digest, "findings")}><${Findings} scan=${image.scan} /><//>`],
      [t("verdict.word"), html`<${Verdict} path=${path} />`],
      [t("image.tags"), html`<${TagLinks} name=${name} tags=${image.tags} />`],
      [t("image.platform"), image.platforms.length > 0 && html`<${Chips} of=${image.platforms} />`],
      [t("image.size"), size(image.size)],
      [t("image.kind"), kind(image)],
      [t("image.about"), image.subject && html`<${Digest} of=${image.subject} to=${at.image(name, image.subject)} />`],
      [t("image.pushed"), html`<${Time} at=${image.pushedAt} /> ${t("by", { who: image.pushedBy })}`],
      [t("image.pulls"), image.pullCount > 0 ? html`${t("image.pulled", { count: image.pullCount })} <${Time} at=${image.lastPulledAt} /> ${image.lastPulledBy && t("by", { who: image.lastPulledBy })}` : t("never")],
      [t("image.digest"), html`<span class="tr-mono">${image.digest}</span>`],
    ]} /><//>
    <div>
      ${address && html`<${Section} title=${t("image.pullByDigest")}><${Lines}>${[`docker image pull ${address}/${name}@${image.digest}`]}<//><//>`}
      <${Builds} path=${path} />
    </div>
  </div>
  ${contents.images.length > 0 && html`<${Parts} name=${name} of=${contents.images} scans=${image.scan.images ?? []} />`}
  ${Object.keys(image.annotations).length > 0 && html`<${Section} title=${t("image.annotations")}><${Facts} of=${Object.entries(image.annotations)} /><//>`}`;
}

/** Whether the gates let the image through; nothing where there is no gate. */
function Verdict({ path }) {
  const { value } = useLoad((signal) => get(`${path}/verdict`, signal).catch(() => null), [path]);
  return value && value.policies.length > 0 ? html`<${Outcome} of=${value.outcome} /> ${value.sentence}` : html`<span class="tr-muted">${t("gate.none")}</span>`;
}

const TagLinks = ({ name, tags }) =>
  tags.length === 0
    ? html`<span class="tr-muted">${t("none")}</span>`
    : html`<span class="tr-chips">${tags.map((tag) => html`<${Link} class="tr-chip" key=${tag} to=${at.repository(name, "tags", tag, "history")} title=${t("history.title", { tag })}>${tag}<//>`)}</span>`;

/** The images of an index, one a platform. */
const Parts = ({ name, of, scans }) =>
  html`<${Section} title=${t("image.parts")}><${Table} label=${t("image.parts")} items=${of} id=${(each) => each.digest} columns=${[
    { title: t("image.platform"), cell: (each) => each.platform ?? each.annotations["vnd.docker.reference.type"] ?? "–" },
    { title: t("image.digest"), cell: (each) => html`<${Digest} of=${each.digest} to=${at.image(name, each.digest)} />` },
    { title: t("image.findings"), cell: (each) => html`<${Findings} scan=${scans.find(({ digest }) => digest === each.digest)?.scan} />` },
  ]} /><//>`;

/** A run in Jenkins: each part of the job's name is a step of its address. */
const run = ({ job, number }) => `${jenkins}/${job.split("/").map((part) => `job/${encodeURIComponent(part)}`).join("/")}/${number}/`;

function Builds({ path }) {
  const found = useLoad((signal) => get(`${path}/builds`, signal), [path]);
  return html`<${Loaded} from=${found} lines=${1}>${({ items }) => items.length > 0 && html`<${Section} title=${t("image.builds")}><${Table} label=${t("image.builds")} items=${items}
    id=${(each) => `${each.job} ${each.number} ${each.deed} ${each.at}`} columns=${[
      { title: t("image.build"), cell: (each) => (jenkins ? html`<a href=${run(each)}>${each.job} #${each.number}</a>` : `${each.job} #${each.number}`) },
      { title: t("audit.what"), cell: (each) => t(`build.${each.deed}`) },
      { title: t("image.tag"), cell: (each) => each.tag ?? t("image.byDigest") },
      { title: t("audit.when"), cell: (each) => html`<${Time} at=${each.at} />` },
    ]} /><//>`}<//>`;
}
