// SPDX-License-Identifier: MIT
import { get, named, query } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { useLoad } from "../ground/load.js";
import { at } from "../ground/router.js";
import { session } from "../ground/session.js";
import { html } from "../ground/view.js";
import { Nowhere } from "../home/nowhere.js";
import { Chip, Tabs, Title } from "../parts/pieces.js";
import { Loaded } from "../parts/states.js";
import { Activity, NotAllowed } from "./activity.js";
import { Images } from "./images.js";
import { Info } from "./info.js";
import { Permissions } from "./permissions.js";
import { Mirrors } from "../policy/mirrors.js";
import { Policies } from "../policy/policies.js";
import { RepositorySettings } from "./settings.js";
import { RepositoryTrash } from "./trash.js";
import { Webhooks } from "../parts/webhooks.js";

/** The tabs of a repository: what shows each, and the action whose right it needs. */
const TABS = {
  "": [Info, "pull"],
  images: [Images, "pull"],
  activity: [Activity, "configure"],
  permissions: [Permissions, "pull"],
  policies: [Policies, "pull"],
  mirrors: [Mirrors, "configure"],
  webhooks: [RepositoryWebhooks, "configure"],
  trash: [RepositoryTrash, "delete-image"],
  settings: [RepositorySettings, "configure"],
};

/** What the person may do in a repository; a stranger may look at a public one. */
async function allowed(name, signedIn, signal) {
  if (!signedIn) {
    return new Set(["pull"]);
  }
  const { actions } = await get(query("/access", { repository: name }), signal);
  return new Set(actions.filter((each) => each.allowed).map((each) => each.action));
}

/** One repository. */
export function Repository({ name, tab = "" }) {
  const { signedIn } = session.use();
  const found = useLoad(
    async (signal) => {
      const repository = await get(`/repositories/${named(name)}`, signal);
      return { repository, may: await allowed(name, signedIn, signal) };
    },
    [name, signedIn],
  );
  if (!(tab in TABS)) {
    return html`<${Nowhere} />`;
  }
  return html`<${Loaded} from=${found}>${(all) => html`<${Shown} ...${all} tab=${tab} reload=${found.reload} />`}<//>`;
}

function Shown({ repository, may, tab, reload }) {
  const { name, namespace, visibility } = repository;
  const { signedIn } = session.use();
  const tabs = Object.entries(TABS).filter(([key, [, action]]) => may.has(action) || key === tab);
  const [screen, action] = TABS[tab];
  return html`<${Title} trail=${[[at.home, t("nav.repositories")], ...(signedIn ? [[at.organization(namespace, "repositories"), namespace]] : [])]}>${name}<${Chip} kind=${visibility}>${t(`visibility.${visibility}`)}<//><//>
    <${Tabs} label=${t("repository.tabs")} of=${tabs.map(([key]) => [key === "" ? at.repository(name) : at.repository(name, key), t(`repository.tab.${key || "info"}`), key === tab])} />
    <${may.has(action) ? screen : NotAllowed} repository=${repository} may=${may} reload=${reload} />`;
}

function RepositoryWebhooks({ repository }) {
  return html`<${Webhooks} path=${`/repositories/${named(repository.name)}/-/webhooks`} />`;
}
