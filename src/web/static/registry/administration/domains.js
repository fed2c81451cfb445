// SPDX-License-Identifier: MIT
import { call, get } from "../ground/api.js";
import { inJenkins } from "../ground/host.js";
import { t } from "../ground/messages.js";
import { Time, exact } from "../ground/figures.js";
import { useLoad } from "../ground/load.js";
import { html } from "../ground/view.js";
import { ask, confirm } from "../parts/dialog.js";
import { Button, Chips, Facts, Section } from "../parts/pieces.js";
import { tell } from "../parts/said.js";
import { Loaded } from "../parts/states.js";
import { SettingsBlock } from "./settingsblock.js";

const pem = (kind) => (text) => (text.includes(`-----BEGIN ${kind}`) || (kind === "PRIVATE KEY" && /-----BEGIN [A-Z ]*PRIVATE KEY/.test(text)) ? "" : t("domains.pemRule", { kind }));

/** The certificate that clients are shown, and a proxy before the registry. */
export function Domains() {
  const found = useLoad(async (signal) => {
    const [certificate, settings] = await Promise.all([get("/certificate", signal), get("/settings", signal)]);
    return { certificate, settings };
  }, []);
  const use = () =>
    ask(t("domains.useTitle"), { submit: t("domains.use"), fields: [
      { name: "certificate", label: t("domains.certificate"), type: "area", rows: 6, required: true, hint: t("domains.certificateHint"), check: pem("CERTIFICATE") },
      { name: "key", label: t("domains.key"), type: "area", rows: 6, required: true, hint: t("domains.keyHint"), check: pem("PRIVATE KEY") },
    ], act: async (values) => {
      await call("PUT", "/certificate", values);
      tell(t("domains.used"));
      found.reload();
    } });
  const own = () =>
    confirm(t("domains.ownTitle"), { sentences: t("domains.ownWords"), submit: t("domains.own"), act: async () => {
      await call("DELETE", "/certificate");
      tell(t("domains.used"));
      found.reload();
    } });
  return html`<${Loaded} from=${found}>${({ certificate, settings }) => html`
    <${Section} title=${t("domains.title")} actions=${html`<${Button} onClick=${use}>${t("domains.useTitle")}<//>${certificate.custom && html`<${Button} onClick=${own}>${t("domains.own")}<//>`}`}>
      <${Facts} of=${[
        [t("domains.kind"), t(certificate.custom ? "domains.custom" : "domains.selfSigned")],
        [t("domains.names"), html`<${Chips} of=${certificate.names} />`],
        [t("domains.issuer"), certificate.issuer],
        [t("domains.valid"), html`${exact(certificate.notBefore)} – ${exact(certificate.notAfter)} (<${Time} at=${certificate.notAfter} />)`],
      ]} />
      ${!inJenkins && html`<p><a class="jenkins-button" href="/ca" download="trusted-registry-ca.pem">${t("domains.authority")}</a></p>`}
    <//>
    <${SettingsBlock} settings=${settings} blocks=${["listener", "tls", "general", "proxy"]} />`}<//>`;
}
