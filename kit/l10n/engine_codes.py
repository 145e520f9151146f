"""What translation engines call languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kit.l10n.locales import babel_locale, english_name

# Codes that are not those of CLDR, by the engine and the locale. What is not here is asked of deep-translator's tables.
_CODES: Mapping[str, Mapping[str, str]] = {
    "google": {
        "zh": "zh-CN", "zh_Hans": "zh-CN", "zh_Hant": "zh-TW", "he": "iw", "jv": "jw", "nb": "no", "nn": "no",
        "fil": "tl", "kok": "gom", "mni": "mni-Mtei",
    },
    "mymemory": {
        "zh": "zh-CN", "zh_Hans": "zh-CN", "zh_Hant": "zh-TW", "ar": "ar-SA", "en": "en-GB", "de": "de-DE",
        "fr": "fr-FR", "nl": "nl-NL", "es": "es-ES", "pt": "pt-PT", "it": "it-IT", "sr": "sr-Cyrl-RS",
        "sr_Latn": "sr-Latn-RS", "bs": "bs-BA", "no": "nb-NO", "ta": "ta-IN", "ha": "ha-NE", "ku": "kmr-TR",
        "tn": "tn-ZA", "or": "or-IN", "oc": "oc-FR",
    },
    "libre": {"zh": "zh", "zh_Hans": "zh", "zh_Hant": "zt", "pt_BR": "pb", "no": "nb", "fil": "tl"},
    "deepl": {
        "zh": "ZH", "zh_Hans": "ZH-HANS", "zh_Hant": "ZH-HANT", "pt": "PT-PT", "pt_PT": "PT-PT", "pt_BR": "PT-BR",
        "en": "EN-GB", "en_US": "EN-US", "no": "NB",
    },
    "microsoft": {
        "zh": "zh-hans", "zh_Hans": "zh-hans", "zh_Hant": "zh-hant", "pt": "pt-pt", "pt_BR": "pt", "pt_PT": "pt-pt",
        "no": "nb", "sr": "sr-cyrl", "sr_Latn": "sr-latn", "mn": "mn-cyrl",
    },
    "chatgpt": {},
    "baidu": {
        "zh": "zh", "zh_Hans": "zh", "zh_Hant": "cht", "ar": "ara", "bg": "bul", "da": "dan", "et": "est",
        "fi": "fin", "fr": "fra", "ja": "jp", "ko": "kor", "ro": "rom", "sl": "slo", "es": "spa", "sv": "swe",
        "vi": "vie",
    },
}  # fmt: skip
# What the engines have learnt since deep-translator's tables were written (their documentation, 2025).
_MORE: Mapping[str, str] = {
    "libre": (
        "ar az bg bn ca cs da de el en eo es et eu fa fi fr ga gl he hi hu id it ja ko ky lt lv ms nb nl pl pt ro ru "
        "sk sl sq sr sv th tl tr uk ur vi"
    ),
    "deepl": "ar bg cs da de el en es et fi fr he hu id it ja ko lt lv nb nl pl ro ru sk sl sv th tr uk vi",
}


def code(engine: str, locale: str, known: Iterable[str]) -> str | None:
    """The engine's code of a locale, or None where it does not know it. known: the codes of deep-translator's table."""
    if engine == "chatgpt":
        return english_name(locale)
    own, found = _CODES[engine], babel_locale(locale)
    by_folded = {code.casefold(): code for code in (*known, *_MORE.get(engine, "").split())}
    tag = locale.replace("_", "-")
    script = f"{found.language}_{found.script}" if found.script else ""
    if found.language == "zh" and not script:
        script = "zh_Hant" if found.territory in ("TW", "HK", "MO") else "zh_Hans"
    for name in (locale, tag.casefold(), script, found.language):
        if name in own:
            return own[name]
        if name in by_folded:
            return by_folded[name]
    usual = (code for folded, code in by_folded.items() if folded.split("-")[0] == found.language)
    return next(usual, None) if engine == "mymemory" else None
