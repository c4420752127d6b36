"""A renderer for docpub: headings and paragraphs, each short enough for a text message."""

from docpub import Context, Document, Heading, Info, Options, Output, Paragraph, text_of, walk


class SmsOptions(Options, frozen=True, kw_only=True):
    """`length` is how many characters a message may have."""

    length: int = 160


class SmsRenderer:
    """Makes one line for each message."""

    info = Info(name="sms", title="Text messages", media_type="text/plain", suffix=".txt")
    options = SmsOptions

    def render(self, document: Document, options: SmsOptions, context: Context) -> Output:
        """Cut each heading and paragraph to the length of a message."""
        texts = (text_of(node) for node in walk(document) if isinstance(node, Heading | Paragraph))
        lines = [" ".join(text.split())[: options.length] for text in texts]
        return Output(files={"messages.txt": "".join(f"{line}\n" for line in lines).encode()})


renderer = SmsRenderer()
