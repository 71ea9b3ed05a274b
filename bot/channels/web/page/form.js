// A form in a conversation: its fields, its buttons, and the half-filled values this browser keeps.

import { Refused } from "./api.js";
import { fill, h, icon, names, newId, prose } from "./dom.js";
import { makeField } from "./fields.js";
import { draft, dropDraft, keepDraft } from "./keep.js";
import { facts } from "./message.js";

const QUIET = new Set(["terug", "overslaan", "waarom", "bewaren", "stop"]);

/** Lay out a form. `act.press(control, {token, values}, words)` resolves when the server has it, or rejects with why not. */
export function makeForm(shown, act, context) {
  const form = shown.form;
  const titleId = newId("titel");
  const kept = draft(context.person, form);
  let timer = 0;
  let dirty = false;
  const save = () => { dirty = false; keepDraft(context.person, form, read()); };
  const changed = () => { dirty = true; clearTimeout(timer); timer = setTimeout(save, 150); };
  const edit = editing(form);
  const shownFields = (form.fields ?? []).filter((field) => field !== edit?.field);
  const fields = shownFields.map((field) =>
    makeField(field, kept && field.id in kept ? kept[field.id] : undefined, { person: context.person, limit: context.limit, changed }));
  const read = () => Object.fromEntries(fields.map((field) => [field.id, field.read()]));
  const wrong = fields.filter((field) => field.problem);
  const summaryId = newId("samenvatting");
  const summary = wrong.length
    ? h("div", { class: "summary", id: summaryId, tabindex: "-1" },
        h("p", {}, wrong.length === 1 ? "Er is nog één ding nodig:" : `Er zijn nog ${wrong.length} dingen nodig:`),
        h("ul", {}, wrong.map((field) => h("li", {}, h("a", { href: `#${field.inputId}`, onclick: (event) => {
          event.preventDefault();
          document.getElementById(field.inputId)?.focus();
        } }, [h("strong", {}, field.label), ` ${field.problem}`])))))
    : null;
  const state = h("div", { class: "form-state", role: "status" });
  const verbs = (form.verbs ?? []).filter((verb) => verb !== edit?.verb);
  const main = verbs[0];
  const buttons = verbs.map((verb) => {
    const looks = verb === main ? "primary" : QUIET.has(verb.id) ? "plain-link" : verb.style === "danger" ? "danger quiet" : "quiet";
    return h("button", { type: verb === main ? "submit" : "button", class: looks, "data-control": verb.id,
      onclick: verb === main ? null : () => send(verb) }, verb.label);
  });
  const [at, of] = form.progress ?? [1, 1];
  const title = h("h3", { id: titleId, tabindex: "-1", class: "form-title" }, shown.title ?? shown.text);
  const element = h("form", {
    class: "form", novalidate: true, "aria-labelledby": titleId, "aria-describedby": summary ? summaryId : null, "data-token": form.token,
    onsubmit: (event) => { event.preventDefault(); if (main) send(main); },
    onkeydown: (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && main) { event.preventDefault(); send(main); } },
  },
    of > 1 ? progress(at, of) : null,
    title,
    shown.body ? prose(shown.body) : null,
    summary,
    facts(form.facts, edit && ((label) => edit.options.has(label) && h("button", {
      type: "button", class: "link", "data-control": edit.verb.id, "aria-label": `Wijzig: ${label}`,
      onclick: () => send(edit.verb, null, { [edit.field.id]: edit.options.get(label) }),
    }, "Wijzig"))),
    form.readers?.length ? h("p", { class: "readers" }, icon("eye"), h("span", {}, `Dit lezen: ${names(form.readers)}`)) : null,
    fields.map((field) => field.element),
    state,
    h("div", { class: "verbs" }, buttons.filter((b) => !b.classList.contains("plain-link")),
      h("div", { class: "verbs-quiet" }, buttons.filter((b) => b.classList.contains("plain-link")))));

  let busy = false;
  async function send(verb, again, more) {
    if (busy) return;
    clearTimeout(timer);
    save();
    busy = true;
    element.setAttribute("aria-busy", "true");
    try {
      await files(verb);
      await act.press(verb.id, { token: form.token, values: { ...read(), ...more } }, again);
      if (verb === main) dropDraft(context.person, form);
    } catch (why) {
      failed(why, verb, more);
    }
    busy = false;
    element.removeAttribute("aria-busy");
  }

  /** Wait for what is still being sent up; rejects when the main button was pressed for a file that did not come along. */
  async function files(verb) {
    const slow = fields.filter((field) => field.ready);
    fill(state, slow.length > 0 && h("p", { class: "hint" }, "Even wachten tot het bestand er is…"));
    const came = await Promise.all(slow.map((field) => field.ready()));
    fill(state);
    if (verb === main && came.includes(false)) throw new Refused("Een bestand kwam niet mee; bij de vraag staat waarom. Kies het opnieuw, of ga zonder verder.", false);
  }

  function failed(why, verb, more) {
    fill(state, h("div", { class: "not-sent" }, h("p", {}, h("strong", {}, "Niet verstuurd. "), why.message),
      why.again ? h("button", { type: "button", class: "small", onclick: () => send(verb, why.key, more) }, "Opnieuw proberen") : null));
  }

  const lost = act.lost?.(form.token);
  if (lost) {
    const verb = verbs.find((v) => v.id === lost.body.control);
    if (verb) failed({ message: "Wat je invulde staat er nog.", again: true, key: lost.key }, verb);
  }
  const flush = () => { clearTimeout(timer); if (dirty) save(); };
  return { element, title, summary, flush };
}

/** On a review: the choice of what to change, where each option is one of the facts above it; it becomes a button there. */
function editing(form) {
  const verb = (form.verbs ?? []).find((one) => one.id === "wijzigen");
  const field = verb && (form.fields ?? []).find((one) => one.kind === "choice" && !one.problem);
  if (!field || !form.facts?.length) return null;
  const labels = form.facts.map((fact) => fact.label);
  const fits = field.options.every((option) => labels.filter((label) => label === option.label).length === 1);
  return fits ? { verb, field, options: new Map(field.options.map((option) => [option.label, option.id])) } : null;
}

function progress(at, of) {
  const words = `Scherm ${at} van ${of}`;
  const dots = Array.from({ length: Math.min(of, 12) }, (_, place) => h("span", { class: place < at ? "dot done" : "dot" }));
  return h("p", { class: "progress" }, h("span", {}, words), of <= 12 ? h("span", { class: "dots", "aria-hidden": "true" }, dots) : null);
}

/** A form that came again further down: where it went instead of its controls. */
export function movedOn(element, target) {
  element.replaceWith(h("div", { class: "form superseded" }, h("p", { class: "moved" }, "Dit scherm staat verderop weer open. ",
    h("button", { type: "button", class: "link", onclick: target }, "Ga erheen"))));
}
