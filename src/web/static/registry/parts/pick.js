// SPDX-License-Identifier: MIT
import { t } from "../ground/messages.js";
import { html } from "../ground/view.js";
import { Complete } from "./complete.js";

/** One thing out of many, which is found by typing a part of its name. suggest as of Complete. */
export const Pick = ({ value, onValue, suggest, usual, label }) =>
  value
    ? html`<ul class="tr-chips"><li class="tr-chip">${value}
        <button type="button" class="tr-chip-remove" name=${usual.name} aria-label=${t("pick.another", { value })} onClick=${() => onValue("")}>×</button></li></ul>`
    : html`<${Complete} keep suggest=${suggest} onChoose=${onValue} usual=${usual} label=${label} placeholder=${t("pick.placeholder")} />`;
