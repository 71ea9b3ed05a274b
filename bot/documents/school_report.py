"""The Word template of a school's report: what everyone's answers about a leerwerkplek say together."""

from __future__ import annotations

from bot.documents.blocks import each, facts, listing, tag
from bot.documents.drawing import new_form, packed


def leerwerkplek() -> bytes:
    """A school's report: in short, a picture with its table, strengths and gaps, differences, last year, all points."""
    document = new_form("Rapport leerwerkplek")
    facts(
        document,
        (
            ("School", "school"),
            ("Schooljaar", "schooljaar"),
            ("Studenten die antwoordden", "studenten"),
            ("Schoolopleiders", "schoolopleiders"),
            ("Studenten vorig jaar", "studenten_vorig_jaar"),
            ("Gemaakt voor", "opsteller"),
        ),
    )
    document.add_heading("In het kort", level=2)
    each(document, "kort", "{{ r }}", style="List Bullet")
    document.add_heading("Per thema", level=2)
    picture = document.add_paragraph("{{ beeld }}")
    picture.paragraph_format.keep_with_next = True
    document.add_paragraph(
        "De ruit is de schoolopleider, het streepje zijn de studenten in {{ vorig_jaar }}: ja telt heel, deels half. "
        "Dezelfde cijfers staan in de tabel.",
        style="Toelichting",
    ).paragraph_format.keep_with_next = False
    listing(
        document,
        "themas",
        (("Thema", "naam", 3.8), ("Studenten", "studenten", 4.85), ("Schoolopleider", "school", 4.85),
         ("Studenten {{ vorig_jaar }}", "vorig_jaar", 3.0)),
    )  # fmt: skip
    for title, name in (("Sterk", "sterk"), ("Nog niet op orde", "mist"), ("Anders bekeken", "anders")):
        document.add_heading(title, level=2)
        tag(document, f"if {name}")
        listing(
            document,
            name,
            (("Punt", "punt", 6.4), ("Thema", "thema", 3.8), ("Studenten", "studenten", 3.4),
             ("Schoolopleider", "school", 2.9)),
        )  # fmt: skip
        tag(document, "else")
        document.add_paragraph("Geen punten.", style="Toelichting")
        tag(document, "endif")
    document.add_heading("Vergeleken met {{ vorig_jaar }}", level=2)
    tag(document, "if veranderd")
    listing(
        document,
        "veranderd",
        (("Punt", "punt", 6.3), ("Thema", "thema", 3.8), ("{{ vorig_jaar }}", "vroeger", 3.2), ("Nu", "nu", 3.2)),
    )
    tag(document, "else")
    document.add_paragraph(
        "Er zijn geen punten die duidelijk veranderd zijn, of er zijn over {{ vorig_jaar }} te weinig antwoorden om te "
        "vergelijken.",
        style="Toelichting",
    )
    tag(document, "endif")
    tag(document, "if toelichtingen")
    document.add_heading("Wat de schoolopleider erbij zegt", level=2)
    each(document, "toelichtingen", "{{ r }}", style="Gezien")
    tag(document, "endif")
    document.add_heading("Alle punten", level=2)
    tag(document, "for t in themas")
    document.add_heading("{{ t.naam }}", level=3)
    listing(
        document,
        "t.punten",
        (("Punt", "punt", 8.9), ("Studenten", "studenten", 4.6), ("Schoolopleider", "school", 3.0)),
    )
    tag(document, "endfor")
    document.add_heading("Over dit rapport", level=2)
    for text in (
        "De punten komen uit de leidraad ‘goede leerwerkplek’. De leidraad heeft geen schaal: ja, deels, nee en weet "
        "ik niet zijn van Werkplekwijzer, net als de grenzen. Een punt is sterk als de antwoorden samen op 80% of meer "
        "uitkomen (ja telt heel, deels half), en nog niet op orde onder de 50%. Wat alleen de schoolopleider kan "
        "weten, telt zoals de schoolopleider het ziet.",
        "Antwoorden van studenten staan er alleen opgeteld in, en alleen bij punten waarover minstens vijf studenten "
        "een mening gaven. Cijfers veranderen pas als er minstens vijf antwoorden anders zijn dan in het vorige "
        "rapport; nieuwe antwoorden wachten daarop. Zo is niemands antwoord eruit te halen, ook niet door twee "
        "rapporten naast elkaar te leggen. Studenten kunnen er geen eigen tekst bij zetten.",
        "Gemaakt op {{ ingestuurd }}. Te lezen door schoolopleider, schoolcoördinator en instituutsopleider van deze "
        "school; het rapport is niet bedoeld om scholen of begeleiders te rangschikken.",
    ):
        document.add_paragraph(text, style="Klein")
    return packed(document)
