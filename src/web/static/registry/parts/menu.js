// SPDX-License-Identifier: MIT
import { html, useEffect, useRef } from "../ground/view.js";

/** A button that opens a list; Escape and a click elsewhere close it, and the button has the focus again. */
export function Menu({ label, children }) {
  const menu = useRef(null);
  useEffect(() => {
    const elsewhere = (event) => {
      if (!menu.current.contains(event.target)) {
        menu.current.open = false;
      }
    };
    addEventListener("click", elsewhere);
    return () => removeEventListener("click", elsewhere);
  }, []);
  const key = (event) => {
    if (event.key === "Escape" && menu.current.open) {
      menu.current.open = false;
      menu.current.querySelector("summary").focus();
    }
  };
  return html`<details class="tr-details tr-menu" ref=${menu} onKeyDown=${key}><summary class="jenkins-button">${label}</summary>${children}</details>`;
}
