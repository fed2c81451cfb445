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

/** Asks who is signed in. */
export async function recognise() {
  const answer = await fetch(`${api}/${inJenkins ? "whoami" : "session"}`);
  const said = answer.ok ? await answer.json() : NOBODY;
  session.set(inJenkins && answer.ok ? { ...said, signedIn: true } : said);
}

/** Nobody is signed in any more. */
export const forgotten = () => session.set(NOBODY);
