// SPDX-License-Identifier: MIT
import { all, one } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { useLoad } from "../ground/load.js";
import { Link, at } from "../ground/router.js";
import { html } from "../ground/view.js";
import { Chip, Section } from "../parts/pieces.js";
import { Empty, Loaded } from "../parts/states.js";
import { Table } from "../parts/table.js";

async function rights(teams, signal) {
  const found = await Promise.all(
    teams.map(async (name) => {
      const [organization, team] = name.split("/");
      const grants = await all(`/organizations/${one(organization)}/teams/${one(team)}/grants`, { signal });
      return grants.map((grant) => ({ ...grant, organization, team }));
    }),
  );
  return found.flat().sort((a, b) => (a.repository < b.repository ? -1 : 1));
}

/** What the person may do where by the teams they are in. */
export function TeamRights({ teams }) {
  const found = useLoad((signal) => rights(teams, signal), [teams.join()]);
  return html`<${Section} title=${t("profile.teamRights")} note=${t("profile.teamRightsNote")}>
    <${Loaded} from=${found}>${(items) => (items.length === 0
      ? html`<${Empty} title=${t("profile.noTeamRight")} />`
      : html`<${Table} label=${t("profile.teamRights")} items=${items} id=${(each) => `${each.repository} ${each.organization} ${each.team}`} columns=${[
          { title: t("repository.word"), cell: (each) => html`<${Link} to=${at.repository(each.repository)}>${each.repository}<//>` },
          { title: t("grant.right"), cell: (each) => html`<${Chip}>${t(`right.${each.right}`)}<//>` },
          { title: t("team.word"), cell: (each) => html`<${Link} to=${at.organization(each.organization, "teams", each.team)}>${each.organization}/${each.team}<//>` },
        ]} />`)}<//>
  <//>`;
}
