"""A counterpart's face and name."""

import zlib

from markupsafe import Markup

from roleplay.domain.persona import Persona


def initials(name: str) -> str:
    """First letters of the first and last word."""
    words = [word for word in name.split() if word[:1].isalnum()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper() or "?"


def _hue(persona_id: str) -> int:
    return zlib.crc32(persona_id.encode()) % 360


def face(persona: Persona) -> str:
    """The counterpart's picture beside what they say, as SVG."""
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 44 44">'
        '<circle cx="22" cy="22" r="22" fill="hsl({},42%,33%)"/>'
        '<text x="22" y="28" font-family="sans-serif" font-size="17" font-weight="600" fill="#fff"'
        ' text-anchor="middle">'
        "{}</text>"
        "</svg>"
    ).format(_hue(persona.id), initials(persona.name))


def who(persona: Persona, *, note: str = "", mood: str = "") -> str:
    """Face, name and role, as markup; beneath, a quiet line and how the counterpart feels."""
    kind = mood.replace(" ", "-")
    feeling = Markup('<span class="rp-mood rp-mood-{}">{}</span>').format(kind, mood) if mood else Markup("")
    standing = Markup('<span class="rp-quiet rp-standing">{}{}</span>').format(note, feeling) if note else Markup("")
    return Markup(
        '<div class="rp-who"><span class="rp-face" style="--hue:{}" aria-hidden="true">{}</span>'
        '<div><b>{}</b><span class="rp-quiet">{}, {}</span>{}</div></div>'
    ).format(_hue(persona.id), initials(persona.name), persona.name, persona.role, persona.industry, standing)
