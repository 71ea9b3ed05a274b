// One field of a form: its label, its control, its hint and what is wrong with it.
// Every maker returns {element, read}: `read()` gives the value in the shape that the server takes for the kind. One whose value
// takes a while to come also has `ready()`, a promise of whether it came.

import { clearing } from "./clearing.js";
import { dayText, momentText } from "./dates.js";
import { h, icon, newId } from "./dom.js";
import { fileControl } from "./file-field.js";
import { ranking } from "./ranking.js";
import { rubric } from "./rubric.js";

const AS_PILLS = 8;

/** Build a field. `given` is a half-filled value of this browser; undefined means: what the server says. */
export function makeField(field, given, context) {
  const value = given === undefined ? field.value : given;
  const id = newId("veld");
  const parts = { id, hint: field.hint ? `${id}-hint` : null, problem: field.problem ? `${id}-problem` : null,
    advice: field.advice ? `${id}-advice` : null };
  parts.described = [parts.hint, parts.problem, parts.advice].filter(Boolean).join(" ") || null;
  const maker = MAKERS[field.kind] ?? MAKERS.text;
  const control = maker(field, value, parts, context);
  const label = [h("span", { class: "label-text" }, field.label), field.required ? null : h("span", { class: "optional" }, " (mag leeg blijven)")];
  const hint = field.hint ? h("p", { class: "hint", id: parts.hint }, field.hint) : null;
  const problem = field.problem ? h("p", { class: "problem", id: parts.problem }, icon("warn"), h("span", {}, field.problem)) : null;
  const advice = field.advice ? h("p", { class: "advice", id: parts.advice }, icon("idea"), h("span", {}, field.advice)) : null;
  const kind = `field field-${field.kind}${field.problem ? " has-problem" : ""}`;
  const element = control.group
    ? h("fieldset", { class: kind, "aria-describedby": parts.described, id, tabindex: "-1", "data-field": field.id },
        h("legend", {}, label), hint, problem, advice, control.element)
    : h("div", { class: kind, "data-field": field.id }, h("label", { for: id }, label), hint, problem, advice, control.element);
  return { id: field.id, inputId: control.group ? id : (control.inputId ?? id), label: field.label, problem: field.problem, element, read: control.read, ready: control.ready };
}

function common(field, parts) {
  return {
    id: parts.id,
    "aria-describedby": parts.described,
    "aria-invalid": field.problem ? "true" : null,
    "aria-required": field.required ? "true" : null,
  };
}

function text(field, value, parts, context) {
  const short = field.max_length && field.max_length <= 120;
  const attributes = { ...common(field, parts), value: value ?? "", oninput: () => { grow(); context.changed(); } };
  const input = short
    ? h("input", { type: "text", autocomplete: "off", ...attributes })
    : h("textarea", { rows: "3", ...attributes });
  function grow() {
    if (!short) fit(input);
    if (count) count.textContent = left();
  }
  const left = () => {
    const over = [...input.value].length - field.max_length;
    if (over > 0) return `${over} tekens te veel`;
    return -over <= 200 ? `nog ${-over} tekens` : "";
  };
  const count = field.max_length ? h("p", { class: "count" }, "") : null;
  if (count) count.textContent = left();
  if (!short) requestAnimationFrame(() => fit(input));
  return { element: h("div", { class: "grow-box" }, input, count), read: () => input.value };
}

/** Let a text box be as high as its text, within reason. */
export function fit(area) {
  area.style.height = "auto";
  if (area.scrollHeight) area.style.height = `${Math.min(area.scrollHeight + 2, 420)}px`;
}

function number(field, value, parts, context) {
  const input = h("input", {
    type: "text", inputmode: "decimal", autocomplete: "off", class: "narrow", ...common(field, parts),
    value: value === null || value === undefined ? "" : String(value), oninput: context.changed,
  });
  return {
    element: input,
    read: () => (/^-?\d+(?:\.\d+)?$/.test(input.value.trim()) ? Number(input.value.trim()) : input.value.trim() || null),
  };
}

function radios(field, options, value, parts, context, className) {
  const boxes = options.map((option) => {
    const input = h("input", {
      type: "radio", name: parts.id, value: option.id, checked: String(value ?? "") === option.id,
      "aria-describedby": parts.problem, onchange: () => { own?.clear(); context.changed(); },
    });
    return [input, h("label", { class: "pill" }, input, h("span", {}, option.label))];
  });
  const own = field.other ? ownWords(field, options.some((option) => option.id === value) ? "" : (value ?? ""), parts, {
    changed: () => { if (own.read()) boxes.forEach(([input]) => { input.checked = false; }); context.changed(); },
  }) : null;
  const clear = field.required ? null : clearing(boxes.map(([input]) => input), context.changed);
  return {
    group: true,
    element: h("div", { class: `pills ${className ?? ""}` }, boxes.map(([, label]) => label), clear, own?.element),
    read: () => boxes.find(([input]) => input.checked)?.[0].value ?? own?.read() ?? null,
  };
}

/** A line for what is not among the options. */
function ownWords(field, value, parts, context) {
  const input = h("input", { type: "text", autocomplete: "off", class: "own-words", placeholder: "Iets anders", value,
    "aria-label": `${field.label}: iets anders`, "aria-describedby": parts.described, oninput: context.changed });
  return { element: input, read: () => input.value.trim() || null, clear: () => { input.value = ""; } };
}

const YES_NO = [{ id: "ja", label: "ja" }, { id: "nee", label: "nee" }];

function yesNo(field, value, parts, context) {
  return radios(field, field.options?.length ? field.options : YES_NO, value, parts, context, "pair");
}

function choice(field, value, parts, context) {
  const options = field.options ?? [];
  if (options.length <= AS_PILLS || field.other) return radios(field, options, value, parts, context);
  const select = h("select", { ...common(field, parts), onchange: context.changed },
    h("option", { value: "" }, "Maak een keuze"),
    options.map((option) => h("option", { value: option.id }, option.label)));
  select.value = options.some((option) => option.id === value) ? value : "";
  return { element: h("div", { class: "select-box" }, select), read: () => select.value || null };
}

function choices(field, value, parts, context) {
  const chosen = new Set(Array.isArray(value) ? value : []);
  const boxes = (field.options ?? []).map((option) => {
    const input = h("input", { type: "checkbox", value: option.id, checked: chosen.has(option.id), onchange: context.changed });
    return [input, h("label", { class: "pill" }, input, h("span", {}, option.label))];
  });
  const known = new Set((field.options ?? []).map((option) => option.id));
  const own = field.other ? ownWords(field, [...chosen].filter((id) => !known.has(id)).join(", "), parts, context) : null;
  return {
    group: true,
    element: h("div", { class: "pills" }, boxes.map(([, label]) => label), own?.element),
    read: () => [...boxes.filter(([input]) => input.checked).map(([input]) => input.value),
      ...(own?.read() ?? "").split(",").map((words) => words.trim()).filter(Boolean)],
  };
}

function scale(field, value, parts, context) {
  const low = field.low ?? 1;
  const high = field.high ?? 7;
  const names = new Map((field.options ?? []).map((option) => [option.id, option.label]));
  const boxes = [];
  for (let step = low; step <= high; step += 1) {
    const name = names.get(String(step));
    const input = h("input", {
      type: "radio", name: parts.id, value: String(step), checked: Number(value) === step && value !== null,
      "aria-label": name ? `${step}, ${name}` : null, onchange: context.changed,
    });
    boxes.push([input, h("label", { class: "pill step" }, input, h("span", {}, String(step)))]);
  }
  const ends = names.has(String(low)) && names.has(String(high))
    ? h("div", { class: "ends", "aria-hidden": "true" }, h("span", {}, names.get(String(low))), h("span", {}, names.get(String(high))))
    : null;
  return {
    group: true,
    element: h("div", { class: "scale" }, h("div", { class: "steps" }, boxes.map(([, label]) => label)), ends,
      field.required ? null : clearing(boxes.map(([input]) => input), context.changed)),
    read: () => {
      const found = boxes.find(([input]) => input.checked);
      return found ? Number(found[0].value) : null;
    },
  };
}

/** A day or a moment: typed in plain Dutch, or picked. What was shown for an ISO value goes back as that value. */
function day(words, type, example, join) {
  return (field, value, parts, context) => {
    let exact = { iso: typeof value === "string" ? value : "", words: words(value ?? "") };
    const input = h("input", {
      type: "text", autocomplete: "off", placeholder: example, ...common(field, parts), value: exact.words, oninput: context.changed,
    });
    const picker = h("input", { type, class: "picker", tabindex: "-1", "aria-hidden": "true", onchange: () => {
      if (!picker.value) return;
      exact = { iso: picker.value, words: words(picker.value) };
      input.value = exact.words;
      input.focus();
      context.changed();
    } });
    const button = h("button", { type: "button", class: "icon-button", "aria-label": `${field.label}: kies in de kalender`, onclick: () => {
      if (/^\d{4}-\d\d-\d\d/.test(exact.iso) && input.value === exact.words) picker.value = join(exact.iso);
      picker.showPicker();
    } }, icon("calendar"));
    return {
      element: h("div", { class: "with-button" }, input, button, picker),
      read: () => (exact.iso && input.value === exact.words ? exact.iso : input.value.trim() || null),
    };
  };
}

const MAKERS = {
  text,
  number,
  yes_no: yesNo,
  choice,
  choices,
  scale,
  person: choice,
  date: day(dayText, "date", "bijvoorbeeld: afgelopen woensdag", (iso) => iso.slice(0, 10)),
  moment: day(momentText, "datetime-local", "bijvoorbeeld: morgen om half drie", (iso) => iso.slice(0, 16)),
  rubric,
  ranking,
  file: fileControl,
};
