"""Record what became of a notice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.use_cases.review_endorsement import Review, review_endorsement
from storage import cards, endorsements, outbox
from storage.cards import Card
from storage.database import Transaction
from storage.outbox import Notice, NoticeKind


@dataclass(frozen=True, slots=True)
class ShownCard:
    """A card as it was sent."""

    message_id: int
    review: Review


async def record_delivery(
    tx: Transaction, notice: Notice, outcome: str, card: ShownCard | None, now: datetime
) -> None:
    """Finish the notice; a card that was overtaken by news while it was sent is brought up to date."""
    await outbox.finish(tx, notice.id, outcome, now)
    if card is None:
        return
    await show_card(tx, Card(notice.chat_id, card.message_id), card.review, now)


async def show_card(tx: Transaction, card: Card, shown: Review, now: datetime) -> None:
    """Remember which message shows the endorsement, so that it changes when the endorsement does."""
    if await endorsements.find(tx, shown.endorsement.id) is None:
        # Erased while it was on its way: nothing may stay in the admin's chat either.
        await outbox.add(
            tx, NoticeKind.CARD_CHANGED, card.admin_id, shown.endorsement.id, now, card.message_id
        )
        return
    endorsement_id = shown.endorsement.id
    await cards.add(tx, card, endorsement_id)
    present = await review_endorsement(tx, endorsement_id)
    if _news(present) != _news(shown):
        await outbox.add(tx, NoticeKind.CARD_CHANGED, card.admin_id, endorsement_id, now, card.message_id)


def _news(review: Review) -> tuple[object, ...]:
    """What a card may be overtaken by."""
    return review.endorsement, review.correction, review.proofs
