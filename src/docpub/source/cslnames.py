"""The names of the fields that an entry of CSL data can have.

https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
"""

from __future__ import annotations

_NAMES = """
abstract accessed annote archive archive-place archive_collection archive_location author
authority available-date call-number categories chair chapter-number citation-key citation-label
citation-number collection-editor collection-number collection-title compiler composer
container-author container-title container-title-short contributor curator custom dimensions
director division DOI edition editor editor-translator editorial-director event event-date
event-place event-title executive-producer first-reference-note-number genre guest host id
illustrator interviewer ISBN ISSN issue issued journalAbbreviation jurisdiction keyword language
locator medium narrator note number number-of-pages number-of-volumes organizer original-author
original-date original-publisher original-publisher-place original-title page page-first
part-number part-title performer PMCID PMID printing-number producer publisher publisher-place
recipient references reviewed-author reviewed-genre reviewed-title scale script-writer section
series-creator shortTitle source status submitted supplement-number title title-short translator
type URL version volume volume-title year-suffix
"""
CSL_NAMES = frozenset(_NAMES.split())
