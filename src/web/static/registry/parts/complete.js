// SPDX-License-Identifier: MIT
import { html, useEffect, useId, useRef, useState } from "../ground/view.js";

/**
 * A text field that offers how to go on: with the arrow keys and Enter, or by mouse. suggest(text) gives a promise of
 * [value, words]; onChoose gets a value that was chosen, or what was typed when Enter is pressed with nothing chosen, and with keep
 * also when the field is left.
 */
export function Complete({ suggest, onChoose, label, usual = {}, placeholder, keep = false }) {
  const [text, setText] = useState("");
  const [offers, setOffers] = useState([]);
  const [chosen, setChosen] = useState(-1);
  const latest = useRef(0);
  const list = useId();

  useEffect(() => {
    const mine = ++latest.current;
    if (text.length === 0) {
      setOffers([]);
      return undefined;
    }
    const timer = setTimeout(async () => {
      const found = await suggest(text).catch(() => []);
      if (mine === latest.current) {
        setOffers(found.slice(0, 8));
        setChosen(-1);
      }
    }, 150);
    return () => clearTimeout(timer);
  }, [text]);

  const choose = (value) => {
    onChoose(value);
    setText("");
    setOffers([]);
  };
  const key = (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setChosen((now) => (offers.length === 0 ? -1 : (now + step + offers.length) % offers.length));
    } else if (event.key === "Enter" && text.trim() !== "") {
      event.preventDefault();
      choose(chosen >= 0 ? offers[chosen][0] : text.trim());
    } else if (event.key === "Escape" && offers.length > 0) {
      event.preventDefault();
      setOffers([]);
    }
  };
  const leave = (event) => {
    if (keep && text.trim() !== "") {
      choose(text.trim());
    }
    setOffers([]);
    usual.onBlur?.(event);
  };
  const open = offers.length > 0;
  return html`<div class="tr-complete">
    <input class="jenkins-input" type="text" role="combobox" autocomplete="off" autocapitalize="none" spellcheck="false" placeholder=${placeholder}
      aria-label=${label} aria-expanded=${open ? "true" : "false"} aria-controls=${list} aria-autocomplete="list"
      aria-activedescendant=${chosen >= 0 ? `${list}-${chosen}` : undefined}
      ...${usual} value=${text} onInput=${(event) => setText(event.target.value)} onKeyDown=${key} onBlur=${leave} />
    <ul class="tr-offers" id=${list} role="listbox" aria-label=${label} hidden=${!open}>
      ${offers.map(([value, words], index) => html`<li key=${value} id=${`${list}-${index}`} role="option" aria-selected=${index === chosen ? "true" : "false"}
        onMouseDown=${(event) => { event.preventDefault(); choose(value); }}>${words}</li>`)}
    </ul>
  </div>`;
}
