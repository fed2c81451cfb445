// SPDX-License-Identifier: MIT
/**
 * Every text of the pages, by its key. A text has its values in braces; one that counts has a form per plural rule (.one, .other).
 * What a translation lacks is said in English. Sentences of the API stay as the API says them.
 */
import english from "../messages/en.js";

const TRANSLATIONS = { zh: () => import("../messages/zh.js") };
const KEPT = "trusted-registry-language";

export const LANGUAGES = { en: "English", zh: "中文" };

let texts = english;
export let language = "en";

function wanted() {
  let kept;
  try {
    kept = localStorage.getItem(KEPT);
  } catch {
    kept = null; // a browser may keep its storage to itself
  }
  const page = document.documentElement.lang;
  const asked = [kept, ...(page && page !== "en" ? [page] : []), ...navigator.languages];
  const known = asked.filter((each) => each).map((each) => each.toLowerCase().split(/[-_]/)[0]);
  return known.find((each) => each in LANGUAGES) ?? "en";
}

/** Chooses the language; to be done before anything is shown. */
export async function speak() {
  language = wanted();
  if (language in TRANSLATIONS) {
    texts = { ...english, ...(await TRANSLATIONS[language]()).default };
  }
  document.getElementById("trusted-registry").lang = language;
}

/** Remembers a language, and starts anew with it. */
export function speakFromNowOn(chosen) {
  try {
    localStorage.setItem(KEPT, chosen);
  } catch {
    // then it is the browser's again next time
  }
  location.reload();
}

/** The text of a key. */
export function t(key, values = {}) {
  let text = texts[key];
  if (text === undefined && "count" in values) {
    const form = new Intl.PluralRules(language).select(values.count);
    text = texts[`${key}.${form}`] ?? texts[`${key}.other`];
  }
  return (text ?? key).replace(/\{(\w+)\}/g, (whole, name) => shown(values[name], whole));
}

const shown = (value, otherwise) =>
  value === undefined ? otherwise : typeof value === "number" ? new Intl.NumberFormat(language).format(value) : String(value);
