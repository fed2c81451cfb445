// SPDX-License-Identifier: MIT
import { t } from "../ground/messages.js";
import { html } from "../ground/view.js";
import { Chip } from "../parts/pieces.js";

const KINDS = { copied: "done", unchanged: "done", refused: "warned", failed: "failed" };

/** How a run of a mirror or one of its copies went, at a glance. */
export const MirrorOutcome = ({ of }) => html`<${Chip} kind=${KINDS[of] ?? ""}>${t(`mirror.was.${of}`)}<//>`;

/** A registry as docker names it. */
export const host = (registry) => registry.replace(/^https?:\/\//, "");
