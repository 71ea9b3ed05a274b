// The page as a whole: who is open, what is new, the clock, and the stream that feeds the conversations.

import { follow, get, sendingUp } from "./api.js";
import { makeClock } from "./clock.js";
import { makeColumn } from "./column.js";
import { calm, fill, h, icon } from "./dom.js";
import { keepOpenPeople, keepSeen, openPeople, seen, tidy } from "./keep.js";
import { avatar, makePeople, near } from "./people.js";
import { mainRole, roleWords } from "./roles.js";

const by = (id) => document.getElementById(id);
const columns = new Map();
const state = { people: new Map(), open: [], unread: new Map(), waiting: [], epoch: "", limit: 0 };
let list = null;
let clock = null;
let source = null;

const phone = () => matchMedia("(max-width: 760px)").matches;

async function start() {
  tidy();
  fill(by("who-close"), icon("close"));
  clock = makeClock((answer) => clockMoved(answer));
  by("who-button").addEventListener("click", () => drawer(by("who-button").getAttribute("aria-expanded") !== "true"));
  by("who-close").addEventListener("click", () => drawer(false, true));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && document.body.classList.contains("choosing")) drawer(false, true); });
  by("columns").addEventListener("scroll", () => drawTabs(), { passive: true });
  window.addEventListener("beforeunload", (event) => { if (sendingUp()) event.preventDefault(); });
  window.addEventListener("pagehide", () => { for (const column of columns.values()) column.flush(); });
  await begin();
}

/** Read everything and follow from there; again after the server was restarted. */
async function begin() {
  source?.close();
  let answer;
  try {
    answer = await get("/api/begin");
  } catch (why) {
    lineState(why.message);
    setTimeout(begin, 3000);
    return;
  }
  state.epoch = answer.cursor.slice(0, answer.cursor.lastIndexOf("-"));
  state.limit = answer.upload_limit;
  state.people = new Map(answer.people.map((person) => [person.id, person]));
  for (const person of answer.people) {
    const earlier = seen(person.id);
    state.unread.set(person.id, Math.max(0, person.received - (earlier.epoch === state.epoch ? earlier.count : 0)));
  }
  clockMoved(answer);
  list = makePeople({ box: by("who-list"), search: by("who-search"), people: state.people, state, pick });
  state.open = (state.open.length ? state.open : openPeople()).filter((id) => state.people.has(id));
  for (const id of state.open) if (!columns.has(id)) addColumn(id);
  await Promise.all([...columns.values()].map((column) => column.load()));
  draw();
  source = follow(answer.cursor, { change: changed, reset: begin, state: (up) => lineState(up ? "" : "De verbinding is even weg. Er wordt opnieuw verbonden…") });
}

function changed(news, cursor) {
  const column = columns.get(news.person);
  if (column) column.change(Number(cursor.slice(cursor.lastIndexOf("-") + 1)), news);
  else if (news.entry?.by === "bot") state.unread.set(news.person, (state.unread.get(news.person) ?? 0) + 1);
  draw();
  clockSoon();
}

let clockTimer = 0;

/** What waits for its moment may have changed: look, once things are quiet. */
function clockSoon() {
  clearTimeout(clockTimer);
  clockTimer = setTimeout(async () => {
    try {
      clockMoved(await get("/api/clock"));
    } catch {
      // The line state tells that the connection is gone; the next change looks again.
    }
  }, 600);
}

function clockMoved(answer) {
  clock.show(answer.now);
  state.waiting = answer.waiting;
  list?.draw();
}

// --- who is open ---

function pick(id) {
  if (columns.has(id) && !phone()) return closeColumn(id);
  if (!columns.has(id)) openColumn(id);
  drawer(false);
  bring(id, true);
  return undefined;
}

async function openColumn(id) {
  addColumn(id);
  state.open = [...state.open, id];
  keepOpenPeople(state.open);
  draw();
  await columns.get(id).load();
}

function addColumn(id) {
  const person = state.people.get(id);
  const column = makeColumn(person, { limit: state.limit, near: near(person, state.people), on: {
    open: (other) => { if (!columns.has(other)) openColumn(other); bring(other, true); },
    close: () => closeColumn(id),
    acted: clockSoon,
    seen: (count) => { state.unread.set(id, 0); keepSeen(id, state.epoch, count); draw(); },
  } });
  columns.set(id, column);
  by("columns").append(column.element);
}

function closeColumn(id) {
  const column = columns.get(id);
  if (!column) return;
  const held = column.element.contains(document.activeElement);
  column.flush();
  column.element.remove();
  columns.delete(id);
  state.open = state.open.filter((other) => other !== id);
  keepOpenPeople(state.open);
  draw();
  if (held) (state.open.length ? columns.get(state.open[state.open.length - 1]).title : by("gesprekken")).focus();
}

function bring(id, type) {
  const column = columns.get(id);
  if (type && !phone()) column.focus();
  else if (type) column.title.focus({ preventScroll: true });
  column.element.scrollIntoView({ behavior: calm() ? "auto" : "smooth", inline: "nearest", block: "nearest" });
}

function drawer(open, back) {
  document.body.classList.toggle("choosing", open);
  by("who-button").setAttribute("aria-expanded", String(open));
  if (open) by("who-search").focus({ preventScroll: true });
  else if (back) by("who-button").focus();
}

// --- drawing ---

function draw() {
  list?.draw();
  drawTabs();
  const elsewhere = [...state.unread].filter(([id]) => !columns.has(id)).reduce((sum, [, count]) => sum + count, 0);
  const badge = by("who-badge");
  badge.hidden = elsewhere === 0;
  fill(badge, elsewhere > 0 && [String(elsewhere), h("span", { class: "hidden" }, " nieuwe berichten bij anderen")]);
  document.title = elsewhere ? `(${elsewhere}) Werkplekwijzer` : "Werkplekwijzer";
  drawWelcome();
}

function drawTabs() {
  const tabs = by("tabs");
  tabs.hidden = columns.size < 2;
  const box = by("columns");
  const middle = box.scrollLeft + box.clientWidth / 2;
  const now = [...columns.values()].find(({ element }) => element.offsetLeft <= middle && middle < element.offsetLeft + element.offsetWidth);
  const wanted = [...columns.keys()].join();
  if (tabs.dataset.people !== wanted) {
    tabs.dataset.people = wanted;
    fill(tabs, [...columns.values()].map(({ person }) => h("button", { type: "button", class: "tab", "data-tab": person.id, onclick: () => bring(person.id, false) },
      avatar(person), h("span", {}, person.name.split(" ")[0]))));
  }
  for (const tab of tabs.children) tab.setAttribute("aria-current", String(Number(tab.dataset.tab) === now?.person.id));
}

function drawWelcome() {
  const box = by("welcome");
  box.hidden = columns.size > 0 || state.people.size === 0;
  if (box.hidden || box.childElementCount) return;
  const pair = duo();
  fill(box,
    h("img", { src: "/page/mark.svg", alt: "", width: "72", height: "72" }),
    h("h2", { id: "welcome-title" }, "Welkom in de oefenomgeving"),
    h("p", {}, "Hier doe je alsof je iemand anders bent. Kies een of meer mensen: elk krijgt een eigen gesprek, naast elkaar. Alle mensen zijn verzonnen."),
    pair.length ? h("button", { type: "button", class: "duo", onclick: async () => { for (const person of pair) await openColumn(person.id); bring(pair[0].id, true); } },
      h("span", { class: "duo-faces" }, pair.map(avatar)),
      h("span", { class: "duo-words" }, h("strong", {}, `Begin met ${pair[0].name} en ${pair[1].name}`), `${roleWords(pair[0])} en ${roleWords(pair[1])}, naast elkaar`)) : null,
    h("ol", { class: "steps-how" },
      h("li", {}, "Kies wie je bent, of een paar mensen die met elkaar te maken hebben."),
      h("li", {}, "Typ wat je wilt in gewone taal, of druk op een knop."),
      h("li", {}, "Zet de klok verder en kijk wie er bericht krijgt.")));
}

/** A mentor and a student who belong together. */
function duo() {
  for (const wpb of state.people.values()) {
    const student = mainRole(wpb) === "wpb" && near(wpb, state.people).find((person) => mainRole(person) === "student");
    if (student) return [wpb, student];
  }
  return [];
}

function lineState(words) {
  const box = by("line-state");
  box.hidden = !words;
  box.textContent = words;
}

start();
