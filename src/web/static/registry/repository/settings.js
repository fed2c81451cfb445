// SPDX-License-Identifier: MIT
import { call, get, named } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { useLoad } from "../ground/load.js";
import { at, go } from "../ground/router.js";
import { html } from "../ground/view.js";
import { confirm } from "../parts/dialog.js";
import { Form } from "../parts/form.js";
import { Button, Section } from "../parts/pieces.js";
import { tell } from "../parts/said.js";
import { Loaded } from "../parts/states.js";
import { repositoryFields } from "./newrepository.js";

/** Whatever can be set about a repository, and its end. */
export function RepositorySettings({ repository, may, reload }) {
  const path = `/repositories/${named(repository.name)}`;
  const save = async ({ immutableDays, ...values }) => {
    await call("PATCH", path, { ...values, immutableDays: Number(immutableDays || 0) });
    tell(t("saved"));
    reload();
  };
  const remove = () =>
    confirm(t("repository.deleteTitle", { name: repository.name }), {
      name: repository.name,
      sentences: [t("repository.deleteWords"), t("repository.deleteUndo")],
      submit: t("action.delete"),
      act: async () => {
        await call("DELETE", path);
        tell(t("repository.deleted", { name: repository.name }));
        go(at.home);
      },
    });
  const scanners = useLoad((signal) => get("/scanning/scanners", signal), []);
  return html`<${Section} title=${t("repository.tab.settings")}><${Loaded} from=${scanners} lines=${6}>${({ items }) => html`<${Form} key=${JSON.stringify(repository)} submit=${t("action.save")} act=${save} kept=${`repository ${repository.name}`} fields=${[
      { name: "description", label: t("repository.description"), type: "area", rows: 8, value: repository.description, hint: t("repository.markdown") },
      ...repositoryFields(repository),
      { name: "scanner", label: t("repository.scanner"), type: "select", value: repository.scanner, options: scannerOptions(items, repository.scanner), hint: t("repository.scannerHint") },
      { name: "immutableTags", label: t("repository.immutable"), type: "lines", value: repository.immutableTags, hint: t("repository.immutableHint") },
      { name: "immutableDays", label: t("repository.immutableDays"), type: "number", min: 0, value: String(repository.immutableDays), hint: t("repository.immutableDaysHint") },
      { name: "untagged", label: t("repository.untagged"), value: repository.untagged, hint: t("repository.untaggedHint") },
    ]} />`}<//><//>
    <${Untagged} path=${path} />
    ${may.has("delete-repository") && html`<${Section} title=${t("danger")} note=${t("repository.deleteUndo")}><${Button} kind="danger" onClick=${remove}>${t("repository.delete")}<//><//>`}`;
}

/** As the settings say, or one by its name; a scanner that is no more stays to be seen until another is chosen. */
function scannerOptions(items, now) {
  const standard = items.find((each) => each.standard)?.name;
  const names = items.map(({ name }) => name);
  return [["default", t("repository.scannerDefault", { name: standard ?? "" })], ...[...new Set([...names, ...(now === "default" ? [] : [now])])].map((name) => [name, name])];
}

/** What no tag leads to, and taking it away. */
function Untagged({ path }) {
  const found = useLoad((signal) => get(`${path}/-/untagged?limit=1000`, signal), [path]);
  const collect = (count) =>
    confirm(t("untagged.title"), {
      sentences: [t("untagged.words", { count }), t("untagged.undo")],
      submit: t("action.delete"),
      act: async () => {
        const { deleted } = await call("DELETE", `${path}/-/untagged`);
        tell(t("untagged.done", { count: deleted }));
        found.reload();
      },
    });
  return html`<${Section} title=${t("untagged.section")} note=${t("untagged.note")}>
    <${Loaded} from=${found} lines=${1}>${({ items }) => (items.length === 0 ? html`<p>${t("untagged.none")}</p>` : html`<p>${t("untagged.some", { count: items.length })}</p><${Button} kind="danger" onClick=${() => collect(items.length)}>${t("untagged.collect")}<//>`)}<//>
  <//>`;
}
