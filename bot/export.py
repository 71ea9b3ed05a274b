"""What someone may take along in a file: the overview of her students as a workbook."""

from __future__ import annotations

from bot.documents.workbook import MIME, Cell, Sheet, workbook
from bot.standings import Standing, looked_after, standings
from bot.world import World
from dialogs.event import FileRef
from dialogs.nouns import Placement, Role
from store import audit, files, people

STUDENTS = ("student", "programma", "school", "locatie", "wpb", "so", "io", "te laat", "wacht op akkoord van", "hierna")
TASKS = ("student", "taak", "wie", "datum", "stand")

STATUS = {"late": "te laat", "open": "nu", "upcoming": "later", "done": "gedaan"}


def overview(world: World) -> FileRef:
    """The workbook of everyone this person looks after, kept and given to her alone."""
    every = standings(world, looked_after(world))
    sheets = (
        Sheet(title="studenten", columns=STUDENTS, rows=tuple(_student(world, one) for one in every)),
        Sheet(title="taken", columns=TASKS, rows=tuple(row for one in every for row in _tasks(one))),
    )
    data = workbook(sheets, title="Overzicht van studenten", at=world.at)
    name = f"Overzicht studenten {world.today.isoformat()}.xlsx"
    made = files.add(world.c, name=name, mime=MIME, data=data, by=world.person.id, at=world.at)
    who = world.person.id
    audit.note(world.c, who=who, what="exported overview", about=f"person:{who}", at=world.at, detail={"file": made.id})
    return made


def _names(placement: Placement, role: Role) -> str:
    return ", ".join(p.name for p in placement.people(role))


def _student(world: World, one: Standing) -> tuple[Cell, ...]:
    placement = one.placement
    waits = dict.fromkeys(people.by_id(world.c, a.approver_id).name for a in one.waiting)
    return (
        placement.name,
        world.programme(placement).title,
        placement.school,
        placement.location,
        *(_names(placement, role) for role in (Role.WPB, Role.SO, Role.IO)),
        "\n".join(f"{d.title} ({d.due:%-d-%-m-%Y})" for d in one.late if d.due),
        ", ".join(waits),
        f"{one.next.title} ({one.next.due:%-d-%-m-%Y})" if one.next is not None and one.next.due else None,
    )


def _tasks(one: Standing) -> list[tuple[Cell, ...]]:
    return [
        (
            one.placement.name,
            d.title,
            ", ".join(p.name for p in d.actors),
            None if d.soft else d.due,
            STATUS[d.status],
        )
        for d in (*one.late, *one.now, *(x for x in one.duties if x.status == "upcoming"), *one.done)
    ]
