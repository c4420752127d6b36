"""`docpub cache`: what docpub keeps of what it has made."""

from __future__ import annotations

import click

from docpub.publishing.store import Store, default_folder


@click.group(epilog="Examples:\n\n  docpub cache info\n\n  docpub cache clear")
def cache() -> None:
    """See or clear what is kept so that only what has changed is made anew."""


@cache.command()
def info() -> None:
    """Say where it is kept, and how much it is. DOCPUB_CACHE names another folder."""
    store = Store(default_folder())
    sizes = store.sizes()
    click.echo(f"{store.folder}: {len(sizes)} values, {sum(sizes) / 1e6:.1f} MB")


@cache.command()
def clear() -> None:
    """Remove it. The next build makes all documents anew."""
    Store(default_folder()).clear()
