// SPDX-License-Identifier: MIT
import { get, one } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { useLoad } from "../ground/load.js";
import { at } from "../ground/router.js";
import { html } from "../ground/view.js";
import { Section } from "../parts/pieces.js";
import { Shares } from "../charts/shares.js";
import { Loaded } from "../parts/states.js";

/** Whose the bytes of a namespace are, repository by repository. */
export function NamespaceUse({ name }) {
  const found = useLoad((signal) => get(`/namespaces/${one(name)}/storage-use`, signal), [name]);
  return html`<${Section} title=${t("use.title")} note=${t("use.noteNamespace")}>
    <${Loaded} from=${found} lines=${6}>${(use) => html`<${Shares} use=${use} name=${t("repository.word")} to=${(repository) => at.repository(repository)} />`}<//>
  <//>`;
}
