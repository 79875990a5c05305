"""The language of a text."""

from __future__ import annotations

LANGUAGE = "en"
"""The language whose articles give claims; ISO 639-1."""

# Fewer letters than a short sentence has are told apart by chance.
_ENOUGH = 60
_SAMPLE = 4000
# The model takes English without commas for Nigerian Pidgin now and then (1 of 588 articles), and no outlet known here writes it.
_PIDGIN = "pcm"


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the text's language, `None` where it is too short to tell.

    >>> language_of("The army said on Monday that its forces had left the town after two days of clashes.")
    'en'
    """
    # Loading the model takes half a second, which commands that read nothing need not wait for.
    import py3langid  # noqa: PLC0415

    sample = text[:_SAMPLE]
    if sum(character.isalpha() for character in sample) < _ENOUGH:
        return None
    found = str(py3langid.classify(sample)[0])
    return LANGUAGE if found == _PIDGIN else found
