// SPDX-License-Identifier: MIT
import { t } from "../ground/messages.js";
import { html } from "../ground/view.js";
import { Trash } from "../parts/trash.js";

/** What was deleted in a repository and can be brought back. */
export const RepositoryTrash = ({ repository }) => html`<p class="tr-muted">${t("trash.ofRepository")}</p><${Trash} repository=${repository.name} />`;
