"""What an editor would say of the words, and what must not be taken for a fault."""

from __future__ import annotations

from pathlib import Path

import pytest

import docpub
from docpub.diagnostics.catalogue_of_language import LANGUAGE
from docpub.publishing import SourceFile, check_source, read_source
from docpub.publishing.configuration import read_config

GOOD = Path(__file__).parent / "good"
HEAD = "title: T\nprofile: handout"
EASY = "You can eat and drink. You can go for a walk. Rest if you feel tired. "
HARD = (
    "Individuals experiencing persistent respiratory difficulties following administration of "
    "medication require immediate professional consultation. "
)


def told(text: str, head: str = HEAD, toml: str = "") -> list[docpub.Diagnostic]:
    source = SourceFile.named(f"---\n{head}\n---\n\n{text}", "a.md", None, read_config(toml))
    return [d for d in check_source(source).diagnostics if d.code in LANGUAGE]


def codes(text: str, head: str = HEAD, toml: str = "") -> list[str]:
    return [d.code for d in told(text, head, toml)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"{HARD * 4}", "hard-to-read"),
        (f"## One\n\n{EASY * 4}\n\n## Two\n\n{HARD * 4}", "section-hard-to-read"),
        (f"- You can {'walk and ' * 10}rest", "sentence-too-long"),
        (f"| a |\n|---|\n| You can {'walk and ' * 10}rest |", "sentence-too-long"),
        (f"- {EASY * 5}", "paragraph-long"),
        ("Take it PRIOR TO meals.", "jargon-word"),
        ("## Ambulation", "jargon-word"),
        ("It is for renal\nfailure.", "jargon-word"),
        ("A *remarkable* drug.", "promotional-word"),
        ("Start your wellness journey.", "promotional-word"),
        ("In this leaflet we look at pain.", "text-about-text"),
        ("As mentioned above, rest.", "text-about-text"),
        ("It is important to note that you can rest.", "text-about-text"),
        ("Diabetics must eat.", "stigmatising-word"),
        ("She is wheelchair-bound.", "stigmatising-word"),
        ("He committed suicide.", "stigmatising-word"),
        ("You get an MRI scan.", "undefined-abbreviation"),
        ("Your PSA is high. The prostate-specific antigen (PSA) is.", ""),
        ("Your PSA is high.\n\nThe prostate-specific antigen (PSA) is.", "undefined-abbreviation"),
        ("You need a scan (MRI).", "undefined-abbreviation"),
        ("DO NOT TAKE this now.", "words-in-capitals"),
        ("PLEASE, DO NOT STOP.", "words-in-capitals"),
        ("## CALL 911 IF YOU FAINT", "words-in-capitals"),
    ],
)
def test_a_fault_is_told_where_it_is(text: str, code: str) -> None:
    found = told(text)
    assert code in {"": [""]}.get(code, {d.code for d in found})
    assert all(d.span for d in found)


@pytest.mark.parametrize(
    "text",
    [
        EASY * 3,
        "You feel sick.",  # three words are no text that has a grade
        f"You can {'walk and ' * 8}rest.",
        f"You can {'walk and ' * 5}rest. You can {'walk and ' * 5}rest.",
        "Rest. Eat. Drink. Walk. Sleep. Call us.",
        f"## One\n\n{EASY * 3}\n\n## Two\n\n{EASY * 3}",
    ],
)
def test_plain_text_is_plain(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Call your nurse before every treatment.\n\nYour doctor checks your pulse after surgery.",
        "Take it with food. Take it with food.",
        "## Always bring your insurance papers along\n\nAlways bring your insurance papers along.",
    ],
)
def test_sentences_that_say_something_else(text: str) -> None:
    assert "sentence-repeated" not in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "High blood pressure (hypertension) is common. Hypertension can do harm.",
        "Hypertension (high blood pressure) is common. We treat hypertension.",
        "This is called hypertension.",
        "Doctors call it “hypertension”.",
        "The word for it is hypertension.",
        "Edema, which means swelling, can come.",
        "{term}`edema` can come. Edema goes.\n\n:::{glossary}\nedema\n: A swelling.\n:::",
        "Say `utilize`.\n\n```\nutilize\n```",
        "[utilize]{lang=fr}",
        "See https://example.org/utilize, or utilize@example.org.",
        "Anorexia nervosa, cerebral palsy and benign prostatic growth have names.",
        "You are user friendly. The inn was sterling.",
    ],
)
def test_words_that_are_explained_or_none_of_the_list(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Breakthrough pain comes between doses.",
        "Use alcoholic drinks with care. Alcoholics Anonymous can help.",
        "A non-adherent dressing does not stick. You have a diabetic foot.",
        "Remark on it. Unlock the wheels. The journey to the clinic is long.",
        "This leaflet is for adults. This page was printed. Our guide dog is here.",
        "It was noted in your notes. The section is closed.",
        "People with asthma suffer less now.",
    ],
)
def test_words_that_only_look_like_praise_or_blame(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Magnetic resonance imaging (MRI) is safe. Your MRI is today.",
        "An MRI (magnetic resonance imaging) is safe.",
        "MRI stands for magnetic resonance imaging.",
        "An {abbr}`MRI (magnetic resonance imaging)` is safe. The MRI is loud.",
        "Your MRI is safe.\n\n:::{glossary}\nMRI\n: A scan.\n:::",
        "The UK, the NHS, HIV and your GP are known.",
        "You have type II diabetes, of stage IV. Vitamin B12 and an X-ray help.",
        "Do NOT stop. You must NEVER stop it. DO NOT stop.",
        "Take it NOW, and not now and then.",
        "HIV, UV, NHS, US, EU and UK are known. NHS UK USA TV GP.",
        "Files: PNG (portable network graphic), GIF (graphics interchange format), PNG, GIF, PNG.",
        "Dr. A. B. Smith, MD, is here.",
        "The FDA (Food and Drug Administration) and the EMA (European Medicines Agency) met.",
    ],
)
def test_capitals_that_are_right(text: str) -> None:
    assert codes(text) == []


def test_front_matter_explains_and_allows() -> None:
    text = "Your MRI shows edema and a lesion."
    assert len(codes(text)) == 3
    head = f"{HEAD}\nabbreviations: {{MRI: a scan}}\nreading: {{allow: [edema, lesions, lesion]}}"
    assert codes(text, head) == []


def test_the_target_is_the_documents_own() -> None:
    text = "The nurse will carefully examine the wound. It is usually covered by a dressing. " * 3
    assert codes(text) == ["hard-to-read"]
    assert codes(text, f"{HEAD}\nreading: {{target-grade: 9}}") == []
    smog = f"{HEAD}\nreading: {{target-grade: 9, formula: smog}}"
    assert "hard-to-read" not in codes(text, smog)


def test_a_formula_that_there_is_not_is_told() -> None:
    parsed = docpub.parse(f"---\n{HEAD}\nreading: {{formula: fog}}\n---\n\nText.")
    assert "wrong-value" in {d.code for d in parsed.diagnostics}


def test_organisations_add_words_and_take_some_away() -> None:
    text = "Utilize the widget. It is remarkable, patient."
    toml = '[words.plain]\nutilize = ""\nwidget = "thing"\n[words.stigmatising]\npatient = "you"\n'
    found = told(text, toml=toml)
    assert [(d.code, d.hint) for d in found] == [
        ("jargon-word", "Plainer: thing."),
        ("promotional-word", "Better: leave it out, or give a figure and its source."),
        ("stigmatising-word", "Better: you."),
    ]


def test_a_mistake_in_the_lists_is_told() -> None:
    [found] = read_config("[words.plane]\nutilize = 'use'\n").diagnostics
    assert found.code == "unknown-key"
    assert "plain" in found.hint


def test_places_are_right_to_the_column() -> None:
    text = (
        "> - A **big** *lesion\n>   and* EDEMA; ADHD “utilizes”\n>   a myocardial\n>   infarction."
    )
    head = f"{HEAD}\nabbreviations: {{ADHD: a disorder}}"
    lines = f"---\n{head}\n---\n\n{text}".split("\n")

    def words(d: docpub.Diagnostic) -> str:
        assert d.span
        if d.span.line == d.span.end_line:
            return lines[d.span.line - 1][d.span.column - 1 : d.span.end_column - 1]
        first, last = lines[d.span.line - 1], lines[d.span.end_line - 1]
        return f"{first[d.span.column - 1 :]}|{last[: d.span.end_column - 1]}"

    found = [words(d) for d in told(text, head) if d.code == "jargon-word"]
    assert found == ["lesion", "EDEMA", "utilizes", "myocardial|>   infarction"]


def test_words_of_the_front_matter_have_a_place_too() -> None:
    head = "profile: handout\ntitle: A miracle\nmain-message: Rest. Utilize it. Ask the XYZ."
    places = {d.code: d.span for d in told("Rest.", head)}
    assert places == {
        "promotional-word": docpub.Span(3, 10, 3, 17),
        "jargon-word": docpub.Span(4, 21, 4, 28),
        "undefined-abbreviation": docpub.Span(4, 41, 4, 44),
    }


def test_other_languages_have_the_rules_that_need_none() -> None:
    text = f"Utilize remarkable diabetics. {'Wort ' * 21}. DAS IST ABER WICHTIG. Die RKI."
    found = codes(text * 3, f"{HEAD}\nlang: de")
    assert set(found) == {"sentence-too-long", "words-in-capitals", "undefined-abbreviation"} | {
        "paragraph-long"
    }


def test_spanish_is_hard_below_normal() -> None:
    easy = "Lávese las manos con agua y jabón. Descanse en su casa dos días. Beba agua. "
    hard = (
        "La administración farmacológica intravenosa requiere supervisión especializada "
        "continuada durante hospitalizaciones prolongadas. "
    )
    spanish = f"{HEAD}\nlang: es"
    assert codes(f"{easy * 2}\n\n{easy * 2}", spanish) == []
    found = told(hard * 4, spanish)
    assert found[0].code == "hard-to-read"
    assert "INFLESZ" in found[0].message


def test_articles_are_let_be_and_builds_are_not_kept_waiting() -> None:
    assert codes("Utilize an MRI.", "title: T") == []
    parsed = docpub.parse(f"---\n{HEAD}\n---\n\nUtilize an MRI.")
    assert not {d.code for d in parsed.diagnostics} & set(LANGUAGE)
    assert {"jargon-word", "undefined-abbreviation"} <= {
        d.code for d in docpub.check(parsed.document)
    }


def test_what_is_ignored_is_not_told() -> None:
    text = "<!-- docpub-ignore jargon-word: A quotation. -->\n\nUtilize it.\n\nUtilize it."
    assert [bool(d.ignored) for d in told(text)] == [True, False]


@pytest.mark.parametrize("name", sorted(path.name for path in GOOD.glob("*.md")))
def test_good_leaflets_are_let_be(name: str) -> None:
    found = check_source(read_source(GOOD / name)).diagnostics
    assert [d.message for d in found if d.code in LANGUAGE] == []
