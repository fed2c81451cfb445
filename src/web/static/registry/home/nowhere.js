// SPDX-License-Identifier: MIT
import { t } from "../ground/messages.js";
import { Link, at } from "../ground/router.js";
import { html } from "../ground/view.js";
import { Title } from "../parts/pieces.js";
import { Empty } from "../parts/states.js";

/** An address that no view has. */
export const Nowhere = () =>
  html`<${Title}>${t("nowhere.title")}<//><${Empty} title=${t("nowhere.words")}><${Link} to=${at.home}>${t("nowhere.back")}<//><//>`;
