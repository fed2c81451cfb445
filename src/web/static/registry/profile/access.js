// SPDX-License-Identifier: MIT
import { get, query } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { useLoad } from "../ground/load.js";
import { place, remember } from "../ground/router.js";
import { html } from "../ground/view.js";
import { Complete } from "../parts/complete.js";
import { Section } from "../parts/pieces.js";
import { Loaded } from "../parts/states.js";
import { Answers } from "../repository/permissions.js";

const suggest = async (text) => (text.length < 2 ? [] : (await get(query("/search", { q: text, limit: 8 }))).repositories.map((name) => [name, name]));

/** What the person may do in a repository that they name, and why. */
export function AccessOn() {
  const repository = place.use().query.get("repository") ?? "";
  const setRepository = (chosen) => remember({ repository: chosen });
  const found = useLoad((signal) => (repository ? get(query("/access", { repository }), signal) : Promise.resolve(null)), [repository]);
  return html`<${Section} title=${t("profile.mayI")} note=${t("profile.mayINote")}>
    <div class="tr-bar tr-ask"><${Complete} suggest=${suggest} onChoose=${setRepository} label=${t("repository.word")} placeholder=${t("repository.word")} /></div>
    <${Loaded} from=${found}>${(access) => access && html`<h3>${access.repository}</h3><${Answers} access=${access} />`}<//>
  <//>`;
}
