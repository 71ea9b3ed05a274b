"""A wish to begin something, granted: in the only way there is, else after asking for whom, or not, and then why."""

from __future__ import annotations

from collections import Counter

from bot import starts, talk
from bot.called import asked_of
from bot.meant import Choice, which
from bot.post import Post
from bot.subjects import fits
from bot.ways import Way, first, named, ways, writers
from bot.world import World
from bot.worries import can_share, helpers
from dialogs.dutch import variant
from dialogs.event import Said
from dialogs.message import Button, Card, Say
from dialogs.nouns import TRACK
from dialogs.text import Line, line, words
from store import concerns, conversations


def grant(
    world: World,
    post: Post,
    wish: str,
    *,
    placement_id: int | None = None,
    obligation: str | None = None,
    text: str = "",
    early: bool = False,
) -> None:
    """Start what was wished; ask for whom when several fit or somebody else is named; say so when nothing does."""
    fitting = ways(world, wish, placement_id)
    if wish == "zorg":
        fitting = tuple(w for w in fitting if can_share(world, w.placement))
        _running(world, post)
    meant = named(text, fitting)
    stranger = meant is not None and not meant
    fitting = meant or fitting
    waiting = asked_of(world, wish) if not fitting else None
    if waiting is not None:
        talk.go_on(world, post, waiting)
    elif not fitting and wish == "zorg":
        post.reply(Say(text=_worry(world)))
    elif not fitting:
        refuse(world, post, wish)
    elif len(fitting) > 1 or stranger:
        post.reply(_for_whom(world, fitting, wish, stranger=stranger))
    else:
        starts.begin(world, post, fitting[0], obligation=obligation, said=text, early=early)


def refuse(world: World, post: Post, wish: str) -> None:
    """Say why something cannot be begun, and what can."""
    post.reply(Say(text=_whose(world, wish), buttons=first(world)))


def with_file(world: World, post: Post, event: Said) -> None:
    """A file dropped while nothing is open: offer the dialog that takes one, with the file already in it."""
    fitting = ways(world, "kijkwijzer-papier")
    if not fitting:
        post.reply(Say(text=line("start.file_for_nothing"), buttons=first(world)))
        return
    if len(fitting) == 1:
        starts.begin(world, post, fitting[0])
        conversation = conversations.focus(world.c, world.person.id)
        if conversation is not None:
            talk.take(world, post, conversation, event)
        return
    post.reply(Say(text=line("start.file_again")))
    post.reply(_for_whom(world, fitting, "kijkwijzer-papier"))


def _whose(world: World, wish: str) -> Line:
    """Why a wish cannot be granted: it is somebody else's, nobody asks it of her now, or there is no such thing."""
    there = [
        (placement, dialog)
        for placement in world.placements
        for dialog in world.library.dialogs(placement.programme).values()
        if wish in (dialog.dialog, dialog.intent) and (dialog.offered or fits(dialog, placement))
    ]
    if not there:
        return line("start.nothing")
    dialog = min((d for _, d in there), key=lambda one: one.dialog != wish)
    if any(role in dialog.as_ for placement, one in there for role in world.roles(placement) if one == dialog):
        return line("start.when_asked", wat=words(dialog.title))
    whose = [p.name for placement, one in there if one == dialog for p in writers(placement, one)]
    if whose and all(placement.programme == TRACK for placement, one in there if one == dialog):
        return line("start.not_yours", wat=variant(dialog.title), namen=list(dict.fromkeys(whose)))
    return line("start.of_others", wat=words(dialog.title), wie=[line(f"role.{role}") for role in dialog.as_])


def _running(world: World, post: Post) -> None:
    """Who shares a worry while others run hears where those are."""
    running = concerns.open_for(world.c, world.person.id)
    if running:
        button = Button(id="zorgen", label=line("concern.show_all"))
        post.reply(Say(text=line("concern.running", n=len(running)), buttons=(button,)))


def _worry(world: World) -> Line:
    """Whom to turn to, for who is worried: the people who can help, never the mentor concerned."""
    others = list(dict.fromkeys(p.name for placement in world.placements for p in helpers(world, placement)))
    return line("start.worry", namen=others) if others else line("start.worry_nobody")


def _for_whom(world: World, fitting: tuple[Way, ...], wish: str, *, stranger: bool = False) -> Card:
    """Which of these is meant; who is there in two programmes is told apart by those."""
    names = Counter(w.name for w in fitting)
    schools = all(w.dialog.subject == "school" for w in fitting)
    own = all(w.placement.is_own(world.person.id) for w in fitting)
    return which(
        [_choice(world, w, wish, apart=not schools and names[w.name] > 1) for w in fitting],
        title="start.for_which_school" if schools else "start.for_which_programme" if own else "start.for_whom",
        stranger=stranger,
    )


def _choice(world: World, way: Way, wish: str, *, apart: bool) -> Choice:
    programme = world.programme(way.placement).title
    title = words(way.dialog.title)
    where = title if way.dialog.subject == "school" or not way.placement.school else None
    return Choice(
        name=way.name,
        short=variant(programme) if apart else way.short,
        detail=words(programme) if apart else where or line("start.where", school=way.placement.school, wat=title),
        control=f"start:{wish}:{way.placement.id}",
    )
