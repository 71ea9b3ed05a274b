"""The buttons of a concern: open it, take a step up, note what came of it, let the learner read it, take it back."""

from __future__ import annotations

from collections.abc import Mapping

from bot import concerns as worrying
from bot import starts
from bot.buttons import Action, Args, numbers, stale
from bot.moments import decent
from bot.post import Post
from bot.world import World
from dialogs.message import Button, Card, Item, Say
from dialogs.text import line
from store import audit, concerns, people
from store.concerns import Concern, Step


def show(world: World, post: Post, args: Args) -> None:
    """`zorg:<concern>`"""
    found = numbers(args, 1)
    card = worrying.opened(world, found[0]) if found else None
    post.reply(card if card is not None else Say(text=line("concern.not_yours")))


def mine(world: World, post: Post, _args: Args) -> None:
    """`zorgen`: everything open that this person told or may read; without a word of what was written."""
    open_ = concerns.open_for(world.c, world.person.id)
    if not open_:
        post.reply(Say(text=line("concern.none")))
        return
    items = tuple(
        Item(
            text=line("concern.one", over=world.placement(k.placement_id).name),
            detail=line("concern.since", dag=k.opened_at.isoformat()),
            buttons=(Button(id=f"zorg:{k.id}", label=line("concern.open"), style="primary"),),
        )
        for k in open_
    )
    post.reply(Card(title=line("concern.list"), notice=line("notice.message"), items=items))


def _step(world: World, post: Post, args: Args) -> tuple[Concern, Step] | None:
    """The open step that a button names, when it is this person's; else says why not."""
    found = numbers(args, 1)
    step = concerns.step_by_id(world.c, found[0]) if found else None
    concern = concerns.by_id(world.c, step.concern_id) if step is not None else None
    if step is None or concern is None:
        stale(post)
        return None
    readers = {r.person_id for r in concerns.readers(world.c, concern.id)}
    if world.person.id not in readers or not world.roles(world.placement(concern.placement_id)):
        post.reply(Say(text=line("concern.not_yours")))
    elif step.closed_at is not None:
        post.reply(Say(text=line("concern.step_done"), buttons=(_open(concern),)))
    elif not worrying.owns(world, concern, world.placement(concern.placement_id), step):
        name = people.by_id(world.c, step.owner_id).name if step.owner_id is not None else ""
        post.reply(Say(text=line("concern.taken_by", naam=name) if name else line("concern.not_yours")))
    else:
        return concern, step
    return None


def take(world: World, post: Post, args: Args) -> None:
    """`zorg-pak:<step>`: whoever presses first has it."""
    found = _step(world, post, args)
    if found is None:
        return
    concern, step = found
    if concerns.take(world.c, step.id, by=world.person.id, at=world.at) is None:
        now = concerns.step_by_id(world.c, step.id)
        owner = now.owner_id if now is not None else None
        mine = owner is None or owner == world.person.id
        name = "" if mine or owner is None else people.by_id(world.c, owner).name
        post.reply(Say(text=line("concern.already_yours") if mine else line("concern.taken_by", naam=name)))
        return
    audit.note(world.c, who=world.person.id, what="concern taken up", about=f"concern:{concern.id}", at=world.at)
    author, placement = people.by_id(world.c, concern.author_id), world.placement(concern.placement_id)
    if author.id != world.person.id:
        told = Say(text=line("concern.taken", naam=world.person.name), buttons=(_open(concern),))
        post.send(author, told, not_before=decent(world, author, placement))
    note = Button(id=f"zorg-stap:{step.id}", label=line("concern.note"))
    post.reply(Say(text=line("concern.you_take", naam=author.name), buttons=(note,)))


def note(world: World, post: Post, args: Args) -> None:
    """`zorg-stap:<step>`: say what came of it."""
    found = _step(world, post, args)
    if found is not None:
        starts.about_concern(world, post, *found)


def let_read(world: World, post: Post, args: Args) -> None:
    """`zorg-lezen:<concern>`: the learner asked to read what stands about her."""
    found = numbers(args, 1)
    concern = concerns.by_id(world.c, found[0]) if found else None
    placement = world.placement(concern.placement_id) if concern is not None else None
    if concern is None or placement is None or placement.learner is None:
        stale(post)
        return
    step = concerns.steps(world.c, concern.id)[-1]
    if concern.closed_at is not None or not worrying.owns(world, concern, placement, step):
        post.reply(Say(text=line("concern.not_yours")))
        return
    learner = placement.learner
    if args[1:] != ("ja",):
        sure = Button(id=f"zorg-lezen:{concern.id}:ja", label=line("concern.sure_read"), style="danger")
        post.reply(Say(text=line("concern.really_read", naam=learner.name), buttons=(sure,)))
        return
    concerns.add_reader(world.c, concern.id, learner.id, None, world.at)
    audit.note(
        world.c, who=world.person.id, what="concern opened to the learner", about=f"concern:{concern.id}", at=world.at
    )
    told = Say(text=line("concern.you_may_read", naam=world.person.name), buttons=(_open(concern),))
    post.send(learner, told, not_before=decent(world, learner, placement))
    post.reply(Say(text=line("concern.may_read", naam=learner.name)))


def withdraw(world: World, post: Post, args: Args) -> None:
    """`zorg-intrekken:<concern>`: ask whether that is meant; with `:ja`: the author takes it back."""
    found = numbers(args, 1)
    concern = concerns.by_id(world.c, found[0]) if found else None
    if concern is None or concern.author_id != world.person.id:
        post.reply(Say(text=line("concern.not_yours")))
        return
    if args[1:] != ("ja",):
        sure = Button(id=f"zorg-intrekken:{concern.id}:ja", label=line("concern.sure_withdraw"), style="danger")
        post.reply(Say(text=line("concern.really_withdraw"), buttons=(sure,)))
        return
    placement = world.placement(concern.placement_id)
    if concern.closed_at is None:
        worrying.close(world, concern, "Ingetrokken door wie het vertelde.")
        for reader in concerns.readers(world.c, concern.id):
            person = people.by_id(world.c, reader.person_id)
            told = Say(text=line("concern.withdrawn", naam=world.person.name))
            post.send(person, told, not_before=decent(world, person, placement))
    post.reply(Say(text=line("concern.you_withdrew")))


def _open(concern: Concern) -> Button:
    return Button(id=f"zorg:{concern.id}", label=line("concern.open"))


ACTIONS: Mapping[str, Action] = {
    "zorg": show,
    "zorgen": mine,
    "zorg-pak": take,
    "zorg-stap": note,
    "zorg-lezen": let_read,
    "zorg-intrekken": withdraw,
}
"""By the button's name."""
