// SPDX-License-Identifier: MIT
import { get } from "../ground/api.js";
import { inJenkins } from "../ground/host.js";
import { t } from "../ground/messages.js";
import { Time } from "../ground/figures.js";
import { useLoad } from "../ground/load.js";
import { at } from "../ground/router.js";
import { html } from "../ground/view.js";
import { Alert, Chip, Chips, Digest, Facts } from "../parts/pieces.js";
import { Empty, Loaded } from "../parts/states.js";
import { Builds } from "./builds.js";

/** Where an image comes from: the builds that touched it, and what is stated about it. */
export function Provenance({ name, image, path }) {
  const found = useLoad((signal) => get(`${path}/provenance`, signal), [path]);
  return html`<${Builds} path=${path} />
    <${Loaded} from=${found}>${({ items }) => (items.length === 0
      ? html`<${Empty} title=${t("statement.none")}>${t(inJenkins ? "statement.noneJenkins" : "statement.noneWords")}<//>`
      : items.map((item, index) => html`<${Statement} key=${`${item.manifest} ${index}`} name=${name} item=${item} digest=${image.digest} />`))}<//>`;
}

const SIGNED = { registry: "done", unknown: "refused", nobody: "failed" };

function Statement({ name, item, digest }) {
  const { statement, signer, about } = item;
  return html`<article class="tr-card"><div class="tr-section-title"><h2>${title(item)}</h2><${Chip} kind=${SIGNED[signer]}>${t(`statement.signer.${signer}`)}<//></div>
    ${!about && html`<${Alert}>${t("statement.otherImage", { digest: digest.slice(0, 19) })}<//>`}
    <${Facts} of=${[...facts(statement.predicate ?? {}), [t("image.pushed"), html`<${Time} at=${item.pushedAt} /> ${t("by", { who: item.pushedBy })}`], [t("statement.manifest"), html`<${Digest} of=${item.manifest} to=${at.image(name, item.manifest)} />`]]} />
    <details class="tr-details"><summary>${t("statement.whole")}</summary><pre class="tr-log" tabindex="0" aria-label=${t("statement.whole")}>${JSON.stringify(statement, null, 2)}</pre></details></article>`;
}

const title = ({ predicateType }) => (/slsa\.dev\/provenance/.test(predicateType) ? t("statement.provenance") : predicateType || t("statement.unnamed"));

const text = (value) => (typeof value === "string" || typeof value === "number" ? String(value) : "");
const pairs = (object) => Object.entries(object ?? {}).map(([key, value]) => `${key}=${text(value) || JSON.stringify(value)}`);
const web = (address) => (/^https?:\/\//.test(address) ? html`<a href=${address} rel="noreferrer noopener">${address}</a>` : address);
const several = (items) => items.length > 0 && html`<${Chips} of=${items} />`;

/** What SLSA's provenance says, version 1 and the one before; whoever wrote it may have written anything, so each part is asked for. */
function facts({ buildDefinition: made = {}, runDetails: ran = {}, ...older }) {
  const builder = text(ran.builder?.id) || text(older.builder?.id);
  const sources = list(made.resolvedDependencies ?? older.materials);
  const started = text(ran.metadata?.startedOn) || text(older.metadata?.buildStartedOn);
  const invocation = text(ran.metadata?.invocationId) || text(older.metadata?.buildInvocationID);
  return [
    [t("statement.builder"), builder && web(builder)],
    [t("statement.job"), text(made.externalParameters?.job)],
    [t("statement.run"), invocation && web(invocation)],
    [t("job.started"), !Number.isNaN(Date.parse(started)) && html`<${Time} at=${started} />`],
    [t("statement.causes"), list(made.internalParameters?.causes).map(text).join("; ")],
    [t("statement.agents"), several(list(made.internalParameters?.agents).map(text))],
    [t("statement.parameters"), several(pairs(made.externalParameters?.parameters ?? older.invocation?.parameters?.args))],
    [t("statement.sources"), sources.length > 0 && html`<ul class="tr-plain">${sources.map((source, index) => html`<li key=${index}>${web(text(source.uri))} <span class="tr-mono">${Object.values(source.digest ?? {}).map(text).join(" ")}</span></li>`)}</ul>`],
    [t("statement.type"), text(made.buildType) || text(older.buildType)],
  ];
}

const list = (value) => (Array.isArray(value) ? value : []);
