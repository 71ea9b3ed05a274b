// Talking to the server: reading, posting with a key that makes a repeat harmless, uploading, following the stream.

const PAUSES = [700, 2000];
const MARK = { "X-Wijzer": "1" };
const OFFLINE = "Er is geen verbinding met Werkplekwijzer. Kijk of het programma nog draait.";

/** What the server refused, in its own Dutch words. `again` when a later try may succeed. */
export class Refused extends Error {
  constructor(words, again) {
    super(words);
    this.again = again;
  }
}

export const newKey = () => crypto.randomUUID();

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

async function answer(request) {
  let response;
  try {
    response = await request();
  } catch {
    throw new Refused(OFFLINE, true);
  }
  const body = await response.json().catch(() => ({}));
  if (response.ok) return body;
  throw new Refused(body.problem ?? "Dat is niet gelukt. Probeer het zo opnieuw.", response.status >= 500);
}

export const get = (path) => answer(() => fetch(path, { headers: { Accept: "application/json" } }));

const sendOnce = (path, body) =>
  answer(() =>
    fetch(path, { method: "POST", headers: { ...MARK, "Content-Type": "application/json" }, body: JSON.stringify(body) }),
  );

/** Post once; what must not happen twice is left to the reader to repeat. */
export const ask = sendOnce;

/** Post with a key in the body, and again after a short pause where the connection or the server failed. */
export async function post(path, body) {
  for (const pause of PAUSES) {
    try {
      return await sendOnce(path, body);
    } catch (why) {
      if (!(why instanceof Refused) || !why.again) throw why;
      await sleep(pause);
    }
  }
  return sendOnce(path, body);
}

let goingUp = 0;

/** Whether a file is on its way up; it is lost when the page goes. */
export const sendingUp = () => goingUp > 0;

/** Send a file up. Resolves to its reference {id, name, mime, size}. */
export async function upload(person, file, limit) {
  if (limit && file.size > limit) {
    throw new Refused("Dit bestand is groter dan 20 MB. Maak het kleiner, of stuur het in delen.", false);
  }
  const body = new FormData();
  body.append("file", file, file.name);
  goingUp += 1;
  try {
    return await answer(() => fetch(`/api/people/${person}/upload`, { method: "POST", headers: MARK, body }));
  } finally {
    goingUp -= 1;
  }
}

/** Follow everyone's changes from `cursor` on. The browser reconnects by itself and names the last one it saw. */
export function follow(cursor, { change, reset, state }) {
  const source = new EventSource(`/api/stream?na=${encodeURIComponent(cursor)}`);
  source.addEventListener("message", (event) => change(JSON.parse(event.data), event.lastEventId));
  source.addEventListener("reset", () => reset());
  source.addEventListener("open", () => state(true));
  source.addEventListener("error", () => {
    state(false);
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(() => reset(), 3000);
      source.close();
    }
  });
  return source;
}
