"""How many syllables an English word has, by rules of spelling.

The runs of vowels are counted; then what is written and not spoken is taken off, and what is spoken
apart is added. Rules and exceptions are our own: `tests/checks/language/syllables.txt` judges them.
"""

from __future__ import annotations

import re
from functools import lru_cache

_VOWELS = re.compile(r"[aeiouy]+")
_OTHER = re.compile(r"[^a-z]+")
_PLAIN = str.maketrans("àáâãäåçèéêëìíîïñòóôõöøùúûü", "aaaaaaceeeeiiiinoooooouuuu", "'’")
_LONGEST_SPELLED = 5  # letters; what is longer in capitals is a word
_SPOKEN = frozenset(["AIDS", "COVID", "MERS", "PIN", "SARS"])
_OF_LETTER = {"W": 3}

# What the rules get wrong, and is met in leaflets.
_EXCEPTIONS = {
    **dict.fromkeys(["aide", "eye", "eyed", "friend", "heard", "whole"], 1),
    **dict.fromkeys(["acne", "being", "business", "cafe", "caffeine", "codeine"], 2),
    **dict.fromkeys(["earache", "headache", "toothache"], 2),
    **dict.fromkeys(["colonel", "create", "doing", "evening", "every", "eyelid"], 2),
    **dict.fromkeys(["eyesight", "fluid", "fluoride", "forehead", "herpes", "hygiene"], 2),
    **dict.fromkeys(["layer", "maybe", "people", "protein", "recheck", "reuse", "rhythm"], 2),
    **dict.fromkeys(["ruin", "scabies", "tired", "wednesday"], 2),
    **dict.fromkeys(["aloe", "apnea", "apnoea", "area", "cornea", "everyday", "everyone"], 3),
    **dict.fromkeys(["everything", "everywhere", "idea", "ideal", "influence", "liaison"], 3),
    **dict.fromkeys(["nausea", "reaction", "recipe", "suicide", "syncope", "trachea"], 3),
    **dict.fromkeys(["stomachache", "urea", "vegetable"], 3),
    **dict.fromkeys(["autoimmune", "creatinine", "diabetes", "diarrhea", "diarrhoea"], 4),
    **dict.fromkeys(["everybody", "influenza", "suicidal", "usually"], 4),
}
_SILENT = re.compile(  # an e at the end, also before s and d
    r"(?<=[^aeiouylr])e$|(?<=[aeiouy][lr])e$|(?<=rl)e$|(?<=[^aeiouyscxzglh])es$|"
    r"(?<=[aeiouy]l)es$|(?<=[^aeiouysc]h)es$|(?<=[^aeiouytdl])ed$|(?<=[aeiouyrl]l)ed$|"
    r"(?<=[gq])ues?$"
)
_INNER = re.compile(  # and before what is put behind; and the a of -ically
    r"(?<=[aeiouyr])[^aeiouyw]e(?=(?:ly|less|ness|ment|ful|lets?|line|time|ware|guard|work|store)"
    r"(?:s|ly|ness|al)?$)|(?<=[aeiou])[cfknptv]e(?=(?:giver|maker|up|over|style|long|saver|"
    r"threatening|boat|band|bud|born|wise|light)s?$)|"
    r"^(?:bone|care|cheese|core|else|face|fore|gauge|here|home|life|make|nose|nurse|one|safe|side|"
    r"smoke|some|take|there|time|tube|where|wide)(?=[^aeiouyrsdln]|s[a-z])|(?<=ic)a(?=lly$)"
)
_APART = re.compile(  # two vowels that are two syllables
    r"i(?=a(?!ge|l(?:ly|ist|s|ize)?$|n(?:s|t)?$))|(?<![ctgsx])i(?=a[nl])|i(?=o(?!n|us))|"
    r"(?<![ctsgx])i(?=on|ous)|i(?=um|us(?!e))|(?<=[^aeioucts])i(?=en)|i(?=et|ers?$|est$|ing|is)|"
    r"(?<![qg])u(?=a(?!d)|o)|(?<!q)u(?=al|at|ou|ent|ence|el(?!e)|et|ing)|"
    r"e(?=o(?!us|n$)|al(?:ity|i[sz])|ati(?:on|ve)|um$|us$|as$|i(?:ng|s[mt]|ty))|(?<=r)e(?=an$)|"
    r"[ao](?=ing|i[sc]t?$|is[mt])|(?<=[^aeiou])y(?=[aeiou])|o(?=e[nt]|em|a[gn])|a(?=er|o)|"
    r"^re(?=act|in|ex|us|es)|(?<=^pr)e(?=e[mx])|(?<=^c)o(?=ag|op|erc)"
)
_MUTE = re.compile(r"[sz]ms?$|thms?$")  # a syllable without a vowel


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """Count the syllables of a word as it is spoken, at least one.

    A short one in capitals is an abbreviation, and spelled. A figure alone is one syllable, however
    it is read. The parts of a word with hyphens are counted one by one.
    """
    if word.isupper() and 1 < len(word) <= _LONGEST_SPELLED and word not in _SPOKEN:
        return sum(_OF_LETTER.get(letter, 1) for letter in word if letter.isalnum())
    return max(1, sum(map(_of_part, _OTHER.split(word.lower().translate(_PLAIN)))))


def _of_part(word: str) -> int:
    if not word:
        return 0
    known = _EXCEPTIONS.get(word) or _EXCEPTIONS.get(word.removesuffix("s"))
    if known:
        return known
    count = len(_VOWELS.findall(word))
    count -= bool(_SILENT.search(word)) + len(_INNER.findall(word))
    count += len(_APART.findall(word)) + bool(_MUTE.search(word))
    return max(1, count)
