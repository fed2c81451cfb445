// SPDX-License-Identifier: MIT
import { address } from "../ground/host.js";
import { t } from "../ground/messages.js";
import { useAll } from "../ground/load.js";
import { session } from "../ground/session.js";
import { html } from "../ground/view.js";
import { Lines } from "../parts/lines.js";
import { Button, Title } from "../parts/pieces.js";
import { Empty } from "../parts/states.js";
import { newRepository } from "../repository/newrepository.js";
import { RepositoryList } from "../repository/repositorylist.js";

/** The repositories that this person may see. */
export function Home() {
  const { signedIn, name } = session.use();
  const found = useAll("/repositories", [signedIn]);
  return html`<${Title} under=${t("home.under")} actions=${signedIn && html`<${Button} kind="primary" onClick=${() => newRepository(name)}>${t("repository.new")}<//>`}>${t("nav.repositories")}<//>
    <${RepositoryList} found=${found} none=${() => html`<${Nothing} signedIn=${signedIn} name=${name} />`} />`;
}

/** The first push, taught with the lines for this registry. */
function Nothing({ signedIn, name }) {
  if (!signedIn) {
    return html`<${Empty} title=${t("home.nothingPublic")}>${t("home.signInForMore")}<//>`;
  }
  const place = `${address || "ADDRESS"}/${name}/alpine:latest`;
  return html`<${Empty} title=${t("home.nothing")}>
    <p>${t("home.firstPush")}</p>
    <${Lines}>${[`docker login --username ${name} ${address || "ADDRESS"}`, "docker image pull alpine:latest", `docker image tag alpine:latest ${place}`, `docker image push ${place}`]}<//>
    <p>${t("home.firstPushNote", { name })}</p>
  <//>`;
}
