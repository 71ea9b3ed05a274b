// Putting options in order with buttons, so that it works by touch, by keyboard and by ear.

import { h, icon } from "./dom.js";

export function ranking(field, value, parts, context) {
  const options = new Map((field.options ?? []).map((option) => [option.id, option.label]));
  const given = Array.isArray(value) ? value.filter((id) => options.has(id)) : [];
  let order = [...given, ...[...options.keys()].filter((id) => !given.includes(id))];
  let touched = given.length > 0;
  const list = h("ol", { class: "ranking" });
  const told = h("p", { class: "hidden", role: "status" });

  function move(id, by) {
    const from = order.indexOf(id);
    const to = from + by;
    if (to < 0 || to >= order.length) return;
    order.splice(from, 1);
    order.splice(to, 0, id);
    touched = true;
    draw();
    told.textContent = `${options.get(id)} staat nu op plaats ${to + 1} van ${order.length}`;
    const buttons = list.children[to].querySelectorAll("button");
    const wanted = buttons[by < 0 ? 0 : 1];
    (wanted.disabled ? buttons[by < 0 ? 1 : 0] : wanted).focus();
    context.changed();
  }

  function draw() {
    list.replaceChildren(...order.map((id, at) => h("li", {},
      h("span", { class: "place", "aria-hidden": "true" }, String(at + 1)),
      h("span", { class: "ranked" }, options.get(id)),
      h("button", { type: "button", class: "icon-button", disabled: at === 0, "aria-label": `${options.get(id)} omhoog`, onclick: () => move(id, -1) }, icon("up")),
      h("button", { type: "button", class: "icon-button", disabled: at === order.length - 1, "aria-label": `${options.get(id)} omlaag`, onclick: () => move(id, 1) }, icon("down")))));
  }

  draw();
  return { group: true, element: h("div", {}, list, told), read: () => (touched || field.required ? [...order] : []) };
}
