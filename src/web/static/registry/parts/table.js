// SPDX-License-Identifier: MIT
import { t } from "../ground/messages.js";
import { html, useEffect, useLayoutEffect, useRef, useState } from "../ground/view.js";

/** So many columns have no room on a narrow screen: the table keeps a width at which they can be read. */
const MANY = 4;

/**
 * A table. Columns: { title, cell(item), key?, className?, sort?(item), unseen? }. What stands in its place when there is nothing is
 * up to the caller. A table wider than the window scrolls by itself.
 */
export function Table({ columns, items, id, label }) {
  return html`<div class="tr-scroll" tabindex="0" role="region" aria-label=${label}>
    <table class=${`jenkins-table ${columns.length >= MANY ? "tr-many" : ""}`}>
      <thead><tr>${columns.map((column) => html`<${Head} column=${column} key=${column.title} />`)}</tr></thead>
      <tbody>
        ${items.map((item) => html`<tr key=${id(item)}>${columns.map((column) => html`<td class=${classOf(column)} key=${column.title}>${column.cell(item)}</td>`)}</tr>`)}
      </tbody>
    </table>
  </div>`;
}

/** What can be done with a row stands at its end. */
const classOf = ({ className = "", unseen }) => (unseen ? `${className} tr-end` : className);

const Head = ({ column }) => html`<th scope="col" class=${classOf(column)}>${column.unseen ? html`<span class="tr-unseen">${column.title}</span>` : column.title}</th>`;

const BEYOND = 12;

/**
 * A list of any length, of which only what is in sight is drawn. Rows have one height; on narrow screens the columns of lesser weight
 * (className tr-lesser) are left out; a compact list fits them without scrolling sideways. Columns as above; one with sort can be
 * sorted by.
 */
export function LongTable({ columns, items, id, label, height = 48, sorted, onSort, compact = false }) {
  const frame = useRef(null);
  const body = useRef(null);
  const [sight, setSight] = useState({ from: 0, to: 40 });
  const look = () => {
    const top = frame.current.scrollTop;
    setSight({ from: Math.max(0, Math.floor(top / height) - BEYOND), to: Math.ceil((top + frame.current.clientHeight) / height) + BEYOND });
  };
  useEffect(look, [items.length]);
  useLayoutEffect(() => {
    body.current.style.height = `${items.length * height}px`;
  }, [items.length, height]);
  const shown = items.slice(sight.from, sight.to);
  return html`<div class="tr-long" ref=${frame} onScroll=${look} tabindex="0" role="region" aria-label=${label}>
    <div class=${`tr-long-table ${compact ? "tr-compact" : ""}`} role="table" aria-label=${label} aria-rowcount=${items.length + 1}>
      <div class="tr-long-row tr-long-head" role="row" aria-rowindex="1">
        ${columns.map((column) => html`<${LongHead} key=${column.title} column=${column} sorted=${sorted} onSort=${onSort} />`)}
      </div>
      <div class="tr-long-body" ref=${body} role="rowgroup">
        ${shown.map((item, index) => html`<${LongRow} key=${id(item)} item=${item} columns=${columns} at=${sight.from + index} height=${height} />`)}
      </div>
    </div>
  </div>`;
}

function LongHead({ column, sorted, onSort }) {
  const mine = sorted && sorted.by === column.key;
  const order = mine ? (sorted.down ? "descending" : "ascending") : undefined;
  return html`<div role="columnheader" class=${`tr-cell ${column.className ?? ""}`} aria-sort=${order}>
    ${column.sort
      ? html`<button type="button" class="tr-sort" onClick=${() => onSort({ by: column.key, down: mine ? !sorted.down : Boolean(column.down) })}>
          ${column.title}<span aria-hidden="true">${mine ? (sorted.down ? " ↓" : " ↑") : ""}</span></button>`
      : column.unseen
        ? html`<span class="tr-unseen">${column.title}</span>`
        : (column.head ?? column.title)}
  </div>`;
}

function LongRow({ item, columns, at, height }) {
  const row = useRef(null);
  useLayoutEffect(() => {
    row.current.style.transform = `translateY(${at * height}px)`;
    row.current.style.height = `${height}px`;
  }, [at, height]);
  return html`<div class="tr-long-row" role="row" ref=${row} aria-rowindex=${at + 2}>
    ${columns.map((column) => html`<div role="cell" class=${`tr-cell ${column.className ?? ""}`} key=${column.title}>${column.cell(item)}</div>`)}
  </div>`;
}

const { compare } = new Intl.Collator(undefined, { numeric: true });

/** Times are texts whose order is that of their characters, which is much quicker to find than that of words. */
const before = (plain) => (a, b) => (typeof a === "number" ? a - b : plain ? (a < b ? -1 : a > b ? 1 : 0) : compare(a, b));

/** The items in the order that was asked for. A column with plain holds times or digests. */
export function inOrder(items, columns, sorted) {
  const column = columns.find((each) => each.key === sorted.by);
  if (!column?.sort) {
    return items;
  }
  const keyed = items.map((item) => [column.sort(item), item]);
  const order = before(column.plain);
  keyed.sort(([a], [b]) => order(a, b));
  return (sorted.down ? keyed.reverse() : keyed).map(([, item]) => item);
}

/** The words above a long list: how many there are, and whether more are still coming. */
export const Counted = ({ shown, of, complete }) =>
  html`<span class="tr-muted" role="status">${shown === of ? t("list.count", { count: of }) : t("list.countOf", { shown, count: of })}${!complete && ` · ${t("list.more")}`}</span>`;
