// SPDX-License-Identifier: MIT
import { t } from "../ground/messages.js";
import { Time, size } from "../ground/figures.js";
import { at } from "../ground/router.js";
import { html } from "../ground/view.js";
import { Digest } from "../parts/pieces.js";
import { Empty } from "../parts/states.js";
import { Table } from "../parts/table.js";

const KNOWN = [
  [/cosign.*sig|sigstore|notary.*signature/i, "referrer.signature"],
  [/cyclonedx|spdx/i, "referrer.sbom"],
  [/in-toto|slsa|attestation/i, "referrer.attestation"],
];

const kind = (type) => {
  const known = KNOWN.find(([pattern]) => pattern.test(type));
  return known ? t(known[1]) : "";
};

/** What was pushed about an image: signatures, bills of materials, attestations. */
export const Referrers = ({ name, contents: { referrers } }) =>
  referrers.length === 0
    ? html`<${Empty} title=${t("referrer.none")}>${t("referrer.noneWords")}<//>`
    : html`<${Table} label=${t("image.tab.referrers")} items=${referrers} id=${(each) => each.digest} columns=${[
        { title: t("referrer.what"), cell: (each) => html`${kind(each.artifactType ?? each.mediaType)} <span class="tr-mono tr-muted">${each.artifactType ?? each.mediaType}</span>` },
        { title: t("image.digest"), cell: (each) => html`<${Digest} of=${each.digest} to=${at.image(name, each.digest)} />` },
        { title: t("image.size"), className: "tr-number", cell: (each) => size(each.size) },
        { title: t("image.pushed"), cell: (each) => html`<${Time} at=${each.pushedAt} />` },
        { title: t("image.by"), cell: (each) => each.pushedBy },
      ]} />`;
