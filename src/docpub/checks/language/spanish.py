"""How many syllables a Spanish word has: its spelling says it."""

from __future__ import annotations

import re
from functools import lru_cache

_MUTE = re.compile(r"(?<=q)u|(?<=g)u(?=[eiéí])")
_NUCLEI = re.compile(
    r"[iuü]?[aeoáéó](?:[iuü](?![aeoáéó])|y(?!\w))?|[íú]|[iuü]+y?|y(?![aeiouáéíóú])"
)


@lru_cache(maxsize=20_000)
def spanish_syllables(word: str) -> int:
    """Count the syllables of a word; what has no vowels is one."""
    return max(1, len(_NUCLEI.findall(_MUTE.sub("", word.lower()))))
