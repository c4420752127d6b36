"""What the metadata says of accessibility, computed from what is there and never asserted.

The terms are those of schema.org (https://www.w3.org/community/reports/a11y-discov-vocab/).
"""

from __future__ import annotations

from docpub.formulas import FormulaError, to_mathml
from docpub.labels import Labels
from docpub.model import Document, Image, InlineMath, Math, Table, walk


def describe(document: Document, labels: Labels, *, has_pages: bool) -> list[tuple[str, str]]:
    """Return the properties with their values; `has_pages` if those of the handout are marked."""
    nodes = list(walk(document))
    images = [node for node in nodes if isinstance(node, Image)]
    described = all(image.alt or image.decorative for image in images)
    facts = [("schema:accessMode", "textual")]
    if images:
        facts.append(("schema:accessMode", "visual"))
        facts.append(("schema:accessModeSufficient", "textual,visual"))
    if described:
        facts.append(("schema:accessModeSufficient", "textual"))
    features = ["ARIA", "displayTransformability", "readingOrder", "structuralNavigation"]
    features += ["tableOfContents", "unlocked"]
    if any(_is_shown(node) for node in nodes if isinstance(node, InlineMath | Math)):
        features.append("MathML")
    if has_pages:
        features += ["pageBreakMarkers", "pageNavigation"]
    if images and described:
        features.append("alternativeText")
    facts += [("schema:accessibilityFeature", feature) for feature in sorted(features)]
    moving = any(image.url.lower().endswith(".gif") for image in images)
    facts.append(("schema:accessibilityHazard", "unknown" if moving else "none"))
    summary = [labels.summary_text]
    if any(isinstance(node, Table) for node in nodes):
        summary.append(labels.summary_tables)
    if images:
        summary.append(labels.summary_pictures if described else labels.summary_undescribed)
    return [*facts, ("schema:accessibilitySummary", " ".join(summary))]


def _is_shown(formula: InlineMath | Math) -> bool:
    try:
        return bool(to_mathml(formula.value, block=isinstance(formula, Math)))
    except FormulaError:
        return False  # it stands there as its source
