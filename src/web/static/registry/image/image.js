// SPDX-License-Identifier: MIT
import { call, get, named, one, query } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { useLoad, useRepeat } from "../ground/load.js";
import { at, go, place } from "../ground/router.js";
import { session } from "../ground/session.js";
import { html } from "../ground/view.js";
import { Nowhere } from "../home/nowhere.js";
import { Copied } from "../parts/lines.js";
import { Button, Chip, Digest, Tabs, Title } from "../parts/pieces.js";
import { Loaded } from "../parts/states.js";
import { Activity, NotAllowed } from "../repository/activity.js";
import { deleteImages } from "../repository/deletion.js";
import { Components } from "./components.js";
import { Configuration } from "./configuration.js";
import { Layers } from "./layers.js";
import { Overview } from "./overview.js";
import { Provenance } from "./provenance.js";
import { Referrers } from "./referrers.js";
import { Report } from "./report.js";
import { Verdict } from "./verdict.js";

const TABS = { "": Overview, findings: Report, components: Components, layers: Layers, configuration: Configuration, referrers: Referrers, provenance: Provenance, verdict: Verdict, activity: ImageActivity };

/** So many of its tags stand in the title; all of them are among the facts. */
const MOST_TAGS = 5;

/** Tabs that need more than seeing the image. */
const RIGHTS = { activity: "configure" };

async function load(name, digest, signedIn, signal) {
  const path = `/repositories/${named(name)}/-/manifests/${one(digest)}`;
  const [image, contents, access] = await Promise.all([
    get(path, signal),
    get(`${path}/contents`, signal),
    signedIn ? get(query("/access", { repository: name }), signal) : Promise.resolve({ actions: [] }),
  ]);
  return { image, contents, path, may: new Set(access.actions.filter((each) => each.allowed).map((each) => each.action)) };
}

/** One image, by its digest. */
export function Image({ name, digest, tab = "" }) {
  const { signedIn } = session.use();
  const found = useLoad((signal) => load(name, digest, signedIn, signal), [name, digest, signedIn]);
  const running = Boolean(found.value?.image.scan.running);
  useRepeat(found.reload, 2000, running);
  if (!(tab in TABS)) {
    return html`<${Nowhere} />`;
  }
  return html`<${Loaded} from=${found}>${(all) => html`<${Shown} name=${name} ...${all} tab=${tab} reload=${found.reload} />`}<//>`;
}

function Shown({ name, image, contents, path, may, tab, reload }) {
  const { digest, tags } = image;
  const platform = place.use().query.get("platform") ?? "";
  const chosen = platform ? `?platform=${encodeURIComponent(platform)}` : "";
  const indexed = image.scan.images ?? [];
  const screen = TABS[tab];
  const scan = async () => {
    await call("POST", `${path}/scan`);
    reload();
  };
  const remove = () => deleteImages(name, tags.map((tag) => ({ tag })), (gone) => (gone.size === tags.length ? go(at.repository(name, "images")) : reload()));
  return html`<${Title}
      trail=${[[at.home, t("nav.repositories")], [at.repository(name, "images"), name]]}
      under=${html`<${Copied} text=${digest}><${Digest} of=${digest} /><//>`}
      actions=${html`${may.has("scan") && html`<${Button} disabled=${image.scan.running} onClick=${scan}>${t(image.scan.running ? "scan.running" : "scan.now")}<//>`}
        ${may.has("delete-image") && tags.length > 0 && html`<${Button} kind="danger" onClick=${remove}>${t("action.delete")}<//>`}`}>
      ${tags.length > 0 ? html`${name}:${tags[0]}${tags.slice(1, MOST_TAGS).map((tag) => html`<${Chip} key=${tag}>${tag}<//>`)}${tags.length > MOST_TAGS && html`<${Chip}>+${tags.length - MOST_TAGS}<//>`}` : t("image.untagged")}<//>
    <${Tabs} label=${t("image.tabs")} of=${Object.keys(TABS).filter((key) => allowed(key, may) || key === tab).map((key) => [at.image(name, digest, key) + chosen, words(key, contents), key === tab])} />
    ${indexed.length > 0 && ["findings", "components"].includes(tab) && html`<${Platform} of=${indexed} chosen=${platform} to=${at.image(name, digest, tab)} />`}
    <${allowed(tab, may) ? screen : NotAllowed} name=${name} image=${image} contents=${contents} path=${path} may=${may} platform=${platform || indexed[0]?.platform || ""} reload=${reload} />`;
}

const allowed = (tab, may) => !(tab in RIGHTS) || may.has(RIGHTS[tab]);

function ImageActivity({ name, image }) {
  return html`<p class="tr-muted">${t("activity.ofImage")}</p><${Activity} repository=${{ name }} reference=${image.digest} />`;
}

const words = (key, { referrers }) => t(`image.tab.${key || "overview"}`) + (key === "referrers" && referrers.length > 0 ? ` (${referrers.length})` : "");

/** Which of an index's images is looked at. */
const Platform = ({ of, chosen, to }) =>
  html`<div class="tr-bar"><label class="tr-inline">${t("image.platform")}
    <span class="jenkins-select"><select class="jenkins-select__input" onChange=${(event) => go(`${to}?platform=${encodeURIComponent(event.target.value)}`)}>
      ${of.map(({ platform }) => html`<option key=${platform} value=${platform} selected=${platform === chosen}>${platform}</option>`)}
    </select></span></label></div>`;

