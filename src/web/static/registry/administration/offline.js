// SPDX-License-Identifier: MIT
import { call, query, upload } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { size } from "../ground/figures.js";
import { html, useEffect, useRef, useState } from "../ground/view.js";
import { Button, Progress, Section } from "../parts/pieces.js";
import { tell } from "../parts/said.js";

const plain = (name) => name.replace(/[^A-Za-z0-9._-]+/g, "-");

/**
 * Data from files, where the registry has no way out: they are sent, and then imported together. When a file does not arrive, those
 * before it are kept, and whoever tries again goes on with it.
 */
export function Offline({ reload }) {
  const [sending, setSending] = useState(undefined);
  const [broken, setBroken] = useState(undefined);
  const control = useRef(undefined);
  useEffect(() => {
    const leave = (event) => sending && event.preventDefault(); // the browser asks: nothing is imported before all is here
    addEventListener("beforeunload", leave);
    return () => removeEventListener("beforeunload", leave);
  }, [sending]);
  const send = async (chosen, uploads) => {
    control.current = new AbortController();
    setBroken(undefined);
    try {
      for (const file of chosen.slice(uploads.length)) {
        const words = (done) => t("security.sending", { name: file.name, number: uploads.length + 1, count: chosen.length, done: size(done), size: size(file.size) });
        setSending({ done: 0, total: file.size, label: words(0) });
        const sent = (done, total) => setSending({ done, total, label: words(done) });
        const { id } = await upload(query("/advisories/uploads", { name: plain(file.name) }), file, sent, control.current.signal);
        uploads.push(id);
      }
      await call("POST", "/advisories/imports", { uploads });
      tell(t("security.importing"));
      reload();
    } catch (error) {
      if (error.name === "AbortError") {
        tell(t("security.sendingStopped"));
      } else {
        setBroken({ reason: error.message, chosen, uploads });
      }
    } finally {
      setSending(undefined);
    }
  };
  const choose = (event) => {
    const chosen = [...event.target.files];
    event.target.value = "";
    return send(chosen, []);
  };
  return html`<${Section} title=${t("security.offline")} note=${t("security.offlineNote")}>
    <label class="tr-upload"><span class="tr-unseen">${t("security.choose")}</span><input type="file" class="tr-file" multiple disabled=${sending !== undefined} onChange=${choose} /></label>
    ${sending && html`<div class="tr-running"><${Progress} ...${sending} /><${Button} onClick=${() => control.current.abort()}>${t("security.stopSending")}<//></div>`}
    ${broken && html`<${Broken} of=${broken} again=${() => send(broken.chosen, broken.uploads)} />`}
  <//>`;
}

const Broken = ({ of: { reason, chosen, uploads }, again }) =>
  html`<div class="jenkins-alert jenkins-alert-danger tr-broken" role="alert">${uploads.length < chosen.length && t("security.sendingBroke", { name: chosen[uploads.length].name, number: uploads.length, count: chosen.length })} ${reason}
    <button type="button" class="jenkins-button tr-small" onClick=${again}>${t("action.retry")}</button></div>`;
