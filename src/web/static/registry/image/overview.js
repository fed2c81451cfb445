// SPDX-License-Identifier: MIT
import { get } from "../ground/api.js";
import { address } from "../ground/host.js";
import { t } from "../ground/messages.js";
import { Time, size } from "../ground/figures.js";
import { useLoad } from "../ground/load.js";
import { Link, at } from "../ground/router.js";
import { html } from "../ground/view.js";
import { Findings } from "../parts/findings.js";
import { Lines } from "../parts/lines.js";
import { Chips, Digest, Facts, Outcome, Section, Sentence } from "../parts/pieces.js";
import { Table } from "../parts/table.js";
import { Builds } from "./builds.js";

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
      [t("verdict.word"), html`<${Verdict} path=${path} to=${at.image(name, image.digest, "verdict")} />`],
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

/** Whether the gates let the image through. */
function Verdict({ path, to }) {
  const { value, error } = useLoad((signal) => get(`${path}/verdict`, signal), [path]);
  if (!value) {
    return html`<span class="tr-muted">${error?.message}</span>`;
  }
  return value.policies.length > 0 ? html`<${Link} class="tr-bare" to=${to}><${Outcome} of=${value.outcome} data=${value} /><//> <${Sentence} of=${value.sentence} />` : html`<span class="tr-muted">${t("gate.none")}</span>`;
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
