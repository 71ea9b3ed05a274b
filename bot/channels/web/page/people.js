// The list of example people: search, open and close, and who has something new.

import { fill, h, icon, initials } from "./dom.js";
import { roleLook, roleRank, roleWords } from "./roles.js";

const folded = (text) => text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase();

export function avatar(person) {
  return h("span", { class: `avatar ${roleLook(person)}`, "aria-hidden": "true" }, initials(person.name));
}

/** The list in `box`, kept up to date by `draw()`. `pick(id)` opens or closes a conversation. */
export function makePeople({ box, search, people, state, pick }) {
  const groups = new Map();
  for (const person of people) {
    const name = person.programme || "Overige mensen";
    groups.set(name, [...(groups.get(name) ?? []), person]);
  }
  const buttons = new Map();
  const drawn = [...groups].map(([name, members]) => {
    const rows = [...members].sort((a, b) => roleRank(a) - roleRank(b)).map((person) => {
      const badge = h("span", { class: "badge", hidden: true });
      const waits = h("span", { class: "waits", hidden: true }, icon("clock"));
      const button = h("button", { type: "button", class: "person", "aria-pressed": "false", onclick: () => pick(person.id) },
        avatar(person),
        h("span", { class: "person-words" },
          h("span", { class: "person-name" }, person.name),
          h("span", { class: "person-role" }, [roleWords(person), person.school].filter(Boolean).join("\u00a0· "))),
        waits, badge);
      buttons.set(person.id, { button, badge, waits });
      return { element: h("li", {}, button), words: folded(`${person.name} ${roleWords(person)} ${person.school} ${person.programme}`) };
    });
    const list = h("ul", {}, rows.map((row) => row.element));
    const group = h("section", { class: "group" }, h("h3", {}, name), list);
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
