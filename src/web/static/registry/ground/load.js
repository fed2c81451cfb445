// SPDX-License-Identifier: MIT
/** Loading what a screen shows. */
import { useCallback, useEffect, useRef, useState } from "./view.js";

/**
 * Loads something when the screen appears and whenever one of the dependencies changes. What was loaded before stays until the new
 * is there, so that nothing flickers; what comes too late is dropped.
 *
 * Gives { value?, error?, loading, reload }.
 */
export function useLoad(load, dependencies) {
  const [now, setNow] = useState({ loading: true });
  const latest = useRef(0);
  const run = useCallback(() => {
    const mine = ++latest.current;
    const control = new AbortController();
    const tell = (result) => mine === latest.current && setNow(result);
    setNow((before) => ({ ...before, loading: true }));
    load(control.signal).then(
      (value) => tell({ value, loading: false }),
      (error) => error.name !== "AbortError" && tell({ error, loading: false }),
    );
    return control;
  }, dependencies);
  useEffect(() => {
    const control = run();
    return () => control.abort();
  }, [run]);
  return { ...now, reload: run };
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
