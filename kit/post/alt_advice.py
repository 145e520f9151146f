"""What could be better in alt texts that people wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import regex

from kit.campaign.model import ALT_SLOT, PSEUDO_LOCALES
from kit.l10n.wording import Wording
from kit.platforms.counting import count
from kit.post.stops import ends_a_sentence, has_a_stop

# About as much as one takes in at once, since nobody can pause a screen reader within it: U.S. Social Security
# Administration, Guide: Alternate Text for Images, "a few sentences or about 160 characters". It is no limit, and a
# card that is full of words may need more.
LONG = 160


@dataclass(frozen=True, slots=True)
class Opening:
    """How people say "picture of" in a language: with words before what is seen, or with words behind it.

    Where no word stands for "of" but the form of what follows does, that form tells: a genitive or an elative.
    """

    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    form: regex.Pattern[str] | None = None


# Screen readers say by themselves that something is a picture: https://www.w3.org/WAI/tutorials/images/tips/. What kind
# of picture it is, such as a chart or a drawing, may well be said.
OPENINGS: Mapping[str, Opening] = {
    "ar": Opening(("صورة ل", "صورة من", "صورة عن", "صورة تظهر", "صورة توضح", "صورة:", "الصورة تظهر", "تظهر الصورة")),
    "bg": Opening(("изображение на", "изображение с", "снимка на", "снимка с", "картинка на", "картина на")),
    "de": Opening(
        (
            *("bild von", "bild vom", "bild eines", "bild einer", "bild der", "bild des", "bild mit", "bild:"),
            *("ein bild", "das bild zeigt", "foto von", "foto vom", "foto eines", "foto einer", "foto mit", "foto:"),
            *("ein foto", "das foto zeigt", "grafik von", "abbildung von", "abbildung eines", "abbildung einer"),
        )
    ),
    "el": Opening(
        (
            *("εικόνα:", "φωτογραφία:", "μια εικόνα", "μια φωτογραφία", "στην εικόνα", "στη φωτογραφία"),
            *("η εικόνα δείχνει", "η φωτογραφία δείχνει"),
        ),
        # A screenshot, a background, a cover and an archive are kinds of pictures.
        form=regex.compile(
            r"(?i:εικόνα|φωτογραφία) (?:(?:με|από|που|όπου|του|της|των|ενός|μιας|μίας|δύο|δυο)"
            r"|(?!(?:οθόνης|φόντου|εξωφύλλου|αρχείου)\b)\p{Ll}+(?:ου|ού|[ωώ]ν|[αά]ς|[ηή]ς))\b"
        ),
    ),
    "en": Opening(
        (
            *("image of", "an image of", "image shows", "image:", "picture of", "a picture of", "picture shows"),
            *("picture:", "photo of", "a photo of", "photograph of", "a photograph of", "graphic of", "a graphic of"),
            *("the image shows", "the picture shows", "the photo shows"),
        )
    ),
    "fi": Opening(
        ("kuva, jossa", "kuvassa", "kuva:", "valokuva, jossa", "valokuvassa", "valokuva:"),
        form=regex.compile(r"(?i:kuva|valokuva)(?: \p{L}+n)* \p{L}+(?:sta|stä)\b"),
    ),
    "fr": Opening(
        (
            *(
                "image de",
                "image d’",
                "image d'",
                "image du",
                "image des",
                "image :",
                "une image",
                "photo de",
                "photo d’",
            ),
            *("photo d'", "photo du", "photo des", "photo :", "une photo", "photographie de", "l’image montre"),
        )
    ),
    "he": Opening(("תמונה של", "תמונה:", "תמונת ", "צילום של", "בתמונה נראה", "בתמונה נראית", "התמונה מציגה")),
    "hi": Opening(
        ("तस्वीर:", "चित्र:", "फ़ोटो:", "तस्वीर में", "चित्र में"),
        ("की तस्वीर", "का चित्र", "की फ़ोटो", "का फ़ोटो", "की छवि", "की इमेज"),
    ),
    "ja": Opening(("画像：", "写真：", "画像:", "写真:", "この画像は", "この写真は"), ("の画像", "の写真", "の図")),
    "ko": Opening(("이미지:", "사진:", "그림:"), ("의 이미지", "의 사진", "의 그림", "하는 사진", "하는 이미지")),
    "pl": Opening(("obraz przedstawia", "obraz:", "obrazek ", "zdjęcie ", "zdjęcie:", "fotografia przedstawia")),
    "th": Opening(("ภาพของ", "ภาพถ่ายของ", "รูปของ", "รูปภาพ", "รูปถ่าย", "ภาพ:", "รูป:")),
    "zh": Opening(
        ("图片：", "照片：", "图片:", "照片:", "这张图片", "这张照片", "一张图片"), ("的图片", "的照片", "的图像")
    ),
}
_ADDRESS = regex.compile(r"https?://|\bwww\.", regex.IGNORECASE)
_HASHTAG = regex.compile(r"(?<!\S)[#＃][\p{L}\p{M}\p{N}_]+")
_CAPITAL, _SMALL = regex.compile(r"\p{Lu}"), regex.compile(r"\p{Ll}")
_MANY_CAPITALS = 8
_INVISIBLE = regex.compile("[\u200e\u200f\u2066-\u2069]")
_NO_BREAKS = regex.compile("[\u00a0\u202f]")
_ENDS = regex.compile(r"[\p{P}\s]+\Z")


def on_alt(wording: Wording, alt: str) -> Iterator[str]:
    """What a screen reader makes badly of a written alt text, each with file and line, and how to mend it."""
    where = wording.places.get(ALT_SLOT)
    if not wording.texts.get(ALT_SLOT) or where is None or wording.locale in PSEUDO_LOCALES:
        return
    what = f"{where}: alt text of {wording.message} in {wording.locale}"
    text = _NO_BREAKS.sub(" ", _INVISIBLE.sub("", alt)).strip()
    if said := _says_picture(text, wording.language):
        yield f"{what} says “{said}” (screen readers say that it is a picture; begin with what it shows)"
    if _ADDRESS.search(text):
        yield f"{what} has a link in it, which is read letter by letter (leave it to the post)"
    if found := _HASHTAG.search(text):
        yield f"{what} has the hashtag {found[0]} in it (leave it to the post)"
    if len(_CAPITAL.findall(text)) >= _MANY_CAPITALS and not _SMALL.search(text):
        yield f"{what} is all in capitals, which may be spelled (write it in small letters)"
    if has_a_stop(wording.language) and not ends_a_sentence(text):
        yield f"{what} does not end as a sentence, so that what follows is read on without a pause (end it with a stop)"


def on_long_alts(alts: Iterable[tuple[Wording, str]]) -> Iterator[str]:
    """One note for all alt texts that are longer than one takes in at once, with the longest of them."""
    lengths = [(count(text, "graphemes"), wording) for wording, text in alts if wording.texts.get(ALT_SLOT)]
    long = [(length, wording) for length, wording in lengths if length > LONG]
    if long:
        length, longest = max(long, key=lambda found: found[0])
        texts = "1 alt text is" if len(long) == 1 else f"{len(long)} alt texts are"
        which = f"{longest.message} in {longest.locale}, {length} characters"
        what = f"{texts} longer than about {LONG} characters, the longest: {which}"
        yield f"{longest.places[ALT_SLOT]}: {what} (say it in fewer words)"


def _says_picture(text: str, language: str) -> str:
    """The words by which a text says that it is a picture; "" where there are none."""
    known = OPENINGS.get(language.split("-")[0])
    if known is None:
        return ""
    folded, ending = text.casefold(), _ENDS.sub("", text.casefold())
    for words in known.before:
        rest = folded.removeprefix(words.casefold())  # which has no final sigma
        if rest != folded and not (words[-1].isalpha() and language[:2] not in ("th", "ar") and rest[:1].isalpha()):
            return text[: len(words)].strip()
    if known.form and (found := known.form.match(text)):
        return found[0]
    return next((words for words in known.behind if ending.endswith(words)), "")
