// SPDX-License-Identifier: MIT
/** Sizes, counts and times as people read them. */
import { language, t } from "./messages.js";
import { html, useEffect, useState } from "./view.js";

const UNITS = ["B", "KB", "MB", "GB", "TB", "PB"];

/** Bytes, in units of a thousand as docker shows them. */
export function size(bytes) {
  let unit = 0;
  let value = bytes;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value)} ${UNITS[unit]}`;
}

/** A part of a whole, as people write it. */
export const part = (share) => new Intl.NumberFormat(language, { style: "percent" }).format(share);

export const count = (number) => new Intl.NumberFormat(language).format(number);

const STEPS = [
  ["second", 60],
  ["minute", 60],
  ["hour", 24],
  ["day", 30],
  ["month", 12],
  ["year", Infinity],
];

/** How long ago, or how long until. */
export function ago(instant, now = Date.now()) {
  let distance = (new Date(instant).getTime() - now) / 1000;
  if (Math.abs(distance) < 10) {
    return t("time.now");
  }
  for (const [unit, next] of STEPS) {
    if (Math.abs(distance) < next) {
      const whole = distance < 0 ? Math.trunc(distance) : Math.round(distance); // whole days have passed, as the API counts them
      return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(whole, unit);
    }
    distance /= next;
  }
  return instant;
}

/** The moment itself, in the zone of whoever looks. */
export const exact = (instant) =>
  new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "medium" }).format(new Date(instant));

/** The day alone, as short as people write it. */
export const day = (instant) => new Intl.DateTimeFormat(language, { month: "short", day: "numeric" }).format(new Date(instant));

const minute = new Set();
setInterval(() => minute.forEach((draw) => draw(Date.now())), 60000);

/** A time: how long ago; the moment itself on hover. */
export function Time({ at }) {
  const [now, draw] = useState(Date.now());
  useEffect(() => {
    minute.add(draw);
    return () => minute.delete(draw);
  }, []);
  return at ? html`<time datetime=${at} title=${exact(at)}>${ago(at, Math.max(now, Date.now()))}</time>` : null;
}
