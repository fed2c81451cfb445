// SPDX-License-Identifier: MIT
import { named } from "../ground/api.js";
import { html } from "../ground/view.js";
import { Gates } from "./gates.js";
import { Promotion } from "./promotion.js";
import { Pruning } from "./pruning.js";

/** What lets images of a repository through, takes them on, and takes them away. */
export function Policies({ repository, may }) {
  const path = `/repositories/${named(repository.name)}/-`;
  return html`<${Gates} path=${path} name=${repository.name} level="repository" manages=${may.has("configure")} />
    ${may.has("configure") && html`<${Promotion} path=${path} name=${repository.name} /><${Pruning} path=${path} name=${repository.name} />`}`;
}
