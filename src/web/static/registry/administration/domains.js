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
import { address, pem } from "../parts/checks.js";
import { number, text } from "./blocks.js";
import { SettingsForm } from "./settingsform.js";

/** The certificate that clients are shown, and a proxy before the registry. */
export function Domains() {
  const found = useLoad((signal) => get("/certificate", signal), []);
  const use = () =>
    ask(t("domains.useTitle"), { submit: t("domains.use"), fields: [
      { name: "certificate", label: t("domains.certificate"), type: "pem", rows: 6, required: true, hint: t("domains.certificateHint"), check: pem("CERTIFICATE") },
      { name: "key", label: t("domains.key"), type: "pem", rows: 6, required: true, hint: t("domains.keyHint"), check: pem("PRIVATE KEY") },
    ], test: [t("domains.check"), (values) => call("POST", "/settings/tls/probe", values)], act: async (values) => {
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
  return html`<${Loaded} from=${found}>${(certificate) => html`
    <${Section} title=${t("domains.title")} actions=${html`<${Button} onClick=${use}>${t("domains.useTitle")}<//>${certificate.custom && html`<${Button} onClick=${own}>${t("domains.own")}<//>`}`}>
      <${Facts} of=${[
        [t("domains.kind"), t(certificate.custom ? "domains.custom" : "domains.selfSigned")],
        [t("domains.names"), html`<${Chips} of=${certificate.names} />`],
        [t("domains.issuer"), certificate.issuer],
        [t("domains.valid"), html`${exact(certificate.notBefore)} – ${exact(certificate.notAfter)} (<${Time} at=${certificate.notAfter} />)`],
      ]} />
      ${!inJenkins && html`<p><a class="jenkins-button" href="/ca" download="trusted-registry-ca.pem">${t("domains.authority")}</a></p>`}
    <//>
    `}<//>
    <${SettingsForm} title=${t("domains.listener")} note=${t("domains.listenerNote")} block="listener" onSaved=${found.reload}
      fields=${[text("listener", "address", { required: true }), number("listener", "port", -1, 65535, { hint: t("settings.listener.portHint") })]} />
    <${SettingsForm} title=${t("domains.before")} note=${t("domains.beforeNote")} block="general"
      fields=${[{ name: "trustedProxies", label: t("settings.general.trustedProxies"), type: "lines", hint: t("settings.general.proxiesHint") }]} />
    <${SettingsForm} title=${t("domains.proxy")} note=${t("domains.proxyNote")} block="proxy" probe=${t("domains.tryProxy")}
      fields=${[
        text("proxy", "address", { type: "url", check: address({ schemes: ["http"], bare: true, port: true }), placeholder: "http://proxy.example.com:3128" }),
        text("proxy", "user", { check: (typed) => (typed.includes(":") ? t("settings.proxy.userRule") : "") }),
        text("proxy", "password", { type: "password", autocomplete: "new-password" }),
        text("proxy", "noProxy", { type: "lines", hint: t("settings.proxy.noProxyHint") }),
      ]} to=${({ password, ...values }) => ({ ...values, ...(password === "" ? {} : { password }) })} />`;
}
