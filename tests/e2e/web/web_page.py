"""The demo page as its user sees it: opening people, talking, filling forms; and what must hold in every state."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import Locator, Page, Route, expect

SHOTS = Path(__file__).parents[3] / "build" / "screenshots"

CHECKS = """() => {
  const wrong = [];
  const seen = (e) => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== "hidden";
  const words = (id) => document.getElementById(id)?.textContent.trim() ?? "";
  const name = (e) => {
    const by = e.getAttribute("aria-labelledby");
    if (by) return by.split(" ").map(words).join(" ").trim();
    if (e.getAttribute("aria-label")) return e.getAttribute("aria-label").trim();
    if (e.labels?.length) return [...e.labels].map((l) => l.textContent.trim()).join(" ");
    return e.textContent.trim();
  };
  const tell = (e) => e.outerHTML.slice(0, 120);
  for (const e of document.querySelectorAll("input, textarea, select, button, a, [role=group], [role=log], section, nav, main")) {
    if (e.getAttribute("aria-hidden") === "true" || !seen(e)) continue;
    if (e.matches("section") && !e.hasAttribute("aria-labelledby")) continue;
    if (!name(e)) wrong.push("no name: " + tell(e));
  }
  const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) wrong.push("id twice: " + id);
  for (const attribute of ["aria-describedby", "aria-labelledby", "aria-controls", "for"]) {
    for (const e of document.querySelectorAll(`[${attribute}]`)) {
      for (const id of e.getAttribute(attribute).split(" ")) {
        if (!document.getElementById(id)) wrong.push(`${attribute} points nowhere: ` + tell(e));
      }
    }
  }
  for (const e of document.querySelectorAll("fieldset")) {
    if (e.firstElementChild?.tagName !== "LEGEND") wrong.push("no legend: " + tell(e));
  }
  for (const e of document.querySelectorAll("img")) if (!e.hasAttribute("alt")) wrong.push("no alt: " + tell(e));
  for (const e of document.querySelectorAll("[tabindex]")) if (e.tabIndex > 0) wrong.push("tabindex: " + tell(e));
  for (const e of document.querySelectorAll("[aria-hidden=true]")) {
    if (e.querySelector("a, button, input, textarea, select")) wrong.push("hidden control: " + tell(e));
  }
  if (document.documentElement.lang !== "nl") wrong.push("language");
  if (document.querySelectorAll("h1").length !== 1) wrong.push("h1");
  if (document.documentElement.scrollWidth > innerWidth) wrong.push("sideways scrolling: " + document.documentElement.scrollWidth);
  for (const e of document.querySelectorAll("button, .pill, .cell, select, textarea, input[type=text], input[type=search], a.file-link")) {
    if (!seen(e) || e.matches(".link, .small-icon, .plain-link") || e.closest("[aria-hidden=true]")) continue;
    const box = e.getBoundingClientRect();
    if (box.height < 43.5 || box.width < 34) wrong.push(`small target ${Math.round(box.width)}x${Math.round(box.height)}: ` + tell(e));
  }
  return wrong;
}"""  # noqa: E501 - a script reads better unbroken


class Talk:
    """One person's conversation on the page."""

    def __init__(self, page: Page, name: str) -> None:
        self.page, self.name = page, name
        self.column = page.get_by_role("region", name=name, exact=True)
        self.box = self.column.get_by_role("textbox", name=f"Bericht van {name}")
        self.log = self.column.get_by_role("log")

    def says(self, text: str) -> None:
        """Type a message and send it."""
        self.box.fill(text)
        self.box.press("Enter")

    def form(self, title: str) -> Locator:
        """The open form with this title."""
        return self.column.get_by_role("form", name=title)

    def presses(self, label: str) -> None:
        """Press the last button with this label."""
        self.column.get_by_role("button", name=label, exact=True).last.click()


class Desk:
    """The page, its server's address, and what the browser complained about."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.complaints: list[str] = []
        page.on("console", lambda m: self.complaints.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda fault: self.complaints.append(str(fault)))
        page.on("dialog", lambda d: self.complaints.append(f"dialog: {d.message}"))

    def opens(self, *names: str) -> Any:
        """Load the page and open these people; a tuple of conversations, or the only one."""
        self.page.goto(self.address)
        talks = tuple(self.person(name) for name in names)
        return talks[0] if len(talks) == 1 else talks

    def person(self, name: str) -> Talk:
        """Open one more person."""
        if self.page.viewport_size and self.page.viewport_size["width"] < 761:
            self.page.get_by_role("button", name="Wie ben je?").click()
        self.page.get_by_role("navigation", name="Wie ben je?").get_by_role(
            "button", name=re.compile(rf"^{name}")
        ).click()
        talk = Talk(self.page, name)
        talk.box.wait_for()
        return talk

    def holds_uploads(self) -> Callable[[], None]:
        """Keep every file that is sent up on its way, until what this gives is called."""
        held: list[Route] = []
        self.page.route("**/upload", lambda route: held.append(route))

        def let_go() -> None:
            for route in held:
                route.continue_()
            self.page.unroute("**/upload")

        return let_go

    def check(self) -> None:
        """What must hold in every state: names, labels, references, targets, no sideways scrolling."""
        wrong = self.page.evaluate(CHECKS)
        assert not wrong, wrong

    def shot(self, name: str) -> None:
        """Keep a picture of the page as it is now."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.page.wait_for_timeout(350)
        self.page.screenshot(path=SHOTS / f"{name}.png")

    def script(self, path: str) -> Any:
        """Ask the scripted demo something."""
        with urlopen(f"{self.address}/script/{path}") as answer:
            return json.load(answer)

    def roster(self) -> list[dict[str, Any]]:
        """Everyone on the list, as the page gets them."""
        with urlopen(f"{self.address}/api/begin") as answer:
            people: list[dict[str, Any]] = json.load(answer)["people"]
        return people

    def moves_clock(self, to: str) -> str:
        """Move the clock; the line that tells what came of it."""
        clock = self.page.get_by_role("region", name="De klok van de oefenomgeving")
        clock.get_by_role("textbox", name="Ga naar").fill(to)
        clock.get_by_role("textbox", name="Ga naar").press("Enter")
        expect(self.page.locator("#clock[aria-busy]")).to_have_count(0)
        return clock.get_by_role("status").inner_text()

    @property
    def turns(self) -> list[dict[str, Any]]:
        """The events that the scripted demo committed."""
        found: list[dict[str, Any]] = self.script("turns")
        return found

    @contextmanager
    def expected_trouble(self) -> Iterator[None]:
        """What the browser complains about inside is forgotten: the test broke something on purpose."""
        before = len(self.complaints)
        yield
        del self.complaints[before:]
