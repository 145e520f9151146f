"""What a check tells of a text."""

from __future__ import annotations

from kit.l10n.glossary import Glossary
from kit.l10n.unit import Check, Unit

Text = str | tuple[str, ...]


def told(check: Check, source: Text, translation: Text, locale: str, glossary: Glossary | None = None) -> list[str]:
    """What is wrong with the forms of a translation, without hints."""
    sources = (source,) if isinstance(source, str) else source
    forms = (translation,) if isinstance(translation, str) else translation
    terms, names = (glossary.of(locale), glossary.kept()) if glossary else ((), ())
    return [what for what, _ in check(Unit(sources, forms, locale, len(forms), terms=terms, names=names))]
