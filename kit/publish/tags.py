"""Posts that go into web pages: the tags that make the preview of a link (https://ogp.me)."""

from __future__ import annotations

from babel.core import get_global
from jinja2 import Environment

from kit.build.plan import PlannedKit, PlannedMessage
from kit.campaign.links import address_in
from kit.campaign.model import Campaign
from kit.l10n.locales import babel_locale
from kit.markup.templates import is_there
from kit.post.copy import Post
from kit.publish.kits import Picture

# Where Facebook, which reads og:locale, has another name than CLDR.
_FACEBOOKS = {"ar": "ar_AR", "bn": "bn_IN", "sw": "sw_KE"}


def tags(
    environment: Environment,
    campaign: Campaign,
    kit: PlannedKit,
    message: PlannedMessage,
    post: Post,
    picture: Picture | None,
    image: str,
) -> str:
    """What templates/pages/<platform>.tags.html makes of a post, HTML; "" for a platform without that template.

    picture: what the preview shows. image: its address on the web; "" where it is not known. Raises KitError for a
    template that cannot be used.
    """
    template = f"templates/pages/{post.platform}.tags.html"
    if not is_there(environment, template):
        return ""
    made = environment.get_template(template).render(
        _=kit.phrases.gettext if kit.phrases else lambda text: "",
        title=next((beside.text for beside in post.beside), kit.title),
        description=" ".join(line for line in post.text.split("\n") if line),
        url=address_in(campaign, kit.locale),
        picture=picture,
        image=image,
        alt=message.alt,
        locale=territorial(kit.locale),
        site=kit.title,
    )
    return made.strip()


def territorial(locale: str) -> str:
    """A locale as og:locale has it, language_TERRITORY: de_DE for de, zh_CN for zh_Hans."""
    found = babel_locale(locale)
    likely = get_global("likely_subtags")
    whole = str(likely.get(str(found)) or likely.get(found.language) or "")
    territory = found.territory or whole.rpartition("_")[2]
    named = _FACEBOOKS.get(found.language, "") if not found.territory else ""
    return named or f"{found.language}_{territory}".rstrip("_")
