"""How alt texts begin, or end, that say "picture of": which words do so in a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import regex


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
    "bn": Opening(("ছবি:", "চিত্র:", "ছবিতে ", "চিত্রে ", "এই ছবি"), ("র ছবি", "ের ছবি", "র চিত্র")),
    "cs": Opening(
        (
            *("obrázek ukazuje", "obrázek s ", "obrázek:", "na obrázku", "fotografie ukazuje", "fotografie s "),
            *("fotografie:", "na fotografii", "snímek ukazuje", "foto:"),
        )
    ),
    "da": Opening(
        (
            *("billede af", "et billede af", "billedet viser", "billede:", "foto af", "et foto af", "fotoet viser"),
            *("foto:", "fotografi af", "på billedet"),
        )
    ),
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
    "es": Opening(
        (
            *("imagen de", "una imagen de", "imagen que", "imagen con", "imagen:", "la imagen muestra", "en la imagen"),
            *("foto de", "una foto de", "foto:", "fotografía de", "una fotografía de", "fotografía:"),
        )
    ),
    "et": Opening(("pilt:", "pildil ", "foto:", "fotol ", "pilt, millel", "foto, millel"), ("a pilt", "a foto")),
    "fa": Opening(("تصویر:", "عکس:", "تصویر ", "تصویری از", "عکس ", "عکسی از", "در این تصویر", "در تصویر")),
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
    "ga": Opening(
        ("íomhá de", "íomhá d’", "íomhá:", "pictiúr de", "pictiúr d’", "pictiúr:", "grianghraf de", "sa phictiúr")
    ),
    "he": Opening(("תמונה של", "תמונה:", "תמונת ", "צילום של", "בתמונה נראה", "בתמונה נראית", "התמונה מציגה")),
    "hi": Opening(
        ("तस्वीर:", "चित्र:", "फ़ोटो:", "तस्वीर में", "चित्र में"),
        ("की तस्वीर", "का चित्र", "की फ़ोटो", "का फ़ोटो", "की छवि", "की इमेज"),
    ),
    "hr": Opening(
        ("slika prikazuje", "slika s ", "slika:", "na slici", "fotografija prikazuje", "fotografija:", "na fotografiji")
    ),
    "hu": Opening(("kép:", "a képen", "a kép ", "fotó:", "a fotón", "fénykép:", "fénykép ", "a fényképen")),
    "id": Opening(
        ("gambar ", "gambar:", "sebuah gambar", "foto ", "foto:", "sebuah foto", "dalam gambar", "pada gambar")
    ),
    "it": Opening(
        (
            *("immagine di", "immagine d’", "immagine del", "immagine che", "immagine con", "immagine:", "un’immagine"),
            *("l’immagine mostra", "nell’immagine", "foto di", "foto del", "foto:", "una foto", "fotografia di"),
        )
    ),
    "ja": Opening(("画像：", "写真：", "画像:", "写真:", "この画像は", "この写真は"), ("の画像", "の写真", "の図")),
    "ko": Opening(("이미지:", "사진:", "그림:"), ("의 이미지", "의 사진", "의 그림", "하는 사진", "하는 이미지")),
    "lt": Opening(
        ("paveikslėlis:", "paveikslėlyje", "paveikslėlis, kuriame", "nuotrauka:", "nuotraukoje", "vaizdas:", "vaizde ")
    ),
    "lv": Opening(
        ("attēls:", "attēlā ", "attēls, kurā", "attēls ar", "fotogrāfija:", "fotogrāfijā", "foto:", "bilde:", "bildē ")
    ),
    "mt": Opening(
        ("stampa ta’", "stampa tal-", "stampa:", "ritratt ta’", "ritratt tal-", "ritratt:", "immaġni ta’", "fl-istampa")
    ),
    "nl": Opening(
        (
            *("afbeelding van", "een afbeelding van", "afbeelding met", "afbeelding:", "de afbeelding toont"),
            *("foto van", "een foto van", "foto met", "foto:", "plaatje van", "op de afbeelding", "op de foto"),
        )
    ),
    "pl": Opening(("obraz przedstawia", "obraz:", "obrazek ", "zdjęcie ", "zdjęcie:", "fotografia przedstawia")),
    "pt": Opening(
        (
            *(
                "imagem de",
                "imagem do",
                "imagem da",
                "imagem com",
                "imagem que",
                "imagem:",
                "uma imagem",
                "a imagem mostra",
            ),
            *("na imagem", "foto de", "foto do", "foto da", "foto:", "uma foto", "fotografia de", "fotografia:"),
        )
    ),
    "ro": Opening(
        (
            *("imagine cu", "imagine a ", "imagine:", "imaginea arată", "imaginea prezintă", "o imagine", "în imagine"),
            *("fotografie cu", "fotografie:", "o fotografie", "poză cu", "poză:", "foto:"),
        )
    ),
    "sk": Opening(
        (
            *("obrázok ukazuje", "obrázok s ", "obrázok:", "na obrázku", "fotografia ukazuje", "fotografia s "),
            *("fotografia:", "na fotografii", "snímka ukazuje", "foto:"),
        )
    ),
    "sl": Opening(("slika prikazuje", "slika:", "na sliki", "fotografija prikazuje", "fotografija:", "na fotografiji")),
    "sv": Opening(
        (
            *(
                "bild på",
                "bild av",
                "en bild på",
                "en bild av",
                "bilden visar",
                "bild:",
                "foto på",
                "foto av",
                "ett foto",
            ),
            *("fotot visar", "foto:", "fotografi av", "på bilden"),
        )
    ),
    "sw": Opening(("picha ya", "picha:", "picha inaonyesha", "taswira ya", "katika picha")),
    "ta": Opening(("படம்:", "படத்தில்", "புகைப்படம்:", "புகைப்படத்தில்"), ("ன் படம்", "ின் படம்", "ன் புகைப்படம்")),
    "th": Opening(("ภาพของ", "ภาพถ่ายของ", "รูปของ", "รูปภาพ", "รูปถ่าย", "ภาพ:", "รูป:")),
    "tr": Opening(
        ("resim:", "resimde", "görsel:", "görselde", "fotoğraf:", "fotoğrafta"), ("resmi", "görseli", "fotoğrafı")
    ),
    "uk": Opening(
        ("зображення ", "зображення:", "на зображенні", "фото:", "фотографія:", "світлина:", "на фото", "на світлині")
    ),
    "ur": Opening(("تصویر:", "تصویر میں", "اس تصویر میں", "فوٹو:"), ("کی تصویر", "کا فوٹو", "کی فوٹو")),
    "vi": Opening(
        ("hình ảnh:", "hình ảnh về", "hình ảnh của", "ảnh:", "ảnh chụp", "hình:", "bức ảnh", "trong ảnh", "trong hình")
    ),
    "zh": Opening(
        (
            *("图片：", "照片：", "图片:", "照片:", "这张图片", "这张照片", "一张图片"),
            *("圖片：", "照片：", "圖片:", "這張圖片", "這張照片", "一張圖片"),
        ),
        ("的图片", "的照片", "的图像", "的圖片", "的圖像"),
    ),
}
