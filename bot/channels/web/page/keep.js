// What this browser keeps, so that nothing typed is lost on a reload: text, half-filled forms, posts that did not arrive.

const PREFIX = "wijzer:";
const OLD = 90 * 24 * 3600 * 1000;
const memory = new Map();

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name) ?? memory.get(name) ?? "null");
  } catch {
    return JSON.parse(memory.get(name) ?? "null");
  }
}

function write(name, value) {
  const text = JSON.stringify(value);
  memory.set(name, text);
  try {
    localStorage.setItem(PREFIX + name, text);
  } catch {
    // The browser's store is full or closed: memory serves until the page goes.
  }
}

function drop(name) {
  memory.delete(name);
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // Closed store: memory was all there is.
  }
}

export const openPeople = () => read("open") ?? [];
export const keepOpenPeople = (ids) => write("open", ids);

export const seen = (person) => read(`seen:${person}`) ?? { epoch: "", count: 0 };
export const keepSeen = (person, epoch, count) => write(`seen:${person}`, { epoch, count });

export const typed = (person) => read(`text:${person}`) ?? "";
export const keepTyped = (person, text) => (text ? write(`text:${person}`, text) : drop(`text:${person}`));

const draftName = (person, token) => `draft:${person}:${token}`;
const latestName = (person, form) => `latest:${person}:${form.id}:${form.step}`;

/** The half-filled values of a form; those of the same screen under an earlier token when there are none yet. */
export function draft(person, form) {
  const own = read(draftName(person, form.token));
  if (own) return own.values;
  const earlier = read(latestName(person, form));
  return earlier && earlier !== form.token ? (read(draftName(person, earlier))?.values ?? null) : null;
}

export function keepDraft(person, form, values) {
  write(draftName(person, form.token), { at: Date.now(), values });
  write(latestName(person, form), form.token);
}

export function dropDraft(person, form) {
  drop(draftName(person, form.token));
  drop(latestName(person, form));
}

/** Posts of a person that the server has not confirmed: [{key, action, body, words}]. */
export const waitingPosts = (person) => read(`posts:${person}`) ?? [];

export function keepPost(person, post) {
  write(`posts:${person}`, [...waitingPosts(person).filter((p) => p.key !== post.key), post]);
}

export function dropPost(person, key) {
  const left = waitingPosts(person).filter((p) => p.key !== key);
  if (left.length) write(`posts:${person}`, left);
  else drop(`posts:${person}`);
}

/** Forget drafts that nobody came back to. */
export function tidy(now = Date.now()) {
  try {
    for (const name of Object.keys(localStorage)) {
      if (!name.startsWith(`${PREFIX}draft:`)) continue;
      const at = JSON.parse(localStorage.getItem(name) ?? "{}").at ?? 0;
      if (now - at > OLD) localStorage.removeItem(name);
    }
  } catch {
    // Nothing to tidy where nothing can be kept.
  }
}
