// What the bot says, other than a form: words, cards, pictures and documents.

import { size } from "./dates.js";
import { h, icon, prose } from "./dom.js";

/** Lay out a message without a form. `press(control)` is called for its buttons. */
export function makeMessage(shown, press, { answered }) {
  if (shown.kind === "document") return documentBox(shown, press);
  if (shown.kind === "picture") return pictureBox(shown);
  if (shown.kind === "card" || shown.title || shown.facts || shown.items) return card(shown, press, answered);
  return h("div", { class: "bubble" }, prose(shown.body ?? shown.text), copying(shown.text), buttons(shown.buttons, press));
}

/** A button that copies a text long enough to be meant for somewhere else. */
function copying(text) {
  if (text.split("\n\n").length < 4 || !navigator.clipboard) return null;
  const button = h("button", { type: "button", class: "quiet small copy", onclick: async () => {
    await navigator.clipboard.writeText(text);
    button.textContent = "Gekopieerd";
    setTimeout(() => { button.textContent = "Kopieer tekst"; }, 2500);
  } }, "Kopieer tekst");
  return button;
}

function card(shown, press, answered) {
  return h("section", { class: answered ? "card answered" : "card" },
    answered ? done() : null,
    shown.title ? h("h3", {}, shown.title) : null,
    shown.body ? prose(shown.body) : null,
    facts(shown.facts),
    shown.items?.length ? h("ul", { class: "items" }, shown.items.map((item) => h("li", {},
      h("div", { class: "item-text" }, item.text),
      item.detail ? h("div", { class: "item-detail" }, item.detail) : null,
      buttons(item.buttons, press)))) : null,
    !shown.title && !shown.body && !shown.facts && !shown.items ? prose(shown.text) : null,
    buttons(shown.buttons, press));
}

const done = () => h("p", { class: "done-mark" }, icon("check"), h("span", {}, "Ingevuld"));

/** Labelled values as a list of terms, with what `beside(label)` makes next to each; nothing where there are none. */
export function facts(list, beside) {
  if (!list?.length) return null;
  const pairs = list.every((fact) => fact.label.length <= 24);
  return h("dl", { class: pairs ? "facts pairs" : "facts" }, list.map((fact) => h("div", {}, h("dt", {}, fact.label), h("dd", {}, prose(fact.value, "fact-value")), beside ? h("dd", { class: "fact-beside" }, beside(fact.label)) : null)));
}

function buttons(list, press) {
  if (!list?.length) return null;
  return h("div", { class: "buttons" }, list.map((button) => h("button", {
    type: "button", class: button.style === "primary" ? "primary small" : button.style === "danger" ? "danger quiet small" : "quiet small",
    "data-control": button.id, onclick: (event) => press(button.id, event.currentTarget),
  }, button.label)));
}

function documentBox(shown, press) {
  const file = shown.file;
  const kind = file.name.split(".").pop().slice(0, 4).toUpperCase();
  return h("section", { class: "card document" },
    prose(shown.body ?? shown.text),
    h("a", { class: "file-link", href: file.link, download: file.name, rel: "noreferrer" },
      h("span", { class: "file-kind", "aria-hidden": "true" }, kind),
      h("span", { class: "file-words" },
        h("span", { class: "file-name" }, file.name),
        h("span", { class: "file-size" }, `${size(file.size)} · downloaden`)),
      icon("fetch")),
    buttons(shown.buttons, press));
}

function pictureBox(shown) {
  return h("figure", { class: "card picture" },
    h("img", { src: shown.file?.link ?? "", alt: shown.alt ?? shown.text, loading: "lazy" }),
    shown.title || shown.body ? h("figcaption", {}, shown.title ?? shown.body) : null);
}
