// SPDX-License-Identifier: MIT
/** A run of a mirror that was asked for here, until it has ended. */
import { call, get, one } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { useLoad, useRepeat } from "../ground/load.js";
import { Link, at } from "../ground/router.js";
import { session } from "../ground/session.js";
import { html, useEffect } from "../ground/view.js";
import { Figures } from "../administration/job.js";
import { Button, Progress } from "../parts/pieces.js";
import { tell } from "../parts/said.js";

const AGAIN = 1500;
const ENDED = ["succeeded", "failed", "cancelled"];

/** Jobs are for administrators of the registry; others see at the mirror that its run has ended. */
export function Run({ job, mirror, ended }) {
  const { registryAdmin } = session.use();
  return registryAdmin ? html`<${Watched} id=${job} ended=${ended} />` : html`<${Awaited} job=${job} mirror=${mirror} ended=${ended} />`;
}

function Watched({ id, ended }) {
  const path = `/jobs/${one(id)}`;
  const found = useLoad((signal) => get(path, signal), [path]);
  const over = ENDED.includes(found.value?.state) || found.error?.status === 404;
  useRepeat(found.reload, AGAIN, !over);
  useEffect(() => {
    if (over) {
      ended();
    }
  }, [over]);
  const stop = async () => {
    await call("POST", `${path}/cancel`);
    tell(t("job.stopping"));
    found.reload();
  };
  return html`<div class="tr-running" role="status">${found.value && html`<${Figures} job=${found.value} />`}
    <span class="tr-actions"><${Link} to=${at.administration("jobs", String(id))}>${t("job.title")} ${id}<//><${Button} disabled=${found.value?.cancelRequested} onClick=${stop}>${t("job.stop")}<//></span></div>`;
}

function Awaited({ job, mirror, ended }) {
  const found = useLoad((signal) => get(mirror, signal), [mirror]);
  const over = (found.value?.lastRun?.job ?? 0) >= job;
  useRepeat(found.reload, AGAIN, !over);
  useEffect(() => {
    if (over) {
      ended();
    }
  }, [over]);
  return html`<div role="status"><${Progress} label=${t("mirror.running")} /></div>`;
}
