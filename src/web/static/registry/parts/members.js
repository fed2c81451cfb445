// SPDX-License-Identifier: MIT
import { get, query } from "../ground/api.js";
import { inJenkins } from "../ground/host.js";
import { t } from "../ground/messages.js";
import { html } from "../ground/view.js";
import { Complete } from "./complete.js";

const KINDS = ["user", "group", "robot", "job"];

/** A name without a kind is a user's. */
const member = (text) => (KINDS.some((kind) => text.startsWith(`${kind}:`)) ? text : `user:${text}`);

/** Completes what the directory knows: people and groups, in Jenkins also folders and jobs. A robot is typed with its kind. */
async function suggest(text) {
  const [kind, name] = KINDS.some((each) => text.startsWith(`${each}:`)) ? text.split(/:(.*)/s) : ["", text];
  if (kind === "robot") {
    return [];
  }
  const { items } = await get(query("/directory", { prefix: name, limit: 8 }));
  return items.filter((each) => !kind || each.kind === kind).map((each) => [each.member, `${each.name} · ${t(`member.${each.kind}`)}`]);
}

/** A list of members that can be added to and taken from. */
export function Members({ value, onValue, usual }) {
  const add = (text) => value.includes(member(text)) || onValue([...value, member(text)]);
  return html`<div class="tr-members">
    <ul class="tr-chips">
      ${value.map((each) => html`<li class="tr-chip" key=${each}>${each}
        <button type="button" class="tr-chip-remove" aria-label=${t("member.remove", { member: each })} onClick=${() => onValue(value.filter((other) => other !== each))}>×</button></li>`)}
    </ul>
    <${Complete} keep suggest=${suggest} onChoose=${add} usual=${usual} placeholder=${t("member.placeholder")} />
    <p class="tr-hint">${t(inJenkins ? "member.hintJenkins" : "member.hint")}</p>
  </div>`;
}
