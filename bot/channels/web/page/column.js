// One conversation: what was said, what is being sent, and the box to type in.

import { get, newKey, post, Refused } from "./api.js";
import { longDay, time } from "./dates.js";
import { calm, fill, h, icon } from "./dom.js";
import { makeComposer } from "./composer.js";
import { makeForm, movedOn } from "./form.js";
import { dropPost, keepPost, waitingPosts } from "./keep.js";
import { makeMessage } from "./message.js";
import { avatar } from "./people.js";
import { roleWords, starters } from "./roles.js";

const ANSWER_TIME = 8000;
const ANSWERS_FOLLOW = 1500;

/** Open a conversation. `on.close()`, `on.acted()` and `on.seen(count)` tell the page what happened. */
export function makeColumn(person, { limit, near, on }) {
  const entries = new Map();
  const title = h("h2", { id: `naam-${person.id}`, tabindex: "-1" }, person.name);
  const log = h("div", { class: "log", role: "log", "aria-live": "polite", "aria-relevant": "additions", "aria-labelledby": title.id });
  const sending = h("div", { class: "sending", "aria-live": "polite" });
  const start = h("div", { class: "start" });
  const jump = h("button", { type: "button", class: "jump small", hidden: true, onclick: () => toEnd() }, "Nieuw bericht", icon("down"));
  const scroller = h("div", { class: "scroller", tabindex: "0", role: "group", "aria-label": `Gesprek van ${person.name}`, onscroll: () => { stuck = atEnd(); if (stuck) tell(false); } }, start, log, sending);
  const composer = makeComposer(person, { send: say, limit });
  const element = h("section", { class: "column", "aria-labelledby": title.id, "data-person": person.id },
    h("header", { class: "column-head" }, avatar(person),
      h("div", { class: "column-words" }, title, h("p", {}, [roleWords(person), person.school].filter(Boolean).join(" · "))),
      h("button", { type: "button", class: "icon-button", "aria-label": `Gesprek van ${person.name} sluiten`, onclick: on.close }, icon("close"))),
    jump, scroller, composer.element);
  const tried = new Map();
  let cursor = 0;
  let early = [];
  let acted = { until: 0, by: "", first: null };
  let stuck = true;
  let showing = 0;
  let lastDay = "";
  let lastStamp = "";

  const watch = new ResizeObserver(() => { if (stuck) toEnd(false); });
  watch.observe(scroller);
  watch.observe(log);
  watch.observe(sending);

  element.addEventListener("dragover", (event) => { event.preventDefault(); element.classList.add("over"); });
  element.addEventListener("dragleave", (event) => { if (!element.contains(event.relatedTarget)) element.classList.remove("over"); });
  element.addEventListener("drop", (event) => {
    event.preventDefault();
    element.classList.remove("over");
    if (event.dataTransfer.files.length) composer.take([...event.dataTransfer.files]);
  });

  async function load() {
    early = [];
    const answer = await get(`/api/people/${person.id}/transcript`);
    scroller.setAttribute("aria-busy", "true");
    log.replaceChildren();
    entries.clear();
    lastDay = "";
    lastStamp = "";
    cursor = numberOf(answer.cursor);
    for (const entry of answer.entries) put(entry);
    drawSending();
    drawStart();
    scroller.removeAttribute("aria-busy");
    requestAnimationFrame(() => toEnd(false));
    on.seen(received());
    const missed = early;
    early = null;
    for (const [number, news] of missed) change(number, news);
  }

  /** A change of the stream, by its number; what the transcript already held is passed over. */
  function change(number, news) {
    if (early) {
      early.push([number, news]);
      return;
    }
    if (number <= cursor) return;
    cursor = number;
    if (news.gone) {
      takeBack(news.gone);
    } else {
      const bottom = atEnd();
      const fresh = !entries.has(news.entry.id);
      const row = put(news.entry);
      if (fresh && answering() && row.entry.by === "bot") {
        show(acted.first, acted.first !== row.element);
      }
      else if (fresh && bottom) show(row.element);
      else if (fresh && row.entry.by === "bot") tell(true);
    }
    drawSending();
    drawStart();
    on.seen(received());
  }

  function takeBack(id) {
    const element_ = entries.get(id)?.element;
    const before = element_?.previousElementSibling;
    if (before?.classList.contains("day") && !element_.nextElementSibling) {
      before.remove();
      lastDay = "";
    }
    if (element_?.querySelector(".said-at")) lastStamp = "";
    element_?.remove();
    entries.delete(id);
  }

  function put(entry) {
    const before = entries.get(entry.id);
    before?.form?.flush();
    const row = { entry, element: null, form: null };
    if (entry.by === "me") row.element = mine(entry.text, entry.files, timeline(entry, before));
    else layOut(row, before);
    entries.set(entry.id, row);
    if (before) swap(before, row);
    else {
      dayLine(entry.at);
      log.append(row.element);
      if (entry.by === "bot" && answering()) acted.first ??= row.element;
      if (row.form) focusForm(row);
    }
    return row;
  }

  function layOut(row, before) {
    const { shown, answered } = row.entry;
    const at = timeline(row.entry, before);
    let body;
    if (shown.form) {
      supersede(shown.form.id, row.entry.id);
      row.form = makeForm(shown, { press: (control, sent, key) => press(row.entry.id, control, sent, key), lost }, { person: person.id, limit });
      body = row.form.element;
    } else {
      body = makeMessage(shown, (control, button) => pressButton(row.entry.id, control, button), { answered });
    }
    row.element = before?.element.cloneNode(false) ?? h("article", { class: "entry bot", tabindex: "-1", "data-entry": row.entry.id });
    fill(row.element, h("p", { class: "who-said" }, h("span", { class: "hidden" }, "Werkplekwijzer, "), clockWords(at)), body);
  }

  /** The time to show at an entry: none where an earlier one already says the same minute. */
  function timeline(entry, before) {
    const stamp = entry.at.slice(0, 16);
    if (before) return before.element.querySelector(".said-at") ? entry.at : null;
    const again = stamp === lastStamp;
    lastStamp = stamp;
    return again ? null : entry.at;
  }

  /** An older copy of a form gives way to a newer one, and its half-filled values go along. */
  function supersede(formId, entryId) {
    for (const [id, row] of entries) {
      if (id === entryId || row.entry.shown?.form?.id !== formId || !row.form) continue;
      row.form.flush();
      const target = () => {
        const there = entries.get(entryId);
        there?.element.scrollIntoView({ behavior: calm() ? "auto" : "smooth", block: "start" });
        (there?.form?.title ?? there?.element)?.focus();
      };
      movedOn(row.form.element, target);
      row.form = null;
    }
  }

  function swap(before, row) {
    const held = before.element.contains(document.activeElement);
    const place = held ? placeOf(before.element) : null;
    before.element.replaceWith(row.element);
    if (acted.first === before.element) acted.first = row.element;
    if (row.form && answering()) focusForm(row);
    else if (row.form && held) restore(row.element, place);
    else if (held) setTimeout(() => { if (document.activeElement === document.body) row.element.focus({ preventScroll: true }); }, 300);
  }

  /** The answers to what was done come at once: what comes later is news. */
  const settled = () => { acted.until = Math.min(acted.until, performance.now() + ANSWERS_FOLLOW); };

  const answering = () => performance.now() < acted.until;

  /** The keyboard goes to a new form only when it answers what was just done in this very column, and comes first. */
  function focusForm(row) {
    if (!answering() || acted.focused || (acted.by === "say" && acted.first !== row.element)) return;
    const now = document.activeElement;
    const free = now === document.body || (element.contains(now) && (now !== composer.area || composer.empty()));
    if (!free) return;
    acted.focused = true;
    requestAnimationFrame(() => {
      (row.form?.summary ?? row.form?.title)?.focus({ preventScroll: true });
      show(row.form?.summary ? row.element : (acted.first ?? row.element));
    });
  }

  function dayLine(at) {
    const day = longDay(new Date(at));
    if (day !== lastDay) log.append(h("p", { class: "day" }, h("span", {}, day)));
    lastDay = day;
  }

  function mine(text, files, at) {
    return h("article", { class: "entry me" },
      h("p", { class: "who-said" }, h("span", { class: "hidden" }, `${person.name}, `), clockWords(at)),
      h("div", { class: "bubble" }, text ? h("div", { class: "prose" }, text) : null,
        (files ?? []).map((name) => h("p", { class: "chip" }, icon("file"), h("span", { class: "chip-name" }, name)))));
  }

  function drawStart() {
    const bare = entries.size === 0 && waitingPosts(person.id).length === 0;
    start.hidden = !bare;
    if (bare && !start.childElementCount) {
      fill(start, avatar(person), h("h3", {}, `Je bent nu ${person.name}`), h("p", {}, "Typ wat je wilt, of begin met een van deze zinnen."),
        h("div", { class: "starters" }, starters(person).map((words) => h("button", { type: "button", class: "quiet small", onclick: () => { composer.area.focus(); say(words, []); } }, words))),
        near.length ? h("p", { class: "near" }, "Werkt samen met ", near.slice(0, 4).map((other, at) => [at ? ", " : "",
          h("button", { type: "button", class: "link", onclick: () => on.open(other.id) }, other.name)])) : null);
    }
  }

  // --- sending ---

  function say(text, files) {
    const key = newKey();
    deliver({ key, action: "say", body: { key, text, files: files.map((file) => file.id) }, text, names: files.map((file) => file.name) });
  }

  async function deliver(row) {
    tried.set(row.key, row);
    keepPost(person.id, { ...row, state: "sending" });
    acted = { until: performance.now() + ANSWER_TIME, by: "say", first: null, focused: false };
    drawSending();
    drawStart();
    toEnd();
    try {
      await post(`/api/people/${person.id}/${row.action}`, row.body);
      dropPost(person.id, row.key);
      settled();
    } catch (why) {
      keepPost(person.id, { ...row, state: "failed", problem: why.message, again: why.again });
    }
    drawSending();
    on.acted();
  }

  function drawSending() {
    const posts = waitingPosts(person.id).filter((row) => row.action === "say");
    for (const row of posts) {
      const there = entries.get(`e${row.key}`)?.entry;
      if (there && !there.tentative) dropPost(person.id, row.key);
    }
    const rows = posts.filter((row) => !entries.has(`e${row.key}`));
    fill(sending, rows.map((row) => {
      const busy = row.state === "sending" && tried.has(row.key);
      const element_ = mine(row.text, row.names, null);
      element_.classList.add(busy ? "busy" : "failed");
      element_.append(busy ? h("p", { class: "send-state" }, "wordt verstuurd…") : h("div", { class: "not-sent" },
        h("p", {}, h("strong", {}, "Niet verstuurd. "), row.problem ?? ""),
        h("button", { type: "button", class: "small", onclick: () => { deliver(row); composer.area.focus(); } }, "Opnieuw proberen"),
        h("button", { type: "button", class: "link", onclick: () => { dropPost(person.id, row.key); composer.put([row.text, composer.area.value].filter(Boolean).join("\n")); composer.area.focus(); drawSending(); } }, "Terug naar het typvak")));
      return element_;
    }));
  }

  /** Send a press. The same press again, after a failure, goes under the key it had. */
  async function press(entry, control, { token, values }, again) {
    const body = { control, token, values, entry };
    const earlier = again ? (tried.get(again) ?? waitingPosts(person.id).find((row) => row.key === again)) : null;
    const same = earlier && JSON.stringify({ ...earlier.body, key: undefined }) === JSON.stringify({ ...body, key: undefined });
    if (earlier && !same) dropPost(person.id, earlier.key);
    const key = same ? earlier.key : newKey();
    const row = { key, action: "press", body: { ...body, key } };
    tried.set(key, row);
    if (token) keepPost(person.id, row);
    acted = { until: performance.now() + ANSWER_TIME, by: "press", first: null, focused: false };
    try {
      await post(`/api/people/${person.id}/press`, row.body);
      dropPost(person.id, key);
      settled();
    } catch (why) {
      if (!why.again) dropPost(person.id, key);
      throw Object.assign(why instanceof Refused ? why : new Refused("Dat is niet gelukt.", true), { key });
    } finally {
      on.acted();
    }
  }

  const lost = (token) => waitingPosts(person.id).find((row) => row.action === "press" && row.body.token === token && !tried.has(row.key));

  async function pressButton(entry, control, button) {
    const place = button.closest(".buttons");
    place.querySelector(".not-sent")?.remove();
    const siblings = [...place.querySelectorAll("button")];
    place.setAttribute("aria-busy", "true");
    try {
      await press(entry, control, { token: null, values: {} }, button.dataset.again);
      delete button.dataset.again;
    } catch (why) {
      button.dataset.again = why.key;
      place.append(h("p", { class: "not-sent", role: "status" }, h("strong", {}, "Niet verstuurd. "), why.message, why.again ? " Druk nog een keer om het opnieuw te proberen." : ""));
    }
    place.removeAttribute("aria-busy");
    if (document.activeElement === document.body) siblings[0]?.focus({ preventScroll: true });
  }

  // --- place ---

  const atEnd = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;

  /** Tell that there is news below, or no longer. What is read stays where it is. */
  function tell(news) {
    if (jump.hidden === !news) return;
    const top = () => scroller.offsetTop + scroller.clientTop;
    const place = scroller.scrollTop - top();
    jump.hidden = !news;
    scroller.scrollTop = place + top();
  }

  function toEnd(smooth = true) {
    tell(false);
    scroller.scrollTo({ top: scroller.scrollHeight, behavior: smooth && !calm() ? "smooth" : "auto" });
  }

  /** Bring an entry and what follows into view: the end, or the entry's beginning when that is more than fits.
   *  With `more` something else came below it, which is then told. */
  function show(target, more = false) {
    const tall = scroller.scrollHeight - target.offsetTop > scroller.clientHeight;
    if (tall) stuck = false;
    cancelAnimationFrame(showing);
    showing = requestAnimationFrame(() => {
      if (!tall) return toEnd();
      if (more) tell(true);
      scroller.scrollTo({ top: target.offsetTop - 12, behavior: calm() ? "auto" : "smooth" });
      return undefined;
    });
  }

  const received = () => [...entries.values()].filter((row) => row.entry.by === "bot").length;

  return { person, element, title, load, change, focus: () => composer.area.focus({ preventScroll: true }), flush: () => { for (const row of entries.values()) row.form?.flush(); } };
}

const clockWords = (at) => (at ? h("span", { class: "said-at" }, `${time(new Date(at))} uur`) : null);

const numberOf = (cursor) => Number(cursor.slice(cursor.lastIndexOf("-") + 1));

/** Where in an entry the keyboard is, so that the same place can be found after it was drawn again. */
function placeOf(root) {
  const at = document.activeElement;
  const all = [...root.querySelectorAll("input, textarea, select, button, a")];
  return { index: all.indexOf(at), from: at.selectionStart ?? null, to: at.selectionEnd ?? null };
}

function restore(root, place) {
  const target = [...root.querySelectorAll("input, textarea, select, button, a")][place.index];
  if (!target) return;
  target.focus({ preventScroll: true });
  if (place.from !== null && target.setSelectionRange) target.setSelectionRange(place.from, place.to);
}
