// The clock of the demo: what time it is there, and moving it.

import { ask } from "./api.js";
import { longDay, shortDay, time } from "./dates.js";

/** Wire the clock bar. `moved(answer)` is called with what the server says after a move. */
export function makeClock(moved) {
  const day = document.getElementById("clock-day");
  const hour = document.getElementById("clock-time");
  const result = document.getElementById("clock-result");
  const input = document.getElementById("clock-to");
  const face = document.getElementById("clock-face");
  const bar = document.getElementById("clock");
  let busy = false;

  face.addEventListener("click", () => {
    const open = !bar.classList.contains("open");
    bar.classList.toggle("open", open);
    face.setAttribute("aria-expanded", String(open));
    if (open) input.focus();
  });

  async function go(body) {
    if (busy) return;
    busy = true;
    bar.setAttribute("aria-busy", "true");
    try {
      const answer = await ask("/api/clock", body);
      result.classList.remove("wrong");
      result.textContent = delivered(answer.sent);
      input.value = "";
      input.removeAttribute("aria-invalid");
      moved(answer);
    } catch (why) {
      result.classList.add("wrong");
      result.textContent = why.message;
      if (body.to !== undefined) input.setAttribute("aria-invalid", "true");
    }
    busy = false;
    bar.removeAttribute("aria-busy");
  }

  document.getElementById("clock-form").addEventListener("submit", (event) => {
    event.preventDefault();
    if (input.value.trim()) go({ to: input.value.trim() });
    else input.focus();
  });
  for (const button of document.querySelectorAll("[data-quick]")) {
    button.addEventListener("click", () => go({ quick: button.dataset.quick }));
  }

  return {
    show(now) {
      const moment = new Date(now);
      day.replaceChildren(wide(longDay(moment)), narrow(shortDay(moment)));
      hour.textContent = `${time(moment)} uur`;
    },
  };
}

function wide(text) {
  const span = document.createElement("span");
  span.className = "on-wide";
  span.textContent = text;
  return span;
}

function narrow(text) {
  const span = document.createElement("span");
  span.className = "on-narrow";
  span.textContent = text;
  return span;
}

function delivered(sent) {
  if (sent === 0) return "Geen nieuwe berichten";
  return sent === 1 ? "1 bericht bezorgd" : `${sent} berichten bezorgd`;
}
