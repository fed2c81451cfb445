// SPDX-License-Identifier: MIT
import { go } from "../ground/router.js";
import { html, useLayoutEffect, useRef, useState } from "../ground/view.js";

const HEIGHT = 170;
const FOOT = 22;
const TOP = 18;
const WIDEST = 88;
const LETTER = 7;

const fits = (text, width) => text.length * LETTER <= width;

/**
 * What each of several things amounted to, as bars side by side: a picture beside a table that says the same in words. Bars:
 * { key, value, words, under, to? }, the oldest first.
 */
export function Bars({ bars, label }) {
  const frame = useRef(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const watch = new ResizeObserver(([entry]) => setWidth(Math.floor(entry.contentRect.width)));
    watch.observe(frame.current);
    return () => watch.disconnect();
  }, []);
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const step = Math.min(WIDEST, width / Math.max(1, bars.length));
  const foot = HEIGHT - FOOT;
  const high = (value) => (value === 0 ? 2 : Math.max(3, Math.round((value / most) * (foot - TOP))));
  return html`<div class="tr-bars" ref=${frame}>${width > 0 && html`<svg role="img" aria-label=${label} width=${width} height=${HEIGHT} viewBox=${`0 0 ${width} ${HEIGHT}`}>
    <line x1="0" x2=${width} y1=${foot + 0.5} y2=${foot + 0.5} />
    ${bars.map((bar, index) => html`<${Bar} key=${bar.key} bar=${bar} middle=${index * step + step / 2} step=${step} foot=${foot} high=${high(bar.value)} />`)}
  </svg>`}</div>`;
}

const Bar = ({ bar: { value, words, under, to }, middle, step, foot, high }) =>
  html`<g class=${to ? "tr-tile-way" : ""} onClick=${to && (() => go(to))}>
    <title>${words} · ${under}</title>
    <rect class=${value === 0 ? "tr-bar-none" : ""} x=${middle - step * 0.32} y=${foot - high} width=${step * 0.64} height=${high} rx="2" />
    ${fits(words, step) && html`<text x=${middle} y=${foot - high - 5}>${words}</text>`}
    ${fits(under, step) && html`<text x=${middle} y=${foot + 16}>${under}</text>`}
  </g>`;
