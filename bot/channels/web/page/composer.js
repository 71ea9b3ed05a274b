// The box to type in: Enter sends, files can be attached or dropped, and what stands in it survives a reload.
// What is sent while a file is still on its way goes as soon as the file is there.

import { upload } from "./api.js";
import { fill, h, icon, newId } from "./dom.js";
import { fit } from "./fields.js";
import { keepTyped, typed } from "./keep.js";

/** `send(text, files)` gets what was typed and the references of the files. */
export function makeComposer(person, { send, limit }) {
  const id = newId("typ");
  const files = [];
  let asked = false;
  const area = h("textarea", { id, rows: "1", placeholder: "Typ een bericht", value: typed(person.id), enterkeyhint: "send", "aria-describedby": `${id}-hint` });
  const chips = h("div", { class: "chips", role: "status" });
  const picker = h("input", { type: "file", class: "hidden", multiple: true, id: `${id}-file`, tabindex: "-1", "aria-hidden": "true", onchange: () => take([...picker.files]) });
  const clip = h("button", { type: "button", class: "icon-button", "aria-label": "Bestand toevoegen", onclick: () => picker.click() }, icon("clip"));
  const button = h("button", { type: "submit", class: "icon-button send", "aria-label": "Versturen" }, icon("send"));
  const element = h("form", { class: "composer", onsubmit: (event) => { event.preventDefault(); go(); } },
    chips,
    h("div", { class: "composer-row" }, clip, picker,
      h("label", { class: "hidden", for: id }, `Bericht van ${person.name}`), area, button),
    h("p", { class: "hidden", id: `${id}-hint` }, "Enter verstuurt, Shift en Enter samen maakt een nieuwe regel."));

  area.addEventListener("input", () => { keepTyped(person.id, area.value); fit(area); });
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); go(); }
  });
  area.addEventListener("paste", (event) => { if (event.clipboardData.files.length) take([...event.clipboardData.files]); });
  requestAnimationFrame(() => fit(area));

  function go() {
    const text = area.value.trim();
    asked = Boolean(text || files.length) && files.some((file) => !file.ref);
    if (asked) return draw();
    if (!text && !files.length) return undefined;
    const refs = files.map((file) => file.ref);
    files.length = 0;
    put("");
    draw();
    return send(text, refs);
  }

  /** Something changed about the files: send what was asked to be sent, once nothing holds it up. */
  function settled() {
    draw();
    if (asked && files.every((file) => file.ref)) go();
  }

  function put(text) {
    area.value = text;
    keepTyped(person.id, text);
    fit(area);
  }

  async function take(list) {
    const rows = list.map((file) => ({ file, name: file.name, ref: null, problem: null }));
    picker.value = "";
    files.push(...rows);
    draw();
    area.focus();
    for (const row of rows) {
      try {
        row.ref = await upload(person.id, row.file, limit);
      } catch (why) {
        row.problem = why.message;
      }
      settled();
    }
  }

  function draw() {
    fill(chips, files.map((file) => h("span", { class: file.problem ? "chip wrong" : "chip" }, icon(file.problem ? "warn" : "file"),
      h("span", { class: "chip-name" }, file.problem ? `${file.name}: ${file.problem}` : file.ref ? file.name : `${file.name} wordt verstuurd…`),
      h("button", { type: "button", class: "icon-button small-icon", "aria-label": `${file.name} weghalen`, onclick: () => {
        files.splice(files.indexOf(file), 1);
        settled();
        area.focus();
      } }, icon("close")))), asked && h("p", { class: "held" }, held()));
  }

  const held = () => (files.some((file) => file.problem) ? "Nog niet verstuurd. Haal eerst weg wat niet meekan." : "Je bericht gaat weg zodra het bestand er is.");

  return { element, area, take, put, empty: () => area.value === "" };
}
