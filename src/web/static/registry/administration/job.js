// SPDX-License-Identifier: MIT
import { call, get, one } from "../ground/api.js";
import { t } from "../ground/messages.js";
import { Time, count, part, size } from "../ground/figures.js";
import { useLoad, useRepeat } from "../ground/load.js";
import { at, go } from "../ground/router.js";
import { html, useCallback, useLayoutEffect, useRef, useState } from "../ground/view.js";
import { Button, Chip, Facts, Progress, Section, Title } from "../parts/pieces.js";
import { tell } from "../parts/said.js";
import { Loaded } from "../parts/states.js";
import { word } from "../parts/words.js";
import { kindOf, stateKind } from "./jobs.js";

/** What a figure or a parameter is called; one that these pages don't know by its own name, bytesFreed as words. */
const spaced = (name) => word(`job.figure.${name}`, name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase());

const WORKING = ["queued", "running"];

/** How far a job is, in its own unit. */
export function Figures({ job }) {
  const { done, total, unit, step } = job.progress;
  const shown = unit === "bytes" ? size : count;
  const many = unit === "bytes" ? "" : word(`job.figure.${unit}`, unit);
  const far = total ? (unit === "percent" ? part(done / total) : t("job.doneOf", { done: shown(done), total: shown(total), unit: many })) : done ? `${shown(done)} ${many}` : "";
  const words = [far ? step?.replace(/\.$/, "") : step, far].filter((each) => each).join(": ");
  if (!WORKING.includes(job.state)) {
    return html`<span>${words}</span>`;
  }
  return html`<${Progress} done=${done} total=${total} label=${words || t(`job.is.${job.state}`)} />`;
}

/** One job with its log, which goes on while one looks. */
export function Job({ id }) {
  const path = `/jobs/${one(id)}`;
  const found = useLoad((signal) => get(path, signal), [path]);
  const working = WORKING.includes(found.value?.state);
  useRepeat(found.reload, 1500, working);
  const stop = async () => {
    await call("POST", `${path}/cancel`);
    tell(t("job.stopping"));
    found.reload();
  };
  const again = async () => {
    const job = await call("POST", `${path}/retry`);
    go(at.administration("jobs", String(job.id)));
    found.reload();
  };
  return html`<${Loaded} from=${found}>${(job) => html`
    <${Title} trail=${[[at.administration("general"), t("nav.administration")], [at.administration("jobs"), t("administration.tab.jobs")]]} under=${kindOf(job.kind)}
      actions=${working ? html`<${Button} kind="danger" disabled=${job.cancelRequested} onClick=${stop}>${t("job.stop")}<//>` : html`<${Button} onClick=${again}>${t("job.again")}<//>`}>${t("job.title")} ${job.id}<//>
    ${working && html`<${Figures} job=${job} />`}
    <${Section} title=${t("job.about")}><${Facts} of=${[
      [t("job.state"), html`<${Chip} kind=${stateKind(job.state)}>${t(`job.is.${job.state}`)}<//>`],
      [t("job.result"), job.outcome],
      [t("job.asked"), html`<${Time} at=${job.createdAt} /> ${t("by", { who: job.requestedBy })}`],
      [t("job.started"), job.startedAt && html`<${Time} at=${job.startedAt} />`],
      [t("job.ended"), job.endedAt && html`<${Time} at=${job.endedAt} />`],
      ...Object.entries(job.parameters).map(([name, value]) => [spaced(name), value]),
      ...Object.entries(job.figures).map(([name, value]) => [spaced(name), /bytes/i.test(name) ? size(value) : count(value)]),
    ]} /><//>
    <${Section} title=${t("job.log")}><${Log} path=${path} working=${working} /><//>`}<//>`;
}

/** So near its end, in pixels, a log counts as being looked at there. */
const NEAR = 40;

/** The log, read on from where it was. */
function Log({ path, working }) {
  const [text, setText] = useState("");
  const next = useRef(0);
  const block = useRef(null);
  const atEnd = useRef(true);
  const asked = useRef(0);
  const reading = useRef(false);
  const read = useCallback(async () => {
    asked.current += 1;
    if (reading.current) {
      return; // whoever reads looks again for it
    }
    reading.current = true;
    try {
      for (let seen = -1; seen !== asked.current; ) {
        seen = asked.current;
        await readOn();
      }
    } finally {
      reading.current = false;
    }
  }, [path]);
  const readOn = async () => {
    for (let more = await get(`${path}/log?offset=${next.current}`); more.next > next.current; more = await get(`${path}/log?offset=${next.current}`)) {
      if (!block.current) {
        return; // somebody has gone elsewhere
      }
      const { scrollHeight, scrollTop, clientHeight } = block.current;
      atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR; // whoever reads further up is left there
      next.current = more.next;
      const { text: added } = more;
      setText((now) => now + added);
    }
  };
  useLoad(read, [read, working]);
  const readQuietly = useCallback(() => read().catch(() => {}), [read]); // the next time it may work
  useRepeat(readQuietly, 1500, working);
  useLayoutEffect(() => {
    if (atEnd.current) {
      block.current.scrollTop = block.current.scrollHeight;
    }
  }, [text]);
  return html`<pre class="tr-log" ref=${block} tabindex="0" aria-label=${t("job.log")}>${text || t("job.noLine")}</pre>`;
}
