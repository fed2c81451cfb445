// SPDX-License-Identifier: MIT
import { get } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { useLoad } from "../ground/load.js";
import { at } from "../ground/router.js";
import { html } from "../ground/view.js";
import { Section } from "../parts/pieces.js";
import { Shares } from "../charts/shares.js";
import { Loaded } from "../parts/states.js";

/** Whose the bytes in the store are, namespace by namespace. */
export function StorageUse() {
  const found = useLoad((signal) => get("/storage-use", signal), []);
  return html`<${Section} title=${t("use.title")} note=${t("use.note")}>
    <${Loaded} from=${found} lines=${6}>${(use) => html`<${Shares} use=${use} name=${t("repository.namespace")} to=${(name) => at.organization(name, "use")} counted />`}<//>
  <//>`;
}
