// SPDX-License-Identifier: MIT
import { get, query } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { useLoad } from "../ground/load.js";
import { Link, at, place } from "../ground/router.js";
import { html } from "../ground/view.js";
import { DataAge } from "../parts/dataage.js";
import { Chips, Digest, Section, Title } from "../parts/pieces.js";
import { Empty, Loaded } from "../parts/states.js";
import { Table } from "../parts/table.js";

const VULNERABILITY = /^(CVE-\d|GHSA-|DSA-\d|DLA-\d|ALAS|RHSA-|USN-\d|OSV-|GO-\d|PYSEC-\d|RUSTSEC-\d|MAL-\d)/i;
const MOST = 50;

/** Names, and what is inside of images: a vulnerability by its identifier, a package by its name, a licence. */
async function find(text, signal) {
  const wanted = VULNERABILITY.test(text) ? [{ vulnerability: text.toUpperCase() }] : [{ package: text }, { licence: text }];
  const [names, ...contents] = await Promise.all([
    text.length < 2 ? { repositories: [], tags: [], images: [], more: false } : get(query("/search", { q: text, limit: MOST }), signal),
    ...wanted.map((each) => get(query("/scanning/search", { ...each, limit: MOST }), signal)),
  ]);
  const inside = new Map(contents.flatMap(({ items }) => items).map((each) => [key(each), each]));
  return { ...names, inside: [...inside.values()], known: wanted[0].vulnerability && contents[0], more: names.more || contents.some(({ next }) => next) };
}

const key = (each) => `${each.repository} ${each.digest} ${each.match}`;

/** What a search found, as far as this person may see. */
export function Search() {
  const text = place.use().query.get("q") ?? "";
  const found = useLoad((signal) => find(text, signal), [text]);
  return html`<${Title} under=${t("search.under")}>${t("search.of", { text })}<//>
    <${Loaded} from=${found}>${(all) => html`<${Results} found=${all} text=${text} />`}<//>`;
}

function Results({ found, text }) {
  if (found.repositories.length + found.tags.length + found.images.length + found.inside.length === 0) {
    return html`<${Empty} title=${t("search.nothing", { text })}>${t("search.hint")}${found.known && html`<p><${DataAge} of=${found.known} /></p>`}<//>`;
  }
  return html`${found.more && html`<p class="tr-muted">${t("search.more", { count: MOST })}</p>`}
    ${found.repositories.length > 0 && html`<${Section} title=${t("nav.repositories")}><ul class="tr-plain">${found.repositories.map((name) => html`<li key=${name}><${Link} to=${at.repository(name)}>${name}<//></li>`)}</ul><//>`}
    ${found.tags.length > 0 && html`<${Section} title=${t("search.tags")}><${Images} items=${found.tags} label=${t("search.tags")} /><//>`}
    ${found.images.length > 0 && html`<${Section} title=${t("search.images")}><${Images} items=${found.images} label=${t("search.images")} /><//>`}
    ${found.inside.length > 0 && html`<${Section} title=${t("search.inside")}>${found.known && html`<p class="tr-muted"><${DataAge} of=${found.known} /></p>`}<${Inside} items=${found.inside} /><//>`}`;
}

const repository = () => ({ title: t("repository.word"), cell: (each) => html`<${Link} to=${at.repository(each.repository, "images")}>${each.repository}<//>` });
const digest = () => ({ title: t("image.digest"), cell: (each) => html`<${Digest} of=${each.digest} to=${at.image(each.repository, each.digest)} />` });

const Images = ({ items, label }) =>
  html`<${Table} label=${label} items=${items} id=${(each) => `${each.repository}:${each.tag ?? each.digest}`} columns=${[
    repository(),
    { title: t("image.tag"), cell: (each) => each.tag && html`<${Link} to=${at.image(each.repository, each.digest)}>${each.tag}<//>` },
    digest(),
  ]} />`;

const Inside = ({ items }) =>
  html`<${Table} label=${t("search.inside")} items=${items} id=${key} columns=${[
    repository(),
    { title: t("image.tags"), cell: (each) => html`<${Chips} of=${each.tags} none="" />` },
    digest(),
    { title: t("search.match"), cell: (each) => html`<span class="tr-mono">${each.match}</span>` },
  ]} />`;
