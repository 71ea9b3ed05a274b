// Roles in words and in order, and what someone in a role may want to say first.

const WORDS = {
  student: "student",
  wpb: "werkplekbegeleider",
  so: "schoolopleider",
  io: "instituutsopleider",
  sco: "schoolcoördinator",
  assessor: "assessor",
  facilitator: "facilitator",
  deelnemer: "deelnemer",
};

const ORDER = Object.keys(WORDS);

const STARTERS = {
  student: ["Wat moet ik deze periode doen?", "Ik wil mijn startgesprek voorbereiden", "Ik wil een kijkwijzer van mijn begeleider"],
  wpb: ["Ik wil een kijkwijzer invullen", "Wat moet ik deze periode doen?", "Wat wacht op mijn goedkeuring?"],
};

const OTHERS = ["Wat moet ik deze periode doen?", "Wat kun je allemaal?"];

export const roleWords = (person) => person.roles.map((role) => WORDS[role] ?? role).join(", ");
export const mainRole = (person) => ORDER.find((role) => person.roles.includes(role)) ?? "";
export const roleRank = (person) => {
  const place = ORDER.indexOf(mainRole(person));
  return place < 0 ? ORDER.length : place;
};
export const starters = (person) => STARTERS[mainRole(person)] ?? OTHERS;

/** The colour token of someone's main role. */
export function roleLook(person) {
  const role = mainRole(person);
  return ["student", "wpb", "so", "io", "sco"].includes(role) ? `role-${role}` : "role-other";
}
