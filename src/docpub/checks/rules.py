"""Rules of other distributions: the entry-point group `docpub.checks`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

import msgspec

from docpub.checks.context import CheckContext
from docpub.diagnostics import CATALOGUE, Entry, Problems
from docpub.entrypoints import Group, owner
from docpub.errors import CheckError, DocpubError
from docpub.model import Document

Check = Callable[[Document, CheckContext, Problems], None]
GROUP = Group("docpub.checks", "check", CheckError)


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A check, and what it may tell, by code.

    `check` is given a document with all its parts, which the passes have gone over, and reports by
    `Problems.report`. It reads nothing but what it is given, and changes nothing.
    """

    check: Check
    codes: Mapping[str, Entry]


@cache
def rules() -> Mapping[str, Rule | CheckError]:
    """Load the rules by name, and take their codes into the catalogue; or say why that failed."""
    try:
        return {name: _loaded(name) for name in sorted(GROUP.available())}
    except CheckError as error:  # a name that is owned twice
        return {"": error}


def _loaded(name: str) -> Rule | CheckError:
    who = owner(GROUP.available()[name])
    hint = f"Mend or uninstall {who}."
    try:
        rule = GROUP.load(name)
    except CheckError as error:
        return error
    if not isinstance(rule, Rule):
        return CheckError(f"The check {name!r} of {who} is no `docpub.Rule`.", hint=hint)
    for code, entry in rule.codes.items():
        if CATALOGUE.setdefault(code, entry) is not entry:
            message = f"The check {name!r} of {who} tells {code!r}, which is another's code."
            return CheckError(message, hint=hint)
    return rule


def run_rules(document: Document, context: CheckContext, problems: Problems) -> None:
    """Run the rules of other distributions; one that fails is told, and stops no other."""
    for name, rule in rules().items():
        found = Problems(problems.file, problems.sources)
        try:
            if isinstance(rule, CheckError):
                raise rule
            rule.check(document, context, found)
        except DocpubError as error:
            problems.report("check-failed", str(error), None, error.hint)
        except Exception as error:
            failure = GROUP.failed(name, error)
            problems.report("check-failed", str(failure), None, failure.hint)
        problems.found += found.found
