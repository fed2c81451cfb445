// SPDX-License-Identifier: MIT
/** Begins: the language, who is signed in, and then the view that the address names. */
import { root } from "./ground/host.js";
import { speak } from "./ground/messages.js";
import { recognise } from "./ground/session.js";
import { html, render } from "./ground/view.js";
import { Shell } from "./shell.js";

await Promise.all([speak(), recognise()]);
root.replaceChildren();
render(html`<${Shell} />`, root);
