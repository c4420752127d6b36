"""The manual's page of codes, made of the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpub.diagnostics import CATALOGUE
from docpub.diagnostics.entry import Entry

_HEAD = """\
---
title: What docpub tells, by code
lang: en
---

Each thing that docpub tells of a document has a code, which stands in brackets at its end. An
*error* keeps the document from being published; a *warning* does so with `--strict` alone; an
*info* never. `docpub explain CODE` prints what this page says of a code.

A code is ignored for one block by a comment before it, and for a whole document in its front
matter. The reason has to be given:

```markdown
<!-- docpub-ignore raw-html: The example shows what an author must not write. -->

Press <b>Enter</b>.
```

```yaml
ignore:
  unused-reference: The list is shared by all leaflets on asthma.
```

How serious a code is can be changed for many documents in `docpub.toml`. What says that words would
be lost, or that a file cannot be read, can neither be ignored nor be made less serious.

```toml
[severity]
no-title = "error"
unused-reference = "off"
```

From where on something is too long or too many is changed by `[thresholds]` in `docpub.toml`, whose
names stand below in brackets.
"""


def codes_page() -> str:
    """Return the page, in Markdown."""
    parts = [_HEAD, *(_section(code, CATALOGUE[code]) for code in sorted(CATALOGUE))]
    return "\n".join(parts)


def explanation(code: str) -> str:
    """Return what is to be said of one code, in Markdown."""
    return "\n".join(_lines(CATALOGUE[code]))


def _section(code: str, entry: Entry) -> str:
    return f"## `{code}` {{#{code}}}\n\n" + "\n".join(_lines(entry)) + "\n"


def _lines(entry: Entry) -> Iterator[str]:
    yield f"*{entry.severity.capitalize()}.* {entry.meaning}"
    if entry.example:
        yield from ("", *_fenced(entry.example))
    yield from ("", f"**To mend it:** {entry.fix}")
    if not entry.ignorable:
        yield from ("", "It cannot be ignored.")


def _fenced(example: str) -> Iterator[str]:
    """Yield the lines of an example; a control character is written by its name."""
    shown = re.sub(r"[\x00-\x08\x0b-\x1f]", lambda found: f"<U+{ord(found[0]):04X}>", example)
    longest = max((len(run) for run in re.findall(r"`+", shown)), default=0)
    fence = "`" * max(3, longest + 1)
    yield from (f"{fence}markdown", shown.rstrip("\n"), fence)
