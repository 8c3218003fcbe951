"""Where on the web an organisation is: a domain or page that is its own, or nothing.

What many strangers share says nothing about who they are: mail providers, social networks, builders of pages.
Of a social network the page counts, of a builder the name before the builder's.
"""

from __future__ import annotations

import unicodedata
from urllib.parse import urlsplit


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Second levels that are given out like a top level. Where a country has them, the third label is the owner's.
SECOND_LEVELS = _listed("ac co com edu gen go gob gouv gov gv id info ltd mil ne net ngo nom or org plc sch")
SOLD = _listed("co.de com.de co.com org.ai")
"""Given out like a second level by somebody who is no country."""

BUILDERS = _listed(
    """
    blogspot.com wordpress.com wixsite.com weebly.com tilda.ws tilda.cc narod.ru ucoz.ru ucoz.com ucoz.net
    github.io gitlab.io netlify.app vercel.app web.app firebaseapp.com herokuapp.com carrd.co notion.site
    webflow.io squarespace.com jimdofree.com jimdosite.com webnode.page site123.me mystrikingly.com
    strikingly.com livejournal.com tumblr.com substack.com pages.dev godaddysites.com business.site
    ning.com nethouse.ru wordpress.org altervista.org over-blog.com
    """
)
PAGES = _listed(
    """
    t.me telegram.me facebook.com fb.com instagram.com vk.com ok.ru twitter.com x.com tiktok.com threads.net
    youtube.com linkedin.com linktr.ee taplink.cc taplink.at patreon.com boosty.to bsky.app teletype.in
    dzen.ru sites.google.com medium.com odysee.com
    """
)
"""Social networks and the like, where the first telling part of the path names the page."""

SAME_NETWORK = {"telegram.me": "t.me", "fb.com": "facebook.com", "twitter.com": "x.com"}
PASSING = _listed("s c channel user pages group groups people company in school view p public club profile")
"""First parts of a path that only say what kind of page follows."""

SHARED = _listed(
    """
    gmail.com googlemail.com google.com outlook.com hotmail.com hotmail.fr live.com msn.com yahoo.com
    ymail.com yahoo.fr yahoo.de aol.com icloud.com me.com mac.com proton.me protonmail.com protonmail.ch pm.me
    tuta.io
    tutanota.com tuta.com gmx.de gmx.net gmx.com web.de t-online.de freenet.de mail.com email.com
    zoho.com
    yandex.ru yandex.com ya.ru yandex.by yandex.kz yandex.ua mail.ru inbox.ru list.ru bk.ru internet.ru
    rambler.ru lenta.ru ukr.net i.ua meta.ua bigmir.net mail.am freenet.am tut.by mail.bg abv.bg seznam.cz
    wp.pl onet.pl o2.pl interia.pl libero.it virgilio.it alice.it orange.fr wanadoo.fr free.fr laposte.net
    sfr.fr walla.co.il walla.com naver.com qq.com 163.com 126.com fastmail.com hushmail.com riseup.net
    disroot.org posteo.de posteo.net mailbox.org duck.com hey.com docs.google.com forms.gle drive.google.com
    bit.ly tinyurl.com goo.gl wikipedia.org wikimedia.org example.com example.org example.net
    """
)
"""Mail providers, short links and examples."""

NOBODYS = SHARED | PAGES


def domain_of(host: str) -> str | None:
    """The registrable domain, as `peace.org.uk` of `www.peace.org.uk`; None for one that strangers share."""
    labels = _ascii_host(host).split(".")
    if len(labels) < 2 or not all(labels):
        return None
    endings = [".".join(labels[start:]) for start in range(len(labels) - 1)]
    if endings[0] in BUILDERS or not NOBODYS.isdisjoint(endings):
        return None
    if not BUILDERS.isdisjoint(endings):
        return endings[0]
    last, second = labels[-1], labels[-2]
    is_second_level = (len(last) == 2 and second in SECOND_LEVELS) or f"{second}.{last}" in SOLD
    wanted = 3 if is_second_level else 2
    return ".".join(labels[-wanted:]) if len(labels) >= wanted else None


def place_of(website: str) -> str | None:
    """The domain or the social page of an address that `check_website` gave; None for a shared place."""
    try:
        parts = urlsplit(website)
    except ValueError:
        return None
    host = _ascii_host(parts.hostname or "").removeprefix("www.")
    labels = host.split(".")
    for network in (".".join(labels[start:]) for start in range(len(labels) - 1)):
        if network in PAGES:
            return _page(network, parts.path, parts.query)
    return domain_of(host)


def _page(network: str, path: str, query: str) -> str | None:
    pieces = [unicodedata.normalize("NFC", piece).casefold() for piece in path.split("/") if piece]
    while len(pieces) > 1 and pieces[0] in PASSING:
        pieces = pieces[1:]
    if pieces[:1] == ["profile.php"]:
        pieces = [piece for piece in query.split("&") if piece.startswith("id=")]
    pieces = [piece.removeprefix("@") for piece in pieces if piece not in PASSING]
    # Invitations and posts are no names of pages.
    if not pieces or pieces[0].startswith("+") or pieces[0] in ("joinchat", "watch", "share", "home"):
        return None
    return "/".join([SAME_NETWORK.get(network, network), pieces[0]])


def _ascii_host(host: str) -> str:
    """The host as the wire has it, so that two spellings of one international name are one."""
    labels = host.lower().rstrip(".").split(".")
    return ".".join(
        label if label.isascii() else f"xn--{label.encode('punycode').decode()}" for label in labels
    )
