"""Let every admin's card show the endorsement as it is now."""

from __future__ import annotations

from datetime import datetime

from storage import cards, outbox
from storage.cards import Card
from storage.database import Transaction
from storage.outbox import NoticeKind


async def refresh_cards(
    tx: Transaction, endorsement_id: int, now: datetime, pressed: Card | None = None
) -> None:
    """All but the one that was pressed: whoever pressed it shows it anew."""
    for card in await cards.of_endorsement(tx, endorsement_id):
        if card != pressed:
            await outbox.add(tx, NoticeKind.CARD_CHANGED, card.admin_id, endorsement_id, now, card.message_id)
