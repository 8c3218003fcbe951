"""/team: who may do what, invitations, and how somebody who was invited becomes a member."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from telegram import Bot, InlineKeyboardButton
from telegram.error import TelegramError

from bot.domain.errors import InvitationGone, LastOwner, NotFound, RoleHeld, RoleMoved
from bot.domain.line import visible
from bot.domain.roles import GIVEN, Role, handle_of, new_token
from bot.use_cases.accept_invitation import accept_invitation, look_at_invitation
from bot.use_cases.change_role import change_role
from bot.use_cases.invite_member import invite_member, withdraw_invitation
from bot.use_cases.show_team import show_member, show_team
from handlers import buttons
from handlers.help import home_keys
from handlers.language import set_menu
from handlers.screen import Screen
from handlers.visit import Visit
from storage.roles import Invitation, Member
from texts.catalogue import Words

ROWS = 8
INVITATIONS = 8
"""As many open ones are listed as fit."""
LONGEST_NAME = 40


async def team(visit: Visit) -> None:
    """The command."""
    await visit.add(await _team_screen(visit, 0))


async def team_page(visit: Visit, button: buttons.Team) -> None:
    await visit.show(await _team_screen(visit, button.page), below=button.below)


async def _team_screen(visit: Visit, page: int) -> Screen:
    services, words = visit.services, visit.words
    now = services.clock()
    found = await services.database.read(lambda tx: show_team(tx, services.owners, now))
    pages = max(1, -(-len(found.members) // ROWS))
    page = min(page, pages - 1)
    first = page * ROWS
    members = found.members[first : first + ROWS]
    names = await names_of(visit.bot, (member.person_id for member in members))
    parts = [words.html("team"), "\n".join(_rows(words, members, names, first + 1))]
    if pages > 1:
        parts.append(words.html("signers-page", page=str(page + 1), pages=str(pages)))
    shown = found.invitations[:INVITATIONS]
    if shown:
        lines = [_invitation_row(words, each) for each in shown]
        parts.append("\n".join([words.html("team-invitations"), *lines]))
    keys = _member_keys(members, names, first + 1)
    keys += _turn(words, page, pages)
    keys += [[_withdraw_key(words, each)] for each in shown]
    keys.append([buttons.Invite().key(words.plain("button-invite"))])
    return Screen("\n\n".join(parts), keys)


def _rows(words: Words, members: Iterable[Member], names: dict[int, str], first: int) -> list[str]:
    rows = []
    for number, member in enumerate(members, first):
        facts = {
            "number": str(number),
            "person": str(member.person_id),
            "name": names[member.person_id],
            "role": role_name(words, member.role),
        }
        if member.granted_at is None:
            rows.append(words.html("team-row-settings", **facts))
        else:
            rows.append(words.html("team-row", day=words.day(member.granted_at.date()), **facts))
    return rows


def _member_keys(
    members: Iterable[Member], names: dict[int, str], first: int
) -> list[list[InlineKeyboardButton]]:
    """A button for everyone whose role can be changed here: not for the owners of the settings."""
    return [
        [buttons.Member(member.person_id).key(f"{number}. {names[member.person_id]}")]
        for number, member in enumerate(members, first)
        if member.granted_at is not None
    ]


def _turn(words: Words, page: int, pages: int) -> list[list[InlineKeyboardButton]]:
    turn = []
    if page > 0:
        turn.append(buttons.Team(page - 1).key(words.plain("button-previous")))
    if page + 1 < pages:
        turn.append(buttons.Team(page + 1).key(words.plain("button-next")))
    return [turn] if turn else []


def _invitation_row(words: Words, invitation: Invitation) -> str:
    return words.html(
        "team-invitation",
        role=role_name(words, invitation.role),
        moment=words.moment(invitation.expires_at),
    )


def _withdraw_key(words: Words, invitation: Invitation) -> InlineKeyboardButton:
    label = words.plain(
        "button-withdraw-invitation",
        role=role_name(words, invitation.role),
        moment=words.moment(invitation.expires_at),
    )
    return buttons.WithdrawInvitation(handle_of(invitation.digest)).key(label)


async def invite(visit: Visit, _: buttons.Invite) -> None:
    """For which role?"""
    words = visit.words
    parts = [words.html("invite-question"), *(words.html(f"may-{role}") for role in GIVEN)]
    keys = [
        [buttons.InviteAs(role, visit.update_id).key(words.plain(f"label-role-{role}"))] for role in GIVEN
    ]
    keys.append([buttons.Team().key(words.plain("button-team"))])
    await visit.show(Screen("\n\n".join(parts), keys))


async def invite_as(visit: Visit, button: buttons.InviteAs) -> None:
    """The link is shown once: afterwards nobody knows its token, and nobody finds it in the database."""
    services, words, now = visit.services, visit.words, visit.services.clock()
    if button.role is Role.NONE:
        raise NotFound
    token = new_token(services.chance)
    made = await services.database.write(
        lambda tx: invite_member(
            tx,
            owner_id=visit.person_id,
            role=button.role,
            token=token,
            asked_in=button.asked_in,
            owners=services.owners,
            now=now,
        )
    )
    link = f"https://t.me/{services.username}?start=t_{token}"
    html = words.html(
        "invite-link",
        role=role_name(words, made.role),
        moment=words.moment(made.expires_at),
        link=link,
    )
    keys = [
        [buttons.WithdrawInvitation(handle_of(made.digest)).key(words.plain("button-withdraw-link"))],
        [buttons.Team(below=1).key(words.plain("button-team"))],
    ]
    await visit.show(Screen(html, keys))


async def withdraw(visit: Visit, button: buttons.WithdrawInvitation) -> None:
    services, now = visit.services, visit.services.clock()
    await services.database.write(
        lambda tx: withdraw_invitation(
            tx, owner_id=visit.person_id, handle=button.handle, owners=services.owners, now=now
        )
    )
    await visit.toast(visit.words.plain("toast-invitation-withdrawn"))
    await visit.show(await _team_screen(visit, 0))


async def member(visit: Visit, button: buttons.Member) -> None:
    try:
        await visit.show(await _member_screen(visit, button.person))
    except NotFound:
        await _moved(visit)


async def _member_screen(visit: Visit, person_id: int) -> Screen:
    services, words = visit.services, visit.words
    found = await services.database.read(lambda tx: show_member(tx, person_id, services.owners))
    names = await names_of(visit.bot, [person_id])
    assert found.granted_at is not None
    html = words.html(
        "member",
        person=str(person_id),
        name=names[person_id],
        role=role_name(words, found.role),
        day=words.day(found.granted_at.date()),
    )
    keys = [
        [_change(found, role).key(words.plain("button-set-role", role=role_name(words, role)))]
        for role in GIVEN
        if role is not found.role
    ]
    keys.append([_change(found, Role.NONE).key(words.plain("button-end-role"))])
    keys.append([buttons.Team().key(words.plain("button-team"))])
    return Screen(html, keys)


def _change(found: Member, role: Role) -> buttons.SetRole:
    return buttons.SetRole(found.person_id, found.role, role)


async def set_role(visit: Visit, button: buttons.SetRole) -> None:
    """Asks once."""
    if not button.sure:
        await visit.show(await _question(visit, button))
        return
    services, now = visit.services, visit.services.clock()
    try:
        await services.database.write(
            lambda tx: change_role(
                tx,
                owner_id=visit.person_id,
                person_id=button.person,
                was=button.was,
                role=button.role,
                owners=services.owners,
                now=now,
            )
        )
    except RoleMoved:
        await _moved(visit)
        return
    except LastOwner:
        await visit.toast(visit.words.plain("toast-last-owner"), alert=True)
        return
    services.notices_waiting()
    await visit.toast(visit.words.plain("toast-role-changed"))
    if button.person == visit.person_id and button.role is not Role.OWNER:
        # Who stepped down has no team to look at any more; what they are now comes as a notice.
        await visit.drop_keys()
        return
    await visit.show(await _team_screen(visit, 0))


async def _question(visit: Visit, button: buttons.SetRole) -> Screen:
    words, names = visit.words, await names_of(visit.bot, [button.person])
    facts = {"name": names[button.person], "was": role_name(words, button.was)}
    if button.role is Role.NONE:
        html = words.html("role-end-question", **facts)
        label = words.plain("button-end-role-sure")
    else:
        parts = [words.html("role-question", role=role_name(words, button.role), **facts)]
        html = "\n\n".join([*parts, words.html(f"may-{button.role}")])
        label = words.plain("button-set-role-sure")
    return Screen(
        html,
        [
            [replace(button, sure=1).key(label)],
            [buttons.Member(button.person).key(words.plain("button-no"))],
        ],
    )


async def _moved(visit: Visit) -> None:
    """Another owner was quicker: look again."""
    await visit.toast(visit.words.plain("toast-moved"), alert=True)
    await visit.show(await _team_screen(visit, 0))


async def invited(visit: Visit, token: str) -> None:
    """Somebody opened an invitation's link: nobody gets a role unasked."""
    services, words, now = visit.services, visit.words, visit.services.clock()
    try:
        found = await services.database.read(
            lambda tx: look_at_invitation(tx, token, visit.person_id, services.owners, now)
        )
    except (InvitationGone, RoleHeld) as refusal:
        await visit.add(await _not_invited(visit, refusal))
        return
    parts = [
        words.html("invited", role=role_name(words, found.role)),
        words.html(f"may-{found.role}"),
        words.html("invited-question"),
    ]
    keys = [
        [buttons.Join(token).key(words.plain("button-join"))],
        [buttons.NotJoin().key(words.plain("button-not-join"))],
    ]
    await visit.add(Screen("\n\n".join(parts), keys))


async def join(visit: Visit, button: buttons.Join) -> None:
    services, now = visit.services, visit.services.clock()
    try:
        role = await services.database.write(
            lambda tx: accept_invitation(
                tx,
                token=button.token,
                person_id=visit.person_id,
                language=visit.words.language,
                owners=services.owners,
                now=now,
            )
        )
    except (InvitationGone, RoleHeld) as refusal:
        await visit.show(await _not_invited(visit, refusal))
        return
    visit.role = role
    words = visit.words
    parts = [words.html("joined", role=role_name(words, role)), words.html(f"may-{role}")]
    await visit.show(Screen("\n\n".join(parts), await home_keys(visit)))
    await set_menu(visit)
    # The cards come after the welcome.
    services.notices_waiting()


async def not_join(visit: Visit, _: buttons.NotJoin) -> None:
    await visit.show(Screen(visit.words.html("invited-no"), await home_keys(visit)))


async def _not_invited(visit: Visit, refusal: InvitationGone | RoleHeld) -> Screen:
    words = visit.words
    if isinstance(refusal, RoleHeld):
        html = words.html("invited-already", role=role_name(words, Role(refusal.role)))
    else:
        html = words.html("invited-gone")
    return Screen(html, await home_keys(visit))


def role_name(words: Words, role: Role) -> str:
    return words.plain(f"label-role-{role}")


async def names_of(bot: Bot, people: Iterable[int]) -> dict[int, str]:
    """What Telegram calls them now, as nobody's name is stored; their number where it tells nothing."""
    return {person: await _name(bot, person) for person in people}


async def _name(bot: Bot, person: int) -> str:
    try:
        chat = await bot.get_chat(person)
    except TelegramError:
        return str(person)
    return visible(chat.effective_name or "")[:LONGEST_NAME] or str(person)
