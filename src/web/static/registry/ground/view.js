// SPDX-License-Identifier: MIT
/** Preact and htm, in one place: what a screen is written with. Texts become text, never markup. */
import { Fragment, createRef, h, render } from "../../lib/preact.js";
import { useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "../../lib/hooks.js";
import htm from "../../lib/htm.js";

export const html = htm.bind(h);
export { Fragment, createRef, render, useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState };

/** Something several components look at: whoever uses it is drawn anew when it changes. */
export function store(first) {
  let value = first;
  const watchers = new Set();
  return {
    get: () => value,
    set(next) {
      value = next;
      for (const watcher of [...watchers]) {
        watcher(next);
      }
    },
    use() {
      const [shown, setShown] = useState(value);
      useLayoutEffect(() => {
        watchers.add(setShown);
        setShown(value);
        return () => watchers.delete(setShown);
      }, []);
      return shown;
    },
  };
}
