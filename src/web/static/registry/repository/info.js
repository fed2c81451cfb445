// SPDX-License-Identifier: MIT
import { get, named } from "../ground/api.js";
import { address } from "../ground/host.js";
import { t } from "../ground/messages.js";
import { Time, count } from "../ground/figures.js";
import { useLoad } from "../ground/load.js";
import { Link, at } from "../ground/router.js";
import { session } from "../ground/session.js";
import { html, useLayoutEffect, useRef } from "../ground/view.js";
import { Lines } from "../parts/lines.js";
import { Chips, Facts, Section } from "../parts/pieces.js";
import { Loaded } from "../parts/states.js";

/** What a repository is: its description, and the lines that pull from it and push to it. */
export function Info({ repository, may }) {
  const { signedIn } = session.use();
  const path = `/repositories/${named(repository.name)}/-`;
  const found = useLoad(
    async (signal) => {
      const [description, tags, owners] = await Promise.all([
        get(`${path}/description`, signal),
        get(`${path}/tags?limit=1`, signal),
        signedIn ? get(`${path}/owners`, signal) : undefined,
      ]);
      return { html: description.html, tag: tags.items[0]?.tag, owners };
    },
    [repository, signedIn],
  );
  return html`<${Loaded} from=${found}>${(shown) => html`<div class="tr-columns">
    <section class="tr-section" aria-label=${t("repository.description")}>${shown.html
      ? html`<${Markup} of=${shown.html} />`
      : html`<p class="tr-muted">${t("repository.undescribed")} ${may.has("configure") && html`<${Link} to=${at.repository(repository.name, "settings")}>${t("repository.describe")}<//>`}</p>`}</section>
    <div><${Ways} name=${repository.name} tag=${shown.tag} may=${may} /><${Section} title=${t("repository.facts")}><${Facts} of=${[
      [t("repository.namespace"), signedIn ? html`<${Link} to=${at.organization(repository.namespace)}>${repository.namespace}<//>` : repository.namespace],
      [t("organization.owners"), shown.owners && html`<${Chips} of=${shown.owners.owners} none=${t("organization.administratorsOnly")} />`],
      [t("image.tags"), html`<${Link} to=${at.repository(repository.name, "images")}>${count(repository.tags)}<//>${repository.pushedAt && html`, ${t("repository.lastPush")} <${Time} at=${repository.pushedAt} />`}`],
      [t("repository.made"), html`<${Time} at=${repository.createdAt} /> ${t("by", { who: repository.createdBy })}`],
      [t("repository.scanning"), t(repository.scanOnPush ? "repository.scansOnPush" : "repository.scansManually")],
      [t("repository.scanner"), repository.scanner !== "default" && repository.scanner],
      [t("repository.immutable"), repository.immutableTags.join(", ")],
    ]} /><//></div>
  </div>`}<//>`;
}

/** HTML of the API, which it has made out of Markdown in such a way that it may be shown as it is. */
function Markup({ of }) {
  const place = useRef(null);
  useLayoutEffect(() => {
    place.current.innerHTML = of;
  }, [of]);
  return html`<div class="tr-markup" ref=${place}></div>`;
}

function Ways({ name, tag, may }) {
  const { name: person } = session.use();
  if (!address) {
    return html`<p class="tr-muted">${t("repository.unreachable")}</p>`;
  }
  const full = `${address}/${name}`;
  return html`${tag && html`<${Section} title=${t("repository.pull")}><${Lines}>${[`docker image pull ${full}:${tag}`]}<//><//>`}
    ${may.has("push") && html`<${Section} title=${t("repository.push")}><${Lines}>${[
      `docker login --username ${person} ${address}`,
      `docker image tag IMAGE ${full}:${tag ? "TAG" : "v1"}`,
      `docker image push ${full}:${tag ? "TAG" : "v1"}`,
    ]}<//><//>`}`;
}
