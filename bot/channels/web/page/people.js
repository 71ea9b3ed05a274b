// The list of example people: search, open and close, and who has something new.

import { fill, h, icon, initials, names } from "./dom.js";
import { roleLook, roleRank, roleWords } from "./roles.js";

const folded = (text) => text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase();

export function avatar(person) {
  return h("span", { class: `avatar ${roleLook(person)}`, "aria-hidden": "true" }, initials(person.name));
}

/** Whom someone works with most closely, as people. */
export const near = (person, people) => (person.near ?? []).map((id) => people.get(id)).filter(Boolean);

/** People of one school and programme together, a mentor right after the student. */
function grouped(people) {
  const groups = new Map();
  for (const person of people.values()) {
    const key = `${person.school}|${person.programme}`;
    if (!groups.has(key)) groups.set(key, { school: person.school || "Overige mensen", programme: person.programme, members: [] });
    groups.get(key).members.push(person);
  }
  for (const group of groups.values()) {
    const place = new Map(group.members.map((person, at) => [person.id, at]));
    const rank = (person) => {
      const student = roleRank(person) === 1 ? Math.min(...(person.near ?? []).map((id) => place.get(id) ?? Infinity)) : Infinity;
      if (roleRank(person) === 0) return [0, place.get(person.id), 0];
      return student < Infinity ? [0, student, 1] : [1, roleRank(person), place.get(person.id)];
    };
    group.members.sort((a, b) => {
      const [x, y] = [rank(a), rank(b)];
      return x[0] - y[0] || x[1] - y[1] || x[2] - y[2];
    });
  }
  return [...groups.values()];
}

/** The list in `box`, kept up to date by `draw()`. `pick(id)` opens or closes a conversation. */
export function makePeople({ box, search, people, state, pick }) {
  const buttons = new Map();
  const drawn = grouped(people).map(({ school, programme, members }) => {
    const rows = members.map((person) => {
      const badge = h("span", { class: "badge", hidden: true });
      const waits = h("span", { class: "waits", hidden: true });
      const others = near(person, people);
      const with_ = names(roleRank(person) === 0 ? others.map((other) => other.name) : others.map((other) => other.name.split(" ")[0]));
      const words = roleWords(person) + (with_ && (roleRank(person) === 0 ? `, met ${with_}` : ` van ${with_}`));
      const button = h("button", { type: "button", class: "person", "aria-pressed": "false", onclick: () => pick(person.id) },
        avatar(person),
        h("span", { class: "person-words" }, h("span", { class: "person-name" }, person.name), h("span", { class: "person-role" }, words)),
        waits, badge);
      buttons.set(person.id, { button, badge, waits });
      return { element: h("li", {}, button), words: folded(`${person.name} ${words} ${school} ${programme}`) };
    });
    const group = h("section", { class: "group" },
      h("h3", {}, school, programme ? h("span", { class: "group-programme" }, programme) : null), h("ul", {}, rows.map((row) => row.element)));
    return { group, rows };
  });
  const nobody = h("p", { class: "nobody", hidden: true }, "Niemand gevonden. Probeer een ander woord.");
  fill(box, drawn.map(({ group }) => group), nobody);

  search.addEventListener("input", () => {
    const wanted = folded(search.value.trim());
    let found = 0;
    for (const { group, rows } of drawn) {
      let here = 0;
      for (const row of rows) {
        row.element.hidden = !row.words.includes(wanted);
        if (!row.element.hidden) here += 1;
      }
      group.hidden = here === 0;
      found += here;
    }
    nobody.hidden = found > 0;
  });

  function draw() {
    for (const [id, { button, badge, waits }] of buttons) {
      const news = state.unread.get(id) ?? 0;
      const open = state.open.includes(id);
      button.setAttribute("aria-pressed", String(open));
      badge.hidden = news === 0;
      fill(badge, news > 0 && String(news), news > 0 && h("span", { class: "hidden" }, news === 1 ? " nieuw bericht" : " nieuwe berichten"));
      const waiting = state.waiting.filter((row) => row.person === id).length;
      waits.hidden = waiting === 0;
      const words = waiting === 1 ? "Eén bericht wacht op zijn moment" : `${waiting} berichten wachten op hun moment`;
      waits.title = words;
      fill(waits, icon("clock"), waiting > 0 && h("span", { class: "hidden" }, words));
    }
  }

  draw();
  return { draw };
}
