// SPDX-License-Identifier: MIT
/** Who is signed in. In Jenkins that is Jenkins' affair; in the standalone server a session that the API keeps. */
import { api, inJenkins } from "./host.js";
import { store } from "./view.js";

const NOBODY = { signedIn: false, registryAdmin: false };

export const session = store(NOBODY);

/** What a changing call must carry, so that no page of another site can make it. */
export function proof() {
  if (inJenkins) {
    const { crumbHeader, crumbValue } = document.head.dataset;
    return crumbHeader ? { [crumbHeader]: crumbValue } : {};
  }
  const token = session.get().changeToken;
  return token ? { "X-Registry-Token": token } : {};
}

const ask = async (path) => {
  const answer = await fetch(`${api}/${path}`);
  return answer.ok ? answer.json() : undefined;
};

/** Asks who is signed in, and as whom they count. */
export async function recognise() {
  const kept = inJenkins ? { signedIn: true } : await ask("session");
  const person = kept?.signedIn ? await ask("whoami") : undefined;
  session.set(person ? { ...kept, ...person } : NOBODY);
}

/** Whether the person owns what these members own; administrators of the registry own everything. */
export const owns = ({ registryAdmin, identities = [] }, owners) => Boolean(registryAdmin) || owners.some((owner) => identities.includes(owner));

/** Nobody is signed in any more. */
export const forgotten = () => session.set(NOBODY);
