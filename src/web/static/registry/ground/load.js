// SPDX-License-Identifier: MIT
/** Loading what a screen shows. */
import { all } from "./api.js";
import { useCallback, useEffect, useRef, useState } from "./view.js";

/** After these nobody shall go on looking at what was there before. */
const GONE = [401, 403, 404];

/**
 * Loads something when the screen appears and whenever one of the dependencies changes. What was loaded before stays until the new
 * is there, so that nothing flickers, and when loading the same again fails: then the error stands beside it. What comes too late is
 * dropped.
 *
 * Gives { value?, error?, loading, reload }.
 */
export function useLoad(load, dependencies) {
  const [now, setNow] = useState({ loading: true });
  const latest = useRef(0);
  const begin = useCallback((again) => {
    const mine = ++latest.current;
    const control = new AbortController();
    const tell = (result) => mine === latest.current && setNow(result);
    setNow((before) => ({ ...before, loading: true }));
    load(control.signal).then(
      (value) => tell({ value, loading: false }),
      (error) => error.name !== "AbortError" && tell((before) => (again && !GONE.includes(error.status) ? { ...before, error, loading: false } : { error, loading: false })),
    );
    return control;
  }, dependencies);
  useEffect(() => {
    const control = begin(false);
    return () => control.abort();
  }, [begin]);
  const reload = useCallback(() => begin(true), [begin]);
  return { ...now, reload };
}

/** So often at the most a list is drawn anew while more of it comes: it is sorted anew each time. */
const PAUSE = 1000;

/**
 * Loads a list of any length, page by page: the first page is shown at once, in place of what another query had found. The same loaded
 * again stays as it is until all of it is there.
 *
 * Gives { items, complete, error?, loading, reload, drop(unwanted) }.
 */
export function useAll(path, dependencies) {
  const [now, setNow] = useState({ items: [], complete: false, loading: true });
  const latest = useRef(0);
  const begin = useCallback((again) => {
    const mine = ++latest.current;
    const control = new AbortController();
    const tell = (change) => mine === latest.current && setNow(change);
    let told = 0;
    setNow((before) => ({ items: before.items, complete: again && before.complete, loading: true }));
    const each = (items, complete) => {
      if (complete) {
        tell({ items, complete, loading: false });
      } else if (!again && Date.now() - told > PAUSE) {
        told = Date.now();
        tell({ items, complete, loading: true });
      }
    };
    all(path, { signal: control.signal, each }).catch((error) => error.name !== "AbortError" && tell((before) => ({ items: again || told > 0 ? before.items : [], complete: before.complete, error, loading: false })));
    return control;
  }, dependencies);
  useEffect(() => {
    const control = begin(false);
    return () => control.abort();
  }, [begin]);
  const reload = useCallback(() => begin(true), [begin]);
  const drop = useCallback((unwanted) => setNow((before) => ({ ...before, items: before.items.filter((item) => !unwanted(item)) })), []);
  return { ...now, reload, drop };
}

/** Calls something again and again while it is wanted, with a pause between the calls, and not while nobody looks. */
export function useRepeat(act, milliseconds, wanted = true) {
  useEffect(() => {
    if (!wanted) {
      return undefined;
    }
    const timer = setInterval(() => document.hidden || act(), milliseconds);
    return () => clearInterval(timer);
  }, [act, milliseconds, wanted]);
}
