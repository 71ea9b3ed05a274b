"""Mistakes in a dialog are all told, in words an author understands."""

from __future__ import annotations

from typing import Any

import pytest
from dialog_samples import EVERY_KIND, KIJKWIJZER, LEVELS, ask, choice, choices, dialog, field, options, text

from dialogs.check import check_dialog
from dialogs.model import Dialog

GOOD = ask("een", choice("kleur", "Rood", "Groen"), text("wat"))
SUBMIT: dict[str, Any] = {"submit": [{"name": "save"}]}


@pytest.mark.parametrize("one", [KIJKWIJZER, EVERY_KIND, dialog(GOOD)])
def test_a_good_dialog_has_no_problems(one: Dialog) -> None:
    assert check_dialog(one) == ()


def when(**condition: Any) -> dict[str, Any]:
    return ask("twee", text("x"), when=condition)


def one_field(**more: Any) -> Dialog:
    return dialog(ask("een", {"id": "v", "label": "V", "kind": "text", **more}))


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (dialog(GOOD, GOOD), "stap 'een' komt twee keer voor"),
        (dialog(ask("Een Twee", text("x"))), "stap 'Een Twee': een id bestaat uit"),
        (dialog(ask("een", text("x"), text("x"))), "veld 'x' komt twee keer voor"),
        (dialog(ask("een", text("x.y"))), "veld 'x.y': een id bestaat uit"),
        (dialog(ask("een")), "stap 'een' vraagt niets"),
        (dialog(GOOD, when(answer="een.weg", **{"is": "x"})), "er is geen antwoord 'een.weg'"),
        (dialog(when(answer="een.kleur", **{"is": "rood"}), GOOD), "antwoord 'een.kleur' komt pas later"),
        (dialog(GOOD, when(answer="een.kleur", **{"is": "blauw"})), "'kleur' kan nooit 'blauw' zijn; het is rood,"),
        (dialog(GOOD, when(answer="een.wat", at_least=3)), "at_least en at_most vergelijken alleen getallen"),
        (dialog(GOOD, when(answer="een.wat")), "precies één toets"),
        (dialog(GOOD, when(answer="een.wat", value="x", filled=True)), "precies één van answer, value"),
        (dialog(GOOD, when(any=[])), "'all' en 'any' hebben minstens één voorwaarde nodig"),
        (dialog(GOOD, when(no={"answer": "een.weg", "filled": True})), "er is geen antwoord 'een.weg'"),
        (dialog(ask("een", choices("c", "A")), when(answer="een.c", **{"is": "a"})), "gebruik 'contains'"),
        (
            dialog(GOOD, {"for_each": "per", "over": "een.wat", "steps": [ask("x", text("y"))]}),
            "'een.wat' is een text; hier past alleen een antwoord met meer keuzes",
        ),
        (
            dialog(GOOD, {"for_each": "per", "over": "een.weg", "steps": [ask("x", text("y"))]}),
            "er is geen antwoord 'een.weg'",
        ),
        (dialog(GOOD, {"for_each": "per", "over": "lijst", "steps": []}), "stap 'per' herhaalt niets"),
        (
            dialog(
                {"for_each": "per", "over": "lijst", "steps": [ask("in", text("y"))]},
                ask("uit", text("z"), when={"answer": "in.y", "filled": True}),
            ),
            "antwoord 'in.y' staat in herhaling 'per' en is hier niet te lezen",
        ),
        (
            dialog(GOOD, {"for_each": "per", "over": "lijst", "steps": [{**SUBMIT, "id": "eerder"}]}),
            "een 'submit' kan niet in een 'for_each' staan",
        ),
        (dialog(GOOD, {"branch": "weg", "cases": [], "otherwise": []}), "stap 'weg' heeft geen enkel geval"),
        (
            dialog(
                GOOD,
                {
                    "branch": "b",
                    "cases": [{"when": {"answer": "een.wat", "filled": True}, "steps": []}],
                    "otherwise": [],
                },
            ),
            "stap 'b' doet in geen enkel geval iets",
        ),
        (dialog(GOOD, end=False), "niet elke weg eindigt bij een 'submit'"),
        (
            dialog(GOOD, {**SUBMIT, "when": {"answer": "een.wat", "filled": True}}, end=False),
            "niet elke weg eindigt bij een 'submit'",
        ),
        (dialog(SUBMIT, GOOD, end=False), "stap 'een' wordt nooit bereikt"),
        (dialog(end=False), "deze dialoog heeft geen stappen"),
        (one_field(kind="choice"), "een choice heeft keuzes nodig"),
        (one_field(kind="choice", options=options("A", "A")), "keuze 'a' staat er twee keer in"),
        (one_field(kind="choice", options=options("A"), **{"from": "x"}), "geef 'options' of 'from', niet allebei"),
        (one_field(kind="number", options=options("A")), "bij een number horen geen keuzes"),
        (one_field(kind="rubric", columns=LEVELS), "een rubric heeft regels nodig"),
        (one_field(kind="rubric", rows=options("A")), "een rubric heeft kolommen nodig"),
        (one_field(kind="rubric", rows="item.x", columns=LEVELS), "'item.x' kan alleen binnen een 'for_each'"),
        (one_field(columns=LEVELS), "'rows', 'columns' en 'cells' horen alleen bij een rubric"),
        (one_field(kind="scale", low=7, high=1), "'low' (7) is niet kleiner dan 'high' (1)"),
        (one_field(low=1), "'low' en 'high' horen alleen bij een number of een scale"),
        (one_field(kind="date", max_length=3), "'max_length' hoort bij een text"),
        (one_field(at_most=2), "'at_most' hoort bij choices"),
        (one_field(looks="back"), "'looks' hoort alleen bij een date"),
        (one_field(other=True), "'other' hoort alleen bij een choice"),
        (one_field(kind="number", default="veel"), "'default' 'veel' past niet bij een number"),
        (one_field(kind="date", default="last_stage_day"), "'default' 'last_stage_day' past niet bij een date"),
        (one_field(kind="date", default={"naam": "x"}), "'default' is een gewone waarde, of {value: naam}"),
        (one_field(kind="yes_no", default="Ja hoor"), "past niet bij een yes_no"),
        (one_field(kind="choice", options=options("A"), default="b"), "of staat niet bij de keuzes"),
        (one_field(kind="file", default=3), "een file kan geen 'default' hebben"),
        (dialog(GOOD, {"say": "x", "text": "Je koos {een.klur}."}), "de tekst noemt '{een.klur}'"),
        (dialog(ask("een", text("x"), also=[{"dialog": "proef", "label": "Zelf"}])), "verwijst naar deze dialoog zelf"),
        (dialog(*({"say": f"z{n}", "text": "Hoi."} for n in range(51))), "meer dan 50 is te veel"),
    ],
)
def test_a_mistake_is_told(wrong: Dialog, told: str) -> None:
    problems = check_dialog(wrong)
    assert any(told in problem for problem in problems), problems


@pytest.mark.parametrize(
    ("effect", "told"),
    [
        ({"name": "deliver", "args": ["directeur"]}, "er is geen rol 'directeur'"),
        ({"name": "deliver", "args": ["so"]}, "'so' krijgt dit, maar staat niet bij 'readers'"),
        ({"name": "tell", "args": {"roles": ["baas"], "text": "x"}}, "er is geen rol 'baas'"),
        ({"name": "request_approval", "args": {"from": "ouder"}}, "er is geen rol 'ouder'"),
        (
            {"name": "start", "args": {"dialog": "x", "for": "wpb", "prefill": {"a.b": {"answer": "een.weg"}}}},
            "'een.weg'",
        ),
        ({"name": "schedule", "args": {"at": {"answer": "twee.dag"}}}, "er is geen antwoord 'twee.dag'"),
        ({"name": "save", "when": {"answer": "weg.weg", "filled": True}}, "er is geen antwoord 'weg.weg'"),
    ],
)
def test_a_mistake_in_what_is_sent_is_told(effect: dict[str, Any], told: str) -> None:
    wrong = dialog(GOOD, {"review": "klaar", "readers": ["student"]}, {"submit": [effect]}, end=False)
    problems = check_dialog(wrong)
    assert any(told in problem for problem in problems), problems


def test_the_author_may_get_what_she_wrote_without_being_named_a_reader() -> None:
    fine = dialog(GOOD, {"review": "klaar"}, {"submit": [{"name": "deliver", "args": ["wpb"]}]}, end=False)
    assert check_dialog(fine) == ()


def test_a_branch_may_end_in_a_submit_of_its_own_each_way() -> None:
    ways = {
        "branch": "b",
        "cases": [{"when": {"answer": "een.wat", "filled": True}, "steps": [SUBMIT]}],
        "otherwise": [{**SUBMIT, "say": "Niets verstuurd."}],
    }
    assert check_dialog(dialog(GOOD, ways, end=False)) == ()
    after = check_dialog(dialog(GOOD, ways, ask("na", text("x"))))
    assert any("stap 'na' wordt nooit bereikt" in problem for problem in after)


def test_every_mistake_is_told_at_once() -> None:
    wrong = dialog(ask("een", field("v", "choice"), field("w", "number", default="x")), ask("een"), end=False)
    assert len(check_dialog(wrong)) >= 5
