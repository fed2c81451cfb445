// SPDX-License-Identifier: MIT
import { named, one } from "../ground/api.js";
import { html } from "../ground/view.js";
import { Gates } from "./gates.js";
import { MirrorOverview } from "./mirroroverview.js";
import { Promotion } from "./promotion.js";
import { PromotionOverview } from "./promotionoverview.js";
import { Pruning } from "./pruning.js";
import { Vex } from "./vex.js";

/** What lets images of a repository through, takes them on, and takes them away. */
export function Policies({ repository, may }) {
  const path = `/repositories/${named(repository.name)}/-`;
  const manages = may.has("configure");
  return html`<${Gates} path=${path} of=${{ repository: repository.name }} level="repository" manages=${manages} /><${Vex} path=${path} manages=${manages} />
    ${manages && html`<${Promotion} path=${path} name=${repository.name} /><${Pruning} path=${path} name=${repository.name} />`}`;
}

/** The same for all repositories of an organization or user. */
export function NamespacePolicies({ name, manages }) {
  const path = `/namespaces/${one(name)}`;
  return html`<${Gates} path=${path} of=${{ namespace: name }} level="namespace" manages=${manages} /><${Vex} path=${path} manages=${manages} />
    ${manages && html`<${PromotionOverview} path=${path} /><${MirrorOverview} path=${path} /><${Pruning} path=${path} name=${name} whole />`}`;
}

/** What holds in the whole registry. */
export const RegistryPolicies = () => html`<${Gates} path="" level="registry" manages /><${Vex} path="" manages />`;
