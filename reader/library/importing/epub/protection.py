"""Recognises e-books that are protected, so that only the programs of their sellers can open them."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from reader.library.importing.epub.epub_package import EpubPackage, local
from reader.library.importing.imported import ImportFailed
from reader.translation import _

_OF_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""They only make fonts unusable outside of the book, which Carrel does not read."""

_FONTS = (".ttf", ".otf", ".woff", ".woff2", ".ttc", ".dfont", ".eot", ".pfb")
_MAX_RIGHTS = 2_000_000


def check_protection(package: EpubPackage) -> None:
    """Raises ImportFailed for a protected book."""
    if name := _owner(package):
        raise ImportFailed(
            _(
                "It is protected by {name} (DRM), so that only programs of the seller can open it. "
                "Ask the publisher for a copy without protection.",
                name=name,
            )
        )
    root = package.xml("META-INF/encryption.xml")
    if root is not None and any(_is_protected(each) for each in root.iter() if local(each) == "EncryptedData"):
        raise ImportFailed(
            _(
                "It is protected (DRM): only programs of its seller can open it. "
                "Ask the publisher for a copy without protection."
            )
        )


def _owner(package: EpubPackage) -> str:
    if "META-INF/license.lcpl" in package:
        return "Readium LCP"
    if "META-INF/sinf.xml" in package:
        return "Apple FairPlay"
    rights = (package.data("META-INF/rights.xml", _MAX_RIGHTS) or b"").lower()
    if b"adept" in rights:
        return "Adobe Adept"
    return "Kobo" if b"kdrm" in rights or b"kobo" in rights else ""


def _is_protected(encrypted: Element) -> bool:
    algorithm = next((each.get("Algorithm", "") for each in _named(encrypted, "EncryptionMethod")), "")
    paths = [unquote(each.get("URI", "")) for each in _named(encrypted, "CipherReference")]
    return algorithm not in _OF_FONTS and not (paths and all(path.casefold().endswith(_FONTS) for path in paths))


def _named(element: Element, name: str) -> Iterator[Element]:
    return (
        (each for each in element if local(each) == name)
        if name == "EncryptionMethod"
        else (each for each in element.iter() if local(each) == name)
    )
