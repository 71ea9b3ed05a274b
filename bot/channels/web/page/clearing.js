// Taking back a choice that was made by mistake: a radio button has no way of its own to be off again.

import { h } from "./dom.js";

/** The button for it, seen while one of these radio buttons is on. `about` names for the ear which choice it is. */
export function clearing(inputs, changed, words = "Keuze wissen", about = null) {
  return h("button", { type: "button", class: "link clearing", "aria-label": about ? `${words}: ${about}` : null, onclick: () => {
    const on = inputs.find((input) => input.checked);
    inputs.forEach((input) => { input.checked = false; });
    on?.focus();
    changed();
  } }, words);
}
