// A file in a form: chosen or dropped, sent up at once, named by its reference.

import { upload } from "./api.js";
import { size } from "./dates.js";
import { fill, h, icon } from "./dom.js";

export function fileControl(field, value, parts, context) {
  let kept = value && typeof value === "object" ? value : null;
  const state = h("div", { class: "file-state", role: "status" });
  const input = h("input", {
    type: "file", class: "hidden", id: parts.id, "aria-describedby": parts.described,
    "aria-invalid": field.problem ? "true" : null, onchange: () => take(input.files[0]),
  });
  const zone = h("div", { class: "drop" },
    input, h("label", { class: "button quiet small", for: parts.id }, icon("clip"), "Kies een bestand"),
    h("span", { class: "drop-hint" }, "of sleep het hierheen, tot 20 MB"));

  zone.addEventListener("dragover", (event) => { event.preventDefault(); event.stopPropagation(); zone.classList.add("over"); });
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    event.stopPropagation();
    zone.classList.remove("over");
    take(event.dataTransfer.files[0]);
  });

  async function take(file) {
    if (!file) return;
    fill(state, `${file.name} wordt verstuurd…`);
    try {
      kept = await upload(context.person, file, context.limit);
      show();
      context.changed();
    } catch (why) {
      fill(state, h("p", { class: "problem" }, icon("warn"), h("span", {}, why.message)));
    }
    input.value = "";
  }

  function show() {
    if (!kept) return fill(state);
    return fill(state, h("p", { class: "chip" }, icon("file"), h("span", { class: "chip-name" }, kept.name ?? "bestand"),
      kept.size ? h("span", { class: "chip-size" }, size(kept.size)) : null,
      h("button", { type: "button", class: "icon-button small-icon", "aria-label": `${kept.name ?? "bestand"} weghalen`, onclick: () => {
        kept = null;
        show();
        context.changed();
        input.focus();
      } }, icon("close"))));
  }

  show();
  return { element: h("div", {}, zone, state), read: () => kept };
}
