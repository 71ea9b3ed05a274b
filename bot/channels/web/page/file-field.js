// Files in a form: chosen or dropped, sent up at once, named by their references.
// `ready()` resolves once nothing is on its way any more: to false when a file did not come along since it was last asked.

import { upload } from "./api.js";
import { size } from "./dates.js";
import { fill, h, icon } from "./dom.js";

export function fileControl(field, value, parts, context) {
  let busy = Promise.resolve();
  let missed = [];
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

  /** One after another; what did not come along stays in view until something is chosen again. */
  function take(files) {
    missed = [];
    input.value = "";
    busy = busy.then(() => sendUp(files));
  }

  async function sendUp(files) {
    for (const file of files) {
      fill(state, `${file.name} wordt verstuurd…`);
      try {
        kept = [...kept, await upload(context.person, file, context.limit)];
        fill(state, h("span", { class: "hidden" }, `${file.name} is toegevoegd`));
        show();
        context.changed();
      } catch (why) {
        missed.push(`${file.name}: ${why.message}`);
      }
    }
    if (missed.length) fill(state, missed.map((words) => h("p", { class: "problem" }, icon("warn"), h("span", {}, words))));
  }

  async function ready() {
    await busy;
    const all = missed.length === 0;
    missed = [];
    return all;
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
  return { element: h("div", { class: "file-box" }, zone, list, state), read: () => (kept.length ? kept : null), ready };
}
