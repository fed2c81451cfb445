// SPDX-License-Identifier: MIT
import { get } from "../ground/api.js";
import { address, inJenkins } from "../ground/host.js";
import { t } from "../ground/messages.js";
import { useLoad } from "../ground/load.js";
import { Link, at } from "../ground/router.js";
import { html } from "../ground/view.js";
import { Nowhere } from "../home/nowhere.js";
import { Lines } from "../parts/lines.js";
import { Chips, Facts, Section, Tabs, Title } from "../parts/pieces.js";
import { Loaded } from "../parts/states.js";
import { AccessOn } from "./access.js";
import { Bundles } from "./bundles.js";
import { Password } from "./password.js";
import { TeamRights } from "./teamrights.js";
import { Tokens } from "./tokens.js";

const TABS = { "": Tokens, bundles: Bundles, rights: Rights, ...(inJenkins ? {} : { password: Password }) };

/** Who this person is to the registry, and what they log in with. */
export function Profile({ tab = "" }) {
  const found = useLoad((signal) => get("/whoami", signal), []);
  if (!(tab in TABS)) {
    return html`<${Nowhere} />`;
  }
  const screen = TABS[tab];
  return html`<${Loaded} from=${found}>${(who) => html`<${Title} under=${who.registryAdmin ? t("profile.administrator") : ""}>${who.name}<//>
    <${Tabs} label=${t("profile.tabs")} of=${Object.keys(TABS).map((key) => [at.profile(key), t(`profile.tab.${key || "tokens"}`), key === tab])} />
    <${screen} who=${who} />`}<//>`;
}

function Rights({ who }) {
  return html`<${Section} title=${t("profile.who")}><${Facts} of=${[
      [t("profile.identities"), html`<${Chips} of=${who.identities} />`],
      [t("profile.teams"), html`<${Chips} of=${who.teams} />`],
      [t("profile.namespace"), html`<${Link} to=${at.organization(who.name.toLowerCase())}>${who.name.toLowerCase()}<//>`],
    ]} /><//>
    <${TeamRights} teams=${who.teams} />
    <${AccessOn} />
    ${address && html`<${Section} title=${t("profile.login")}><${Lines}>${[`docker login --username ${who.name} ${address}`]}<//><p class="tr-muted">${t(inJenkins ? "profile.passwordJenkins" : "profile.passwordServer")}</p><//>`}`;
}
