"""Files in and out: what is kept under which name, what is refused, who may read, and links that expire."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from bot import links
from bot.filing import LARGEST, LINK_LASTS, Filing
from bot.ports import Account, FileRefused
from bot.workers import Workers
from store import files, people
from store.db import Database

NOW = datetime(2026, 1, 21, 16, 30, tzinfo=UTC)
NOOR = Account(channel="slack", tenant="T1", user="U1")
SECRET = "een geheim voor koppelingen"


@pytest.fixture
def filing(database: Database) -> Iterator[Filing]:
    workers = Workers(1)
    yield Filing(
        database=database, workers=workers, secret=SECRET, public_url="https://wijzer.example", now=lambda: NOW
    )
    workers.close()


def known(database: Database) -> int:
    """Noor is on the roster, and the channel knows her."""
    with database.transaction("test") as c:
        noor = people.put(c, email="noor@student.example", name="Noor")
        people.bind(c, person_id=noor.id, channel="slack", tenant="T1", user="U1", address={}, at=NOW)
    return noor.id


@pytest.mark.parametrize(
    ("name", "mime"),
    [
        ("kijkwijzer.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("Kijkwijzer 2B (definitief).DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("scan.pdf", "application/pdf"),
        ("IMG_0042.JPG", "image/jpeg"),
        ("foto.heic", "image/heic"),
    ],
)
async def test_a_document_or_photo_is_kept_byte_for_byte(filing: Filing, name: str, mime: str) -> None:
    data = bytes(range(256)) * 10
    ref = await filing.keep(name, "application/octet-stream", data, NOOR)
    stored = await filing.read(ref.id)
    assert (ref.name, ref.mime, ref.size) == (name, mime, len(data))
    assert (stored.name, stored.mime, stored.data) == (name, mime, data)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.pdf", "_.._etc_passwd.pdf"),
        ("C:\\Users\\noor\\les.pdf", "C_Users_noor_les.pdf"),
        ("a\x00b\n<c>.pdf", "a_b_c_.pdf"),
        (" . les.pdf . ", "les.pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("les\ud800.pdf", "les_.pdf"),
        ("قائمة 👩🏽‍🏫.pdf", "قائمة 👩🏽‍🏫.pdf"),
    ],
)
async def test_a_name_is_made_safe_for_every_disk(filing: Filing, given: str, kept: str) -> None:
    assert (await filing.keep(given, "", b"%PDF", NOOR)).name == kept


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("macro.docm", b"x", "‘macro.docm’ kan ik niet bewaren. Stuur een Word-bestand, een pdf of een foto"),
        ("pagina.html", b"x", "kan ik niet bewaren"),
        ("docx", b"x", "kan ik niet bewaren"),
        ("", b"x", "‘bestand’ kan ik niet bewaren"),
        ("leeg.pdf", b"", "‘leeg.pdf’ is leeg"),
        ("groot.pdf", b"0" * (LARGEST + 1), "‘groot.pdf’ is te groot. Een bestand mag hooguit 20 MB zijn."),
    ],
)
async def test_what_cannot_be_kept_is_told_in_dutch(filing: Filing, name: str, data: bytes, why: str) -> None:
    with pytest.raises(FileRefused, match=why):
        await filing.keep(name, "", data, NOOR)


async def test_a_file_of_exactly_the_limit_is_kept(filing: Filing) -> None:
    assert (await filing.keep("net.pdf", "", b"0" * LARGEST, NOOR)).size == LARGEST


async def test_a_file_may_be_read_by_who_sent_it_and_by_who_it_was_granted_to(
    filing: Filing, database: Database
) -> None:
    noor = known(database)
    ref = await filing.keep("les.pdf", "", b"%PDF", NOOR)
    with database.transaction("test") as c:
        wim = people.put(c, email="wim@school.example", name="Wim").id
    assert (await filing.opened(ref.id, noor)).data == b"%PDF"
    with pytest.raises(LookupError):
        await filing.opened(ref.id, wim)
    with database.transaction("test") as c:
        files.grant(c, ref.id, wim, NOW)
    assert (await filing.opened(ref.id, wim)).data == b"%PDF"


async def test_a_file_of_nobody_known_may_be_read_by_nobody(filing: Filing, database: Database) -> None:
    ref = await filing.keep("les.pdf", "", b"%PDF", Account(channel="slack", tenant="T1", user="onbekend"))
    with pytest.raises(LookupError):
        await filing.opened(ref.id, known(database))


def test_a_link_is_for_one_file_one_person_and_one_week(filing: Filing) -> None:
    address = filing.link(7, 3)
    assert address.startswith("https://wijzer.example/bestand/")
    signed = address.rpartition("/")[2]
    ticket = links.read(SECRET.encode(), signed, now=NOW)
    assert ticket == links.Ticket(file_id=7, person_id=3, expires=NOW + LINK_LASTS)
    later = NOW + LINK_LASTS + timedelta(seconds=1)
    assert links.read(SECRET.encode(), signed, now=later) is links.Bad.EXPIRED
    assert links.read(b"een ander geheim", signed, now=NOW) is links.Bad.FORGED
    assert links.read(SECRET.encode(), signed.replace("7.3.", "8.3.", 1), now=NOW) is links.Bad.FORGED


@pytest.mark.parametrize("forged", ["", ".", "7.3.99999999999", "7.3.x.y", "é.3.1.z", "7.3.1." + "A" * 43])
def test_a_link_that_was_made_up_is_refused(forged: str) -> None:
    assert links.read(SECRET.encode(), forged, now=NOW) is links.Bad.FORGED


def test_many_files_at_once_are_all_kept(filing: Filing) -> None:
    async def together() -> list[int]:
        kept = await asyncio.gather(*(filing.keep(f"{n}.pdf", "", str(n).encode(), NOOR) for n in range(10)))
        return [int((await filing.read(ref.id)).data) for ref in kept]

    assert asyncio.run(together()) == list(range(10))
