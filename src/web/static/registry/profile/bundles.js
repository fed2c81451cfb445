// SPDX-License-Identifier: MIT
import { all, call, download, one } from "../ground/api.js";
import { address } from "../ground/host.js";
import { t } from "../ground/messages.js";
import { Time } from "../ground/figures.js";
import { useLoad } from "../ground/load.js";
import { html } from "../ground/view.js";
import { ask, confirm } from "../parts/dialog.js";
import { Lines } from "../parts/lines.js";
import { Button, Chip, Section } from "../parts/pieces.js";
import { Empty, Loaded } from "../parts/states.js";
import { Table } from "../parts/table.js";

const fileName = (name) => `client-bundle-${name.replace(/[^A-Za-z0-9._-]+/g, "-")}.zip`;
const state = (bundle) => (bundle.revokedAt ? "revoked" : new Date(bundle.expiresAt) < new Date() ? "expired" : "valid");

/** The person's client bundles. */
export function Bundles() {
  const found = useLoad((signal) => all("/bundles", { signal }), []);
  const create = () =>
    ask(t("bundle.new"), { submit: t("bundle.submit"), fields: [
      { name: "name", label: t("token.name"), required: true, hint: t("bundle.nameHint") },
      { name: "lifetimeDays", label: t("bundle.days"), type: "number", min: 1, hint: t("bundle.daysHint"), check: (text) => (/^[1-9]\d{0,4}$/.test(text) ? "" : t("bundle.daysRule")) },
    ], act: async ({ name, lifetimeDays }) => {
      await download("/bundles", { name, ...(address ? { registry: address } : {}), ...(lifetimeDays ? { lifetimeDays: Number(lifetimeDays) } : {}) }, fileName(name));
      found.reload();
    } });
  const revoke = (bundle) =>
    confirm(t("bundle.revokeTitle", { name: bundle.name }), { sentences: t("bundle.revokeWords"), submit: t("bundle.revoke"), act: async () => {
      await call("DELETE", `/bundles/${one(bundle.id)}`);
      found.reload();
    } });
  return html`<${Section} title=${t("profile.tab.bundles")} note=${t("bundle.note")} actions=${html`<${Button} kind="primary" onClick=${create}>${t("bundle.new")}<//>`}>
    <${Loaded} from=${found}>${(bundles) => (bundles.length === 0
      ? html`<${Empty} title=${t("bundle.none")} />`
      : html`<${Table} label=${t("profile.tab.bundles")} items=${bundles} id=${(each) => each.id} columns=${[
          { title: t("token.name"), cell: (each) => html`<strong>${each.name}</strong>` },
          { title: t("job.state"), cell: (each) => html`<${Chip} kind=${state(each) === "valid" ? "done" : "refused"}>${t(`bundle.${state(each)}`)}<//>` },
          { title: t("bundle.made"), cell: (each) => html`<${Time} at=${each.createdAt} />` },
          { title: t("token.until"), cell: (each) => html`<${Time} at=${each.expiresAt} />` },
          { title: t("token.used"), cell: (each) => (each.lastUsedAt ? html`<${Time} at=${each.lastUsedAt} />` : t("never")) },
          { title: t("actions"), unseen: true, cell: (each) => !each.revokedAt && html`<${Button} kind="danger" onClick=${() => revoke(each)}>${t("bundle.revoke")}<//>` },
        ]} />`)}<//>
    <h3>${t("bundle.use")}</h3>
    <${Lines}>${["unzip client-bundle-*.zip -d bundle && cd bundle", 'eval "$(<env.sh)"', "docker version"]}<//>
  <//>`;
}
