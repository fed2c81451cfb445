// SPDX-License-Identifier: MIT
import { go } from "../ground/router.js";
import { html, useLayoutEffect, useRef, useState } from "../ground/view.js";
import { squares } from "./squares.js";

const COLOURS = 6;
const TALLEST = 340;

/**
 * Shares of a whole as rectangles whose areas say how large they are: a picture beside a table that says the same in words. Tiles:
 * { name, value, words, to? }, the largest first.
 */
export function Treemap({ tiles, label }) {
  const frame = useRef(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const watch = new ResizeObserver(([entry]) => setWidth(Math.floor(entry.contentRect.width)));
    watch.observe(frame.current);
    return () => watch.disconnect();
  }, []);
  const height = Math.round(Math.min(TALLEST, Math.max(140, width * 0.45)));
  const shown = tiles.filter(({ value }) => value > 0);
  return html`<div class="tr-treemap" ref=${frame}>${width > 0 && shown.length > 0 && html`<svg role="img" aria-label=${label} width=${width} height=${height} viewBox=${`0 0 ${width} ${height}`}>
    ${squares(shown.map(({ value }) => value), width, height).map((place, index) => html`<${Tile} key=${shown[index].name} tile=${shown[index]} place=${place} colour=${index % COLOURS} />`)}
  </svg>`}</div>`;
}

const GAP = 2;
const LETTER = 8;
const LINE = 20;

const cut = (text, width) => (text.length * LETTER <= width ? text : `${text.slice(0, Math.max(1, Math.floor(width / LETTER) - 1))}…`);

function Tile({ tile, place: { x, y, width, height }, colour }) {
  const inner = { width: Math.max(0, width - GAP), height: Math.max(0, height - GAP) };
  const room = inner.width - 16;
  return html`<g class=${tile.to ? "tr-tile-way" : ""} onClick=${tile.to && (() => go(tile.to))}>
    <title>${tile.name}: ${tile.words}</title>
    <rect class=${`tr-tile-${colour}`} x=${x} y=${y} width=${inner.width} height=${inner.height} rx="4" />
    ${room > 3 * LETTER && inner.height > LINE + 4 && html`<text class="tr-tile-name" x=${x + 8} y=${y + LINE}>${cut(tile.name, room)}</text>`}
    ${room > 6 * LETTER && inner.height > 2 * LINE + 4 && html`<text x=${x + 8} y=${y + 2 * LINE}>${cut(tile.words, room)}</text>`}
  </g>`;
}
