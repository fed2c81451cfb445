// SPDX-License-Identifier: MIT
import { call, get } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { Time, count, size } from "../ground/figures.js";
import { useLoad } from "../ground/load.js";
import { at, go } from "../ground/router.js";
import { html } from "../ground/view.js";
import { Button, Chip, Digest, Facts, Section } from "../parts/pieces.js";
import { Empty, Loaded } from "../parts/states.js";
import { Table } from "../parts/table.js";
import { number, schedule } from "./blocks.js";
import { SettingsForm } from "./settingsform.js";

/** Where layers lie, how much there is of them, and whether they are whole. */
export function Storage() {
  const found = useLoad(async (signal) => {
    const [collection, damaged] = await Promise.all([get("/garbage-collection", signal), get("/damaged-blobs", signal)]);
    return { collection, damaged };
  }, []);
  const scrub = async () => {
    const { id } = await call("POST", "/scrub/runs");
    go(at.administration("jobs", String(id)));
  };
  return html`<${Loaded} from=${found}>${({ collection, damaged }) => html`
    <${Section} title=${t("storage.title")}><${Facts} of=${[
      [t("storage.stored"), collection.reclaimable && `${size(collection.reclaimable.storedBytes)} · ${t("storage.blobs", { count: collection.reclaimable.storedBlobs })}`],
      [t("storage.reclaimable"), collection.reclaimable && size(collection.reclaimable.bytes)],
    ]} /><//>
    <${Section} title=${t("storage.whole")} note=${t("storage.wholeNote")} actions=${html`<${Button} onClick=${scrub}>${t("storage.scrub")}<//>`}>
      ${damaged.items.length === 0
        ? html`<${Empty} title=${t("storage.noDamage")} />`
        : html`<p>${t("storage.damage", { count: count(damaged.items.length) })}</p><${Table} label=${t("storage.whole")} items=${damaged.items} id=${(each) => each.digest} columns=${[
            { title: t("image.digest"), cell: (each) => html`<${Digest} of=${each.digest} />` },
            { title: t("image.size"), className: "tr-number", cell: (each) => size(each.size) },
            { title: t("storage.reason"), cell: (each) => each.reason },
            { title: t("storage.found"), cell: (each) => html`<${Time} at=${each.foundAt} />` },
            { title: t("job.state"), cell: (each) => html`<${Chip} kind=${each.healed ? "done" : "failed"}>${t(each.healed ? "storage.healed" : "storage.damaged")}<//>` },
            { title: t("nav.repositories"), cell: (each) => each.repositories.join(", ") },
          ]} />`}
    <//>
    `}<//>
    <${SettingsForm} title=${t("storage.settings")} note=${t("storage.settingsNote")} block="storage" probe=${t("storage.try")} onSaved=${found.reload}
      fields=${[{ name: "folder", label: t("storage.where"), placeholder: t("storage.home"), check: (typed) => (/^(\/|[A-Za-z]:\\|\\\\)/.test(typed) ? "" : t("storage.folderRule")) }]} />
    <${SettingsForm} title=${t("storage.scrubbing")} block="scrub" probe=${t("storage.tryScrub")} fields=${[schedule("scrub", "schedule"), number("scrub", "mebibytesPerSecond", 1, 100000)]} />`;
}
