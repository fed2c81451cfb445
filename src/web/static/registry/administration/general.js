// SPDX-License-Identifier: MIT
import { get } from "../ground/api.js";
import { address, inJenkins } from "../ground/host.js";
import { t } from "../ground/messages.js";
import { useLoad } from "../ground/load.js";
import { html } from "../ground/view.js";
import { Facts, Section } from "../parts/pieces.js";
import { Loaded } from "../parts/states.js";
import { SettingsBlock } from "./settingsblock.js";

/** Version, address, sign-in, and the settings that belong to no other tab. */
export function General() {
  const found = useLoad(async (signal) => {
    const [about, settings] = await Promise.all([get("/", signal), get("/settings", signal)]);
    return { about, settings };
  }, []);
  return html`<${Loaded} from=${found}>${({ about, settings }) => html`<${Section} title=${t("general.title")}><${Facts} of=${[
      [t("general.version"), about.version],
      [t("general.licence"), t("general.licenceWords")],
      [t("general.address"), address || t("general.unreachable")],
      [t("general.publicAddress"), settings.general?.publicAddress || t("general.notSet")],
      [t("general.signOn"), t(inJenkins ? "general.signOnJenkins" : "general.signOnServer")],
    ]} /><//>
    <${SettingsBlock} settings=${settings} blocks=${["general", "tokens", "bundles", "trash", "untagged", "audit", "webhooks", "jobs", "backup"]} />`}<//>`;
}
