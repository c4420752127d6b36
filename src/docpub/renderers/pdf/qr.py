"""QR codes: an address for the camera of a phone (ISO/IEC 18004).

The only module that knows segno.
"""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO
from typing import NamedTuple

MODULE = 0.55  # mm; cameras of phones need 0.4
_QUIET = 4  # modules of paper around it, which the standard asks for
_PIXELS = 8  # to the module, so that no reader blurs its edges


class Code(NamedTuple):
    """A code as a picture, an address that holds it, and the modules of a side in it.

    The paper around it is counted too.
    """

    picture: str
    modules: int

    @property
    def side(self) -> float:
        """How long the side is, in mm."""
        return self.modules * MODULE


def qr_code(words: str) -> Code | None:
    """Write words as a QR code that can be read with an eighth of it hidden; None if too long."""
    import segno  # rarely needed

    try:
        code = segno.make_qr(words, error="m", boost_error=False)
    except segno.DataOverflowError:
        return None
    picture = BytesIO()
    code.save(picture, kind="png", scale=_PIXELS, border=_QUIET)
    address = f"data:image/png;base64,{b64encode(picture.getvalue()).decode()}"
    return Code(address, int(code.symbol_size(border=_QUIET)[0]))
