// SPDX-License-Identifier: MIT
/** The words of the API's closed sets, in the reader's language. A word that these pages don't know yet is shown as it is. */
import { t } from "../ground/messages.js";
import { html } from "../ground/view.js";

/** What a key says; the word itself where it says nothing. */
export function word(key, itself) {
  const said = t(key);
  return said === key ? itself : said;
}

/** What was done, as the audit log calls it: a name of its own, or a verb and what it was done to. */
export function operation(words) {
  const own = word(`operation.own.${words}`, "");
  if (own) {
    return own;
  }
  const [verb, ...things] = words.split(" ");
  const what = things.map((each) => word(`operation.thing.${each}`, each));
  return t("operation.words", { verb: word(`operation.verb.${verb}`, verb), what: what.join(t("operation.between")) });
}

/** The same with the log's own words on hover, for whoever searches its files. */
export const Operation = ({ of }) => html`<span title=${of}>${operation(of)}</span>`;

/** With what somebody came. */
export const credential = (kind) => word(`credential.${kind}`, kind);

/** An event of webhooks. */
export const eventWords = (type) => word(`event.${type}`, type);
