"""A worry about a placement: to whom it goes, and the steps that follow. `zorg.yaml` of a programme, else of all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field as Key
from pydantic import model_validator

from content.forms import Name, Options, Roles, Source
from dialogs.nouns import Role
from dialogs.text import Frozen, Text

CLOSE = "afsluiten"
"""The way out that every step has."""


class Route(Frozen):
    """One kind of worry: who can have it (`as`), who reads it (`to`), and with which step it begins.

    `choose`: the author picks one person among `to`, and nobody else reads it. `reasons`: what it may have to do with.
    """

    label: Text
    as_: Roles = Key(alias="as")
    to: Roles
    begins: Name
    choose: bool = False
    reasons: Options = ()
    source: Source | None = None
    ours: bool = False


class Rung(Frozen):
    """One step: whose it is (`owner`), who else reads from here on (`readers`), in how many working days, and what may
    come next. `share`: who may be told what was agreed, when the owner says so. `dialog` is the form that ends it."""

    title: Text
    hint: Text | None = None
    owner: Roles
    readers: Roles = ()
    share: Roles = ()
    within: Annotated[int, Key(ge=1, le=120)]
    next: tuple[Name, ...] = ()
    dialog: Name = "zorg-stap"
    source: Source | None = None
    ours: bool = False


class Worries(Frozen):
    """The file zorg.yaml. `within` is ours everywhere: the documents name no terms."""

    routes: dict[Name, Route]
    steps: dict[Name, Rung]

    @model_validator(mode="after")
    def _known(self) -> Worries:
        wanted = {r.begins for r in self.routes.values()} | {n for s in self.steps.values() for n in s.next}
        missing = sorted(wanted - self.steps.keys())
        if missing:
            raise ValueError(f"deze stappen bestaan niet: {', '.join(missing)}")
        if CLOSE in self.steps:
            raise ValueError(f"'{CLOSE}' kan altijd; geef de stap een andere naam")
        unused = sorted(self.steps.keys() - wanted)
        if unused:
            raise ValueError(f"naar deze stappen leidt niets: {', '.join(unused)}")
        for name, route in self.routes.items():
            if Role.WPB in route.to and Role.STUDENT in route.as_:
                raise ValueError(f"'{name}': een zorg van de student gaat nooit naar de werkplekbegeleider")
        return self

    def for_role(self, role: Role) -> Mapping[str, Route]:
        """The kinds of worry that someone in this role can have."""
        return {name: route for name, route in self.routes.items() if role in route.as_}
