// SPDX-License-Identifier: MIT
import { get } from "../ground/api.js";
import { address, inJenkins } from "../ground/host.js";
import { t } from "../ground/messages.js";
import { useLoad } from "../ground/load.js";
import { html } from "../ground/view.js";
import { Facts, Section } from "../parts/pieces.js";
import { Loaded } from "../parts/states.js";
import { address as addressRule } from "../parts/checks.js";
import { OtherBlocks } from "./blocks.js";
import { Release } from "./release.js";
import { SettingsForm } from "./settingsform.js";

/** Version, whether there is a newer one, address, sign-in, and the settings that belong to no other tab. */
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
    `}<//>
    <${Release} />
    <${SettingsForm} title=${t("general.reached")} note=${t("general.reachedNote")} block="general" onSaved=${found.reload}
      fields=${[{ name: "publicAddress", label: t("general.publicAddress"), type: "url", check: addressRule({ bare: true }), placeholder: "https://registry.example.com" }]} />
    <${Section} title=${t("settings.more")}><${OtherBlocks} /><//>`;
}
