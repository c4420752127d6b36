"""The words that docpub itself writes, in the language of the document."""

from __future__ import annotations

from functools import cache

import msgspec

RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


class Labels(msgspec.Struct, frozen=True, kw_only=True):
    """Titles, captions and furniture; the defaults are English."""

    contents: str = "Contents"
    skip_to_content: str = "Skip to the text"
    cover: str = "Cover"
    introduction: str = "Introduction"
    conclusion: str = "Conclusion"
    title_page: str = "Title page"
    start: str = "Start of the text"
    landmarks: str = "Landmarks"
    page_list: str = "Pages of the printed handout"
    page: str = "Page {page} of {pages}"
    on_page: str = "page {page}"
    more_online: str = "There is more on the web: {address}"
    draft: str = "DRAFT – not for patients"
    in_review: str = "IN REVIEW – not for patients"
    retired: str = "RETIRED – no longer valid"
    booklet: str = "{title} (booklet, for printing only)"
    companions: str = "Other forms of this text"
    pdf: str = "PDF to print"
    pdf_clear_print: str = "PDF in clear print"
    pdf_large_print: str = "PDF in large print"
    epub: str = "E-book (EPUB)"

    note: str = "Note"
    tip: str = "Tip"
    important: str = "Important"
    warning: str = "Warning"
    caution: str = "Caution"

    table: str = "Table {number}"
    figure: str = "Figure {number}"
    footnote: str = "Note {number}"
    footnotes: str = "Notes to the text"
    back_to_text: str = "Back to the text, note {number}"
    source: str = "Source {number}"
    references: str = "Sources"
    glossary: str = "Words to know"
    done: str = "Done"
    to_do: str = "To do"
    to_fill_in: str = "To fill in"

    key_points: str = "Key points"
    warning_signs: str = "When to get help"
    emergency: str = "Emergency"
    urgent: str = "Urgent"
    crisis: str = "Crisis"
    steps: str = "What to do"
    questions: str = "Questions to ask"
    faq: str = "Questions and answers"
    contacts: str = "How to reach us"
    appointment: str = "Your next appointment"
    note_lines: str = "Space for notes"
    about: str = "About this document"

    contact_name: str = "Who"
    contact_department: str = "Department"
    contact_address: str = "Address"
    contact_phone: str = "Phone"
    contact_tty: str = "TTY"
    contact_email: str = "E-mail"
    contact_url: str = "Web"
    contact_hours: str = "Hours"
    contact_emergency: str = "In an emergency"
    contact_crisis: str = "In a crisis"

    field_date: str = "Date"
    field_time: str = "Time"
    field_with: str = "With"
    field_where: str = "Where"
    field_bring: str = "What to bring"
    field_phone: str = "Phone"

    organisation: str = "Published by"
    document_id: str = "Document"
    version: str = "Version"
    status: str = "Status"
    status_draft: str = "draft, not for patients"
    status_in_review: str = "in review, not for patients"
    status_approved: str = "approved"
    status_retired: str = "retired, no longer valid"
    published: str = "Published"
    reviewed: str = "Reviewed"
    review_due: str = "Next review"
    authors: str = "Written by"
    reviewers: str = "Reviewed by"
    funding: str = "Funding"
    conflicts: str = "Conflicts of interest"
    licence: str = "Licence"
    online: str = "On the web"
    feedback: str = "Tell us what you think"
    accessed: str = "seen {date}"
    two_names: str = "{first} and {second}"
    several_names: str = "{first} et al."
    no_date: str = "n.d."

    summary_text: str = (
        "All of the text can be read aloud, enlarged and shown in other colours. "
        "Headings and a table of contents lead through it."
    )
    summary_tables: str = "Tables name their rows and columns."
    summary_pictures: str = "Every picture has a description in words."
    summary_undescribed: str = "Some pictures have no description in words."


_SPANISH = Labels(
    contents="Contenido",
    skip_to_content="Ir al texto",
    cover="Portada",
    introduction="Introducción",
    conclusion="Conclusión",
    title_page="Página de título",
    start="Comienzo del texto",
    landmarks="Puntos de referencia",
    page_list="Páginas de la versión impresa",
    page="Página {page} de {pages}",
    on_page="página {page}",
    more_online="Hay más en la web: {address}",
    draft="BORRADOR – no entregar a pacientes",
    in_review="EN REVISIÓN – no entregar a pacientes",
    retired="RETIRADO – ya no es válido",
    booklet="{title} (folleto, solo para imprimir)",
    companions="Otros formatos de este texto",
    pdf="PDF para imprimir",
    pdf_clear_print="PDF con letra clara",
    pdf_large_print="PDF con letra grande",
    epub="Libro electrónico (EPUB)",
    note="Nota",
    tip="Consejo",
    important="Importante",
    warning="Advertencia",
    caution="Precaución",
    table="Tabla {number}",
    figure="Figura {number}",
    footnote="Nota {number}",
    footnotes="Notas al texto",
    back_to_text="Volver al texto, nota {number}",
    source="Fuente {number}",
    references="Fuentes",
    glossary="Palabras que conviene conocer",
    done="Hecho",
    to_do="Por hacer",
    to_fill_in="Para rellenar",
    key_points="Puntos clave",
    warning_signs="Cuándo buscar ayuda",
    emergency="Emergencia",
    urgent="Urgente",
    crisis="Crisis",
    steps="Qué hacer",
    questions="Preguntas para hacer",
    faq="Preguntas y respuestas",
    contacts="Cómo comunicarse con nosotros",
    appointment="Su próxima cita",
    note_lines="Espacio para notas",
    about="Acerca de este documento",
    contact_name="Quién",
    contact_department="Departamento",
    contact_address="Dirección",
    contact_phone="Teléfono",
    contact_tty="TTY",
    contact_email="Correo electrónico",
    contact_url="Web",
    contact_hours="Horario",
    contact_emergency="En una emergencia",
    contact_crisis="En una crisis",
    field_date="Fecha",
    field_time="Hora",
    field_with="Con",
    field_where="Dónde",
    field_bring="Qué llevar",
    field_phone="Teléfono",
    organisation="Publicado por",
    document_id="Documento",
    version="Versión",
    status="Estado",
    status_draft="borrador, no entregar a pacientes",
    status_in_review="en revisión, no entregar a pacientes",
    status_approved="aprobado",
    status_retired="retirado, ya no es válido",
    published="Publicado",
    reviewed="Revisado",
    review_due="Próxima revisión",
    authors="Escrito por",
    reviewers="Revisado por",
    funding="Financiación",
    conflicts="Conflictos de interés",
    licence="Licencia",
    online="En la web",
    feedback="Díganos qué piensa",
    accessed="visto el {date}",
    two_names="{first} y {second}",
    several_names="{first} et al.",
    no_date="s. f.",
    summary_text=(
        "Todo el texto puede leerse en voz alta, ampliarse y mostrarse en otros colores. "
        "Los títulos y una tabla de contenido guían por él."
    ),
    summary_tables="Las tablas nombran sus filas y columnas.",
    summary_pictures="Cada imagen tiene una descripción en palabras.",
    summary_undescribed="Algunas imágenes no tienen una descripción en palabras.",
)

LANGUAGES = {"en": Labels(), "es": _SPANISH}

# What languages are called by those who read them.
_OWN_NAMES = {
    "am": "አማርኛ", "ar": "العربية", "bg": "Български", "bn": "বাংলা", "cs": "Čeština", "cy": "Cymraeg",
    "da": "Dansk", "de": "Deutsch", "el": "Ελληνικά", "en": "English", "es": "Español",
    "et": "Eesti", "fa": "فارسی", "fi": "Suomi", "fr": "Français", "ga": "Gaeilge",
    "gu": "ગુજરાતી", "he": "עברית", "hi": "हिन्दी", "hmn": "Hmoob", "hr": "Hrvatski",
    "ht": "Kreyòl ayisyen", "hu": "Magyar", "hy": "Հայերեն", "id": "Bahasa Indonesia",
    "it": "Italiano", "ja": "日本語", "km": "ខ្មែរ", "ko": "한국어", "lt": "Lietuvių",
    "lv": "Latviešu", "ms": "Bahasa Melayu", "my": "မြန်မာ", "ne": "नेपाली", "nl": "Nederlands",
    "no": "Norsk", "pa": "ਪੰਜਾਬੀ", "pl": "Polski", "ps": "پښتو", "pt": "Português",
    "ro": "Română", "ru": "Русский", "sk": "Slovenčina", "sl": "Slovenščina", "so": "Soomaali",
    "sq": "Shqip", "sr": "Српски", "sv": "Svenska", "sw": "Kiswahili", "ta": "தமிழ்",
    "te": "తెలుగు", "th": "ไทย", "ti": "ትግርኛ", "tl": "Tagalog", "tr": "Türkçe",
    "uk": "Українська", "ur": "اردو", "vi": "Tiếng Việt", "zh": "中文", "zh-hans": "简体中文",
    "zh-hant": "繁體中文",
}  # fmt: skip


def own_name(language: str) -> str:
    """Return what a language is called in itself; its tag where docpub does not know."""
    parts = language.lower().split("-")
    names = ("-".join(parts[:length]) for length in (2, 1))
    return next((_OWN_NAMES[name] for name in names if name in _OWN_NAMES), language)


@cache
def labels_for(language: str) -> Labels:
    """Return the words for a BCP 47 language tag; English where docpub lacks the language."""
    return LANGUAGES.get(language.partition("-")[0].lower(), LANGUAGES["en"])


def direction_of(language: str) -> str:
    """Return `rtl` for a language that is written from right to left, else `ltr`."""
    return "rtl" if language.partition("-")[0].lower() in RIGHT_TO_LEFT else "ltr"
