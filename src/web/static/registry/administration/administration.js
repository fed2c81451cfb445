// SPDX-License-Identifier: MIT
import { inJenkins } from "../ground/host.js";
import { t } from "../ground/messages.js";
import { at } from "../ground/router.js";
import { session } from "../ground/session.js";
import { html } from "../ground/view.js";
import { Nowhere } from "../home/nowhere.js";
import { Tabs, Title } from "../parts/pieces.js";
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

const TABS = {
  general: General,
  domains: Domains,
  storage: Storage,
  security: Security,
  policies: RegistryPolicies,
  collection: Collection,
  ...(inJenkins ? {} : { accounts: Accounts }),
  use: StorageUse,
  jobs: Jobs,
  audit: Audit,
  trash: AllTrash,
  webhooks: RegistryWebhooks,
  health: Health,
};

export const administrationTabs = (current) =>
  html`<${Tabs} label=${t("administration.tabs")} of=${Object.keys(TABS).map((key) => [at.administration(key), t(`administration.tab.${key}`), key === current])} />`;

/** What administrators of the registry see and do. */
export function Administration({ tab }) {
  const { registryAdmin, signedIn } = session.use();
  const screen = TABS[tab];
  if (!screen) {
    return html`<${Nowhere} />`;
  }
  return html`<${Title}>${t("nav.administration")}<//>
    ${registryAdmin ? html`${administrationTabs(tab)}<${screen} />` : html`<${Failed} error=${{ status: signedIn ? 403 : 401, message: t("administration.refused") }} />`}`;
}

function AllTrash() {
  return html`<p class="tr-muted">${t("trash.ofAll")}</p><${Trash} />`;
}

function RegistryWebhooks() {
  return html`<${Webhooks} path="/webhooks" />`;
}
