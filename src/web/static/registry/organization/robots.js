// SPDX-License-Identifier: MIT
import { all, call, one } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { Time } from "../ground/figures.js";
import { useLoad } from "../ground/load.js";
import { html } from "../ground/view.js";
import { ask, confirm, show } from "../parts/dialog.js";
import { Copied } from "../parts/lines.js";
import { Button, Chip, Section } from "../parts/pieces.js";
import { Empty, Loaded } from "../parts/states.js";
import { Table } from "../parts/table.js";

const end = (day) => (day ? { expiresAt: `${day}T00:00:00Z` } : {});

/** The secret, which is nowhere else: shown in place of the question. */
const tellSecret = (robot) => show(t("robot.secret", { name: robot.name }), html`<p>${t("robot.secretWords")}</p><p><${Copied} text=${robot.secret} /></p>`);

/** An organization's robot accounts. */
export function Robots({ path }) {
  const found = useLoad((signal) => all(`${path}/robots`, { signal }), [path]);
  const robotPath = (robot) => `${path}/robots/${one(robot.robot)}`;
  const create = () =>
    ask(t("robot.new"), { submit: t("action.create"), fields: [
      { name: "name", label: t("team.name"), required: true },
      { name: "description", label: t("organization.description") },
      { name: "until", label: t("token.until"), type: "date", hint: t("token.untilHint") },
    ], act: async ({ until, ...values }) => {
      const made = await call("POST", `${path}/robots`, { ...values, ...end(until) });
      found.reload();
      tellSecret(made);
    } });
  const rotate = (robot) =>
    confirm(t("robot.rotateTitle", { name: robot.name }), { sentences: t("robot.rotateWords"), submit: t("robot.rotate"), act: async () => {
      tellSecret(await call("POST", `${robotPath(robot)}/secret`, { overlapHours: 24 }));
    } });
  const toggle = async (robot) => {
    await call("PATCH", robotPath(robot), { active: !robot.active });
    found.reload();
  };
  const remove = (robot) =>
    confirm(t("robot.deleteTitle", { name: robot.name }), { sentences: t("robot.deleteWords"), submit: t("action.delete"), act: async () => {
      await call("DELETE", robotPath(robot));
      found.reload();
    } });
  return html`<${Section} title=${t("organization.tab.robots")} note=${t("robot.note")} actions=${html`<${Button} kind="primary" onClick=${create}>${t("robot.new")}<//>`}>
    <${Loaded} from=${found}>${(robots) => (robots.length === 0
      ? html`<${Empty} title=${t("robot.none")} />`
      : html`<${Table} label=${t("organization.tab.robots")} items=${robots} id=${(each) => each.name} columns=${[
          { title: t("team.name"), cell: (each) => html`<span class="tr-mono tr-nowrap">${each.name}</span>${each.description && html`<div class="tr-muted">${each.description}</div>`}` },
          { title: t("job.state"), cell: (each) => html`<${Chip} kind=${each.active ? "done" : "refused"}>${t(each.active ? "active" : "inactive")}<//>` },
          { title: t("token.until"), cell: (each) => (each.expiresAt ? html`<${Time} at=${each.expiresAt} />` : t("never")) },
          { title: t("token.used"), cell: (each) => (each.lastUsedAt ? html`<${Time} at=${each.lastUsedAt} />` : t("never")) },
          { title: t("actions"), unseen: true, cell: (each) => html`<div class="tr-actions"><${Button} onClick=${() => rotate(each)}>${t("robot.rotate")}<//><${Button} onClick=${() => toggle(each)}>${t(each.active ? "action.deactivate" : "action.activate")}<//><${Button} kind="danger" onClick=${() => remove(each)}>${t("action.delete")}<//></div>` },
        ]} />`)}<//>
  <//>`;
}
