"""The pages that a store listing of a chat app links to: who we are, what happens with data, and the terms of use."""

from __future__ import annotations

from html import escape

from aiohttp import web

from bot.channels.web.guard import HEADERS
from bot.channels.web.pages import Handler

_PAGE = """<!doctype html><html lang="nl">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title} · Werkplekwijzer</title></head>
<body><main><h1>{title}</h1>{text}</main></body></html>"""

ABOUT = (
    "Werkplekwijzer is een chatbot in Slack en Microsoft Teams voor iedereen rond het werkplekleren: student, "
    "werkplekbegeleider, schoolopleider en instituutsopleider.",
    "Wie op het rooster van de school staat, kan ermee werken. Vragen? Stel ze aan uw schoolopleider.",
)
PRIVACY = (
    "Wat wij bewaren: de naam, het e-mailadres en de rol die de school op het rooster zet, wat u invult in "
    "formulieren, en wanneer berichten zijn bezorgd. Meer niet.",
    "Wie wat leest: voordat u iets verstuurt, ziet u de namen van wie het leest. Niemand anders ziet uw tekst.",
    "Namen van leerlingen, en gegevens over gezondheid of privé, horen niet in een formulier.",
    "Het partnerschap van school en opleiding is verantwoordelijk voor de gegevens. Inzien, verbeteren of verwijderen? "
    "Vraag het uw schoolopleider.",
)
TERMS = (
    "Werkplekwijzer herinnert en helpt invullen. Afspraken, beoordelingen en besluiten blijven van mensen.",
    "Wat in de handleiding van de opleiding staat, gaat voor wat de bot zegt. Bij elk antwoord staat de bron.",
    "Schrijf over mensen zoals u zelf beschreven wilt worden.",
)


def routes() -> list[web.RouteDef]:
    """`GET /over`, `/privacy` and `/voorwaarden`."""
    return [
        web.get("/over", _page("Over Werkplekwijzer", ABOUT)),
        web.get("/privacy", _page("Privacy", PRIVACY)),
        web.get("/voorwaarden", _page("Voorwaarden", TERMS)),
    ]


def _page(title: str, paragraphs: tuple[str, ...]) -> Handler:
    text = "".join(f"<p>{escape(p)}</p>" for p in paragraphs)
    whole = _PAGE.format(title=escape(title), text=text)

    async def answer(_request: web.Request) -> web.Response:
        return web.Response(text=whole, content_type="text/html", headers=HEADERS)

    return answer
