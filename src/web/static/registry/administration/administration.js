// SPDX-License-Identifier: MIT
import { inJenkins } from "../ground/host.js";
import { t } from "../ground/messages.js";
import { Link, at } from "../ground/router.js";
import { session } from "../ground/session.js";
import { html } from "../ground/view.js";
import { Nowhere } from "../home/nowhere.js";
import { useDraftPlaces } from "../parts/drafts.js";
import { Title, useCurrentInSight } from "../parts/pieces.js";
import { Failed } from "../parts/states.js";
import { Trash } from "../parts/trash.js";
import { Webhooks } from "../parts/webhooks.js";
import { RegistryPolicies } from "../policy/policies.js";
import { Accounts } from "./accounts.js";
import { Audit } from "./audit.js";
import { Collection } from "./collection.js";
import { Domains } from "./domains.js";
import { General } from "./general.js";
import { Health } from "./health.js";
import { Jobs } from "./jobs.js";
import { Security } from "./security.js";
import { Storage } from "./storage.js";
import { StorageUse } from "./storageuse.js";

/** The parts, by what one wants to do there. */
const GROUPS = {
  settings: { general: General, domains: Domains, storage: Storage, security: Security, collection: Collection },
  rules: { policies: RegistryPolicies, ...(inJenkins ? {} : { accounts: Accounts }), webhooks: RegistryWebhooks },
  operation: { health: Health, jobs: Jobs, audit: Audit, use: StorageUse, trash: AllTrash },
};
const TABS = Object.assign({}, ...Object.values(GROUPS));

/** The ways to all parts; those on which something is not saved are marked. */
function Side({ current }) {
  const unsaved = useDraftPlaces();
  const strip = useCurrentInSight(current);
  const way = (key) => {
    const to = at.administration(key);
    const typed = unsaved.includes(to);
    return html`<li key=${key}><${Link} to=${to} class=${typed ? "tr-unsaved-mark" : ""} title=${typed ? t("settings.unsaved") : undefined} aria-current=${key === current ? "page" : undefined}>${t(`administration.tab.${key}`)}<//></li>`;
  };
  return html`<nav class="tr-side" ref=${strip} aria-label=${t("administration.tabs")}>
    ${Object.entries(GROUPS).map(([group, tabs]) => html`<h2 key=${group}>${t(`administration.group.${group}`)}</h2><ul>${Object.keys(tabs).map(way)}</ul>`)}
  </nav>`;
}

/** What administrators of the registry see and do. */
export function Administration({ tab }) {
  const { registryAdmin, signedIn } = session.use();
  const screen = TABS[tab];
  if (!screen) {
    return html`<${Nowhere} />`;
  }
  return html`<${Title}>${t("nav.administration")}<//>
    ${registryAdmin ? html`<div class="tr-sided"><${Side} current=${tab} /><div><${screen} /></div></div>` : html`<${Failed} error=${{ status: signedIn ? 403 : 401, message: t("administration.refused") }} />`}`;
}

function AllTrash() {
  return html`<p class="tr-muted">${t("trash.ofAll")}</p><${Trash} />`;
}

function RegistryWebhooks() {
  return html`<${Webhooks} path="/webhooks" />`;
}
