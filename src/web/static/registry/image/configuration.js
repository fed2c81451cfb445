// SPDX-License-Identifier: MIT
import { t } from "../ground/messages.js";
import { Time } from "../ground/figures.js";
import { html } from "../ground/view.js";
import { Facts, Section } from "../parts/pieces.js";
import { Empty } from "../parts/states.js";

const listed = (items) => items.length > 0 && html`<ul class="tr-plain tr-mono">${items.map((each) => html`<li key=${each}>${each}</li>`)}</ul>`;
const words = (items) => items.length > 0 && html`<code>${JSON.stringify(items)}</code>`;
const time = (text) => (Number.isNaN(Date.parse(text)) ? text : html`<${Time} at=${text} />`);

/** How an image is run, and what its builder says of it. */
export function Configuration({ contents: { how, images } }) {
  if (!how) {
    return html`<${Empty} title=${t("configuration.none")}>${images.length > 0 && t("layer.index")}<//>`;
  }
  return html`<${Section} title=${t("configuration.run")}><${Facts} of=${[
      [t("configuration.entryPoint"), words(how.entryPoint)],
      [t("configuration.command"), words(how.command)],
      [t("configuration.user"), how.user || t("configuration.root")],
      [t("configuration.workingFolder"), how.workingFolder],
      [t("configuration.ports"), listed(how.ports)],
      [t("configuration.volumes"), listed(how.volumes)],
      [t("configuration.environment"), listed(how.environment)],
      [t("configuration.created"), how.created && time(how.created)],
      [t("configuration.author"), how.author],
    ]} /><//>
    ${Object.keys(how.labels).length > 0 && html`<${Section} title=${t("configuration.labels")}><${Facts} of=${Object.entries(how.labels)} /><//>`}
    ${how.steps.length > 0 && html`<${Section} title=${t("configuration.steps")}><ol class="tr-steps">${how.steps.map((step, index) => html`<li key=${index}><code class="tr-instruction">${step}</code></li>`)}</ol><//>`}`;
}
