"""A rule of a hospital for docpub: its leaflets never say "ward" without a name."""

from docpub import CheckContext, Document, Entry, Paragraph, Problems, Rule, text_of, walk

CODES = {
    "house-nameless-ward": Entry(
        "error",
        "A ward is spoken of without its name, and there are forty of them.",
        "Write its name: Ward 7.",
        "Come to the ward.",
    )
}


def check_wards(document: Document, context: CheckContext, problems: Problems) -> None:
    """Report paragraphs that speak of "the ward"."""
    for paragraph in walk(document, Paragraph):
        if "the ward" in text_of(paragraph):
            message = "Which ward?"
            problems.report("house-nameless-ward", message, paragraph.span, about="the ward")


rule = Rule(check=check_wards, codes=CODES)
