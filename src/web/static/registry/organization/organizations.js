// SPDX-License-Identifier: MIT
import { all, call } from "../ground/api.js";
import { founder } from "../ground/host.js";
import { t } from "../ground/messages.js";
import { useLoad } from "../ground/load.js";
import { Link, at, go } from "../ground/router.js";
import { session } from "../ground/session.js";
import { html } from "../ground/view.js";
import { ask } from "../parts/dialog.js";
import { Button, Chips, Title } from "../parts/pieces.js";
import { Empty, Loaded } from "../parts/states.js";
import { Table } from "../parts/table.js";

const NAME = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;

export const wrongOrganization = (name) => (NAME.test(name) ? "" : t("organization.nameRule"));

/** The fields that new and old organizations have. */
export const organizationFields = (shown = { description: "", owners: [], createOnPush: false }) => [
  { name: "description", label: t("organization.description"), value: shown.description },
  { name: "owners", label: t("organization.owners"), type: "members", value: shown.owners, hint: t("organization.ownersHint") },
  { name: "createOnPush", label: t("organization.createOnPush"), type: "checkbox", value: shown.createOnPush },
];

function create() {
  ask(t("organization.new"), {
    submit: t("action.create"),
    fields: [{ name: "name", label: t("organization.name"), required: true, check: wrongOrganization, hint: t("organization.nameRule") }, ...organizationFields()],
    act: async (values) => {
      const made = await call("POST", "/organizations", values);
      go(at.organization(made.name));
    },
  });
}

/** The organizations that this person has to do with. */
export function Organizations() {
  const { registryAdmin } = session.use();
  const found = useLoad((signal) => all("/organizations", { signal }), []);
  const mayCreate = registryAdmin || founder;
  return html`<${Title} under=${t("organization.under")} actions=${mayCreate && html`<${Button} kind="primary" onClick=${create}>${t("organization.new")}<//>`}>${t("nav.organizations")}<//>
    <${Loaded} from=${found}>${(items) => (items.length === 0
      ? html`<${Empty} title=${t("organization.none")}>${t(mayCreate ? "organization.noneMake" : "organization.noneAsk")}<//>`
      : html`<${Table} label=${t("nav.organizations")} items=${items} id=${(each) => each.name} columns=${[
          { title: t("organization.name"), cell: (each) => html`<${Link} class="jenkins-table__link" to=${at.organization(each.name)}>${each.name}<//>` },
          { title: t("organization.description"), cell: (each) => each.description },
          { title: t("organization.owners"), cell: (each) => html`<${Chips} of=${each.owners} none=${t("organization.administratorsOnly")} />` },
        ]} />`)}<//>`;
}
