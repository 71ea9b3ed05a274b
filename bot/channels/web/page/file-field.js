// Files in a form: chosen or dropped, sent up at once, named by their references.

import { upload } from "./api.js";
import { size } from "./dates.js";
import { fill, h, icon } from "./dom.js";

export function fileControl(field, value, parts, context) {
  let kept = (Array.isArray(value) ? value : [value]).filter((file) => file && typeof file === "object");
  const list = h("ul", { class: "files" });
  const state = h("div", { class: "file-state", role: "status" });
  const input = h("input", {
    type: "file", multiple: true, class: "hidden", id: parts.id, "aria-describedby": parts.described,
    "aria-invalid": field.problem ? "true" : null, onchange: () => take([...input.files]),
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
    take([...event.dataTransfer.files]);
  });

  async function take(files) {
    for (const file of files) {
      fill(state, `${file.name} wordt verstuurd…`);
      try {
        kept = [...kept, await upload(context.person, file, context.limit)];
        fill(state, h("span", { class: "hidden" }, `${file.name} is toegevoegd`));
        show();
        context.changed();
      } catch (why) {
        fill(state, h("p", { class: "problem" }, icon("warn"), h("span", {}, `${file.name}: ${why.message}`)));
      }
    }
    input.value = "";
  }

  function show() {
    fill(list, kept.map((file) => h("li", { class: "chip" }, icon("file"), h("span", { class: "chip-name" }, file.name ?? "bestand"),
      file.size ? h("span", { class: "chip-size" }, size(file.size)) : null,
      h("button", { type: "button", class: "icon-button small-icon", "aria-label": `${file.name ?? "bestand"} weghalen`, onclick: () => {
        kept = kept.filter((other) => other !== file);
        show();
        context.changed();
        input.focus();
      } }, icon("close")))));
  }

  show();
  return { element: h("div", { class: "file-box" }, zone, list, state), read: () => (kept.length ? kept : null) };
}
