"""What an image file says about itself: alt text, language, credit and licence, as XMP and IPTC.

Everything here is text to bytes and bytes to bytes. What is written follows the IPTC Photo Metadata Standard, the XMP
specification (ISO 16684-1; part 3 for the places in PNG and JPEG), RFC 9649 for WebP and IPTC-IIM 4.2. There is no Exif
in it, and so no place, device or time.
"""

from __future__ import annotations

import hashlib
import html
import re
import struct
import zlib
from dataclasses import dataclass
from functools import cached_property

MAX_JPEG_PACKET = 65_502  # bytes of XMP in one APP1 segment (XMP specification part 3, 1.1.3)
_JPEG_START = 20  # SOI and the JFIF segment, which has to come first (ITU-T T.871, 10.1)
_UTF8 = b"\x1b%G"  # ISO 2022
_IIM_OCTETS = {110: 32, 116: 128, 120: 2000}  # the longest credit, copyright notice and caption
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2
_SPACES = "".join(
    f'\n    xmlns:{prefix}="{address}"'
    for prefix, address in (
        ("Iptc4xmpCore", "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"),
        ("dc", "http://purl.org/dc/elements/1.1/"),
        ("photoshop", "http://ns.adobe.com/photoshop/1.0/"),
        ("xmpRights", "http://ns.adobe.com/xap/1.0/rights/"),
    )
)


@dataclass(frozen=True)
class Metadata:
    """What is said about an image. What is empty is left out."""

    language: str = ""  # BCP 47, of the words on the image and of these texts
    alt: str = ""
    credit: str = ""  # who is to be named
    rights: str = ""  # whose what is, and by which licence
    terms: str = ""  # the licences
    statement: str = ""  # the web address of the licence, where there is one

    @cached_property
    def xmp(self) -> bytes:
        """The XMP packet; b"" where there is nothing to say.

        The alt text is the description, too: many programs read nothing else.
        """
        properties = (
            _alternatives("Iptc4xmpCore:AltTextAccessibility", self.alt, self.language),
            _alternatives("dc:description", self.alt, self.language),
            _array("dc:language", "Bag", _item(self.language)) if self.language else "",
            _alternatives("dc:rights", self.rights, self.language),
            _simple("photoshop:Credit", self.credit),
            _alternatives("xmpRights:UsageTerms", self.terms),
            _simple("xmpRights:WebStatement", self.statement),
        )
        if not any(properties):
            return b""
        return (
            '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
            '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
            ' <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
            f'  <rdf:Description rdf:about=""{_SPACES}>\n'
            f"{''.join(properties)}"
            "  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n"
            '<?xpacket end="r"?>'
        ).encode()

    @cached_property
    def iim(self) -> bytes:
        """The same as IPTC-IIM, for older programs. Nothing is cut: what is longer than IIM allows is in XMP alone."""
        texts = {110: self.credit, 116: self.rights, 120: self.alt}
        fields = {number: _NOT_IN_XML.sub("", text).encode() for number, text in texts.items()}
        fields = {number: text for number, text in fields.items() if text and len(text) <= _IIM_OCTETS[number]}
        if not fields:
            return b""
        language = self.language.partition("-")[0].encode()
        if 2 <= len(language) <= 3:
            fields[135] = language
        version = _data_set(2, 0, struct.pack(">H", 4))
        return _data_set(1, 90, _UTF8) + version + b"".join(_data_set(2, *field) for field in sorted(fields.items()))


NOTHING = Metadata()


def png_chunk(name: bytes, content: bytes) -> bytes:
    """A chunk of a PNG file, with its length and checksum."""
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png_metadata(about: Metadata) -> bytes:
    """The chunk to be set before a PNG's IDAT; b"" where there is nothing to say."""
    if not about.xmp:
        return b""
    head = b"XML:com.adobe.xmp\0" + b"\0\0" + b"\0" + b"\0"  # not compressed; no language, no translated keyword
    return png_chunk(b"iTXt", head + about.xmp)


def with_jpeg_metadata(jpeg: bytes, about: Metadata, profile: bytes = b"") -> bytes:
    """A JFIF file with an ICC profile, XMP and IPTC. ValueError where the XMP packet is larger than JPEG takes."""
    if len(about.xmp) > MAX_JPEG_PACKET:
        raise ValueError("the XMP packet does not fit into a segment")
    segments = []
    if about.xmp:
        segments.append(_segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + about.xmp))
    if profile:
        segments.append(_segment(0xE2, b"ICC_PROFILE\0\1\1" + profile))
    if about.iim:
        # By the digest, readers see that nobody has changed the IPTC since the XMP was written (MWG guidelines 2.0).
        digest = hashlib.md5(about.iim, usedforsecurity=False).digest()
        resources = _resource(0x0404, about.iim) + _resource(0x0425, digest)
        segments.append(_segment(0xED, b"Photoshop 3.0\0" + resources))
    return b"".join((jpeg[:_JPEG_START], *segments, jpeg[_JPEG_START:]))


def with_webp_metadata(webp: bytes, about: Metadata, profile: bytes = b"") -> bytes:
    """A WebP file in the simple format as one in the extended format, with an ICC profile and XMP (RFC 9649, 2.7)."""
    image = webp[12:]
    kind = image[:4]
    if kind == b"VP8L":  # RFC 9649, 3.4: 14 bits each of width and height, less 1
        bits = int.from_bytes(image[9:13], "little")
        width, height, alpha = bits & 0x3FFF, bits >> 14 & 0x3FFF, bits >> 28 & 1
    elif kind == b"VP8 ":  # RFC 6386, 9.1
        width, height = (size & 0x3FFF for size in struct.unpack_from("<HH", image, 14))
        width, height, alpha = width - 1, height - 1, 0
    else:
        raise ValueError("not a WebP file in the simple format")
    flags = bool(profile) << 5 | alpha << 4 | bool(about.xmp) << 2
    extended = struct.pack("<I", flags) + width.to_bytes(3, "little") + height.to_bytes(3, "little")
    parts = [b"WEBP", _riff(b"VP8X", extended)]
    if profile:
        parts.append(_riff(b"ICCP", profile))
    parts.append(image)
    if about.xmp:
        parts.append(_riff(b"XMP ", about.xmp))
    content = b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(content)) + content


def _text(text: str) -> str:
    return html.escape(_NOT_IN_XML.sub("", text), quote=False)


def _simple(name: str, text: str) -> str:
    return f"   <{name}>{_text(text)}</{name}>\n" if text else ""


def _item(text: str, language: str = "") -> str:
    tag = f' xml:lang="{html.escape(language)}"' if language else ""
    return f"     <rdf:li{tag}>{_text(text)}</rdf:li>\n"


def _array(name: str, kind: str, items: str) -> str:
    return f"   <{name}>\n    <rdf:{kind}>\n{items}    </rdf:{kind}>\n   </{name}>\n"


def _alternatives(name: str, text: str, language: str = "") -> str:
    """A language alternative (ISO 16684-1, 8.2.2.4): the text as the default, which is first, and in its language."""
    if not text:
        return ""
    return _array(name, "Alt", _item(text, "x-default") + (_item(text, language) if language else ""))


def _data_set(record: int, number: int, content: bytes) -> bytes:
    return struct.pack(">BBBH", 0x1C, record, number, len(content)) + content


def _resource(number: int, content: bytes) -> bytes:
    """A Photoshop image resource without a name."""
    return b"8BIM" + struct.pack(">HHI", number, 0, len(content)) + content + bytes(len(content) % 2)


def _segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def _riff(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + bytes(len(content) % 2)
