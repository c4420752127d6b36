"""`docpub ast`, `docpub schema` and `docpub renderers`: the inside, for programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from docpub.cli.show import as_json, show
from docpub.errors import RendererError
from docpub.interchange import to_mdast, to_pandoc_json
from docpub.model import json_schema, to_json
from docpub.passes import resolve, select
from docpub.publishing import load_config, parse, parse_file
from docpub.publishing.manifest import manifest_schema
from docpub.renderers import Options, available, load

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


@click.command(
    epilog="""\b
Examples:
  docpub ast leaflet.md
  docpub ast leaflet.md --resolved
  docpub ast leaflet.md --to pandoc-json | pandoc --from json --to docx --output leaflet.docx
  echo '# Hello' | docpub ast -"""
)
@click.argument("source")
@click.option(
    "--to",
    "form",
    type=click.Choice(["docpub", "pandoc-json", "mdast"]),
    default="docpub",
    show_default=True,
    help="docpub's own JSON, or that of pandoc or of mdast (remark, MyST).",
)
@click.option("--resolved", is_flag=True, help="With sections, numbers, identifiers and contents.")
def ast(source: str, form: str, resolved: bool) -> None:
    """Print the model of a document as JSON.

    SOURCE is a Markdown file, a model as JSON, or - for Markdown on standard input. It is printed
    as the author wrote it, unless --resolved. For pandoc it is always resolved, since pandoc does
    not make what docpub does, and parts for some outputs are kept as such.
    """
    if source == "-":
        parsed = parse(sys.stdin.buffer.read(), config=load_config("."))
    else:
        parsed = parse_file(Path(source), config=load_config(source))
    document = resolve(select(parsed.document)) if resolved else parsed.document
    match form:
        case "pandoc-json":
            click.echo(to_pandoc_json(resolve(document)))
        case "mdast":
            click.echo(to_mdast(document))
        case _:
            click.echo(to_json(document, indent=2))
    show(parsed.diagnostics)
    sys.exit(1 if any(diagnostic.is_error for diagnostic in parsed.diagnostics) else 0)


@click.command(
    epilog="""\b
Examples:
  docpub schema > document.schema.json
  docpub schema --manifest > manifest.schema.json"""
)
@click.option("--manifest", is_flag=True, help="Of the manifest.json beside outputs, instead.")
def schema(manifest: bool) -> None:
    """Print the JSON Schema of the model."""
    as_json(manifest_schema() if manifest else json_schema())


@click.command(epilog="Example:  docpub renderers --json")
@click.option("--json", "json_wanted", is_flag=True, help="With the schema of their options.")
def renderers(json_wanted: bool) -> None:
    """List the outputs that docpub can make, with their options."""
    listed = [_describe(entry) for entry in available().values()]
    if json_wanted:
        as_json(listed)
        return
    for entry in listed:
        owner = entry["distribution"]
        other = f" (from {owner})" if not owner.startswith("docpub ") else ""
        click.echo(f"{entry['name']:8} {entry.get('title', entry.get('error'))}{other}")
        for name, schema in entry.get("options", {}).get("properties", {}).items():
            click.echo(f"         -O {name}={_values(schema)}")


def _values(schema: dict[str, Any]) -> str:
    """Say which values an option takes."""
    if "anyOf" in schema:
        return _values(schema["anyOf"][0])
    if "enum" in schema:
        return "|".join(map(str, schema["enum"]))
    return "true|false" if schema["type"] == "boolean" else str(schema["type"])


def _describe(entry: EntryPoint) -> dict[str, Any]:
    owner = f"{entry.dist.name} {entry.dist.version}" if entry.dist else ""
    try:
        renderer = load(entry.name)
    except RendererError as error:
        return {"name": entry.name, "distribution": owner, "error": str(error)}
    return {
        **msgspec.to_builtins(renderer.info),
        "distribution": owner,
        "options": _schema(renderer.options),
    }


def _schema(options: type[Options]) -> dict[str, Any]:
    """Return the JSON Schema of a renderer's options."""
    (reference,), components = msgspec.json.schema_components([options], ref_template="{name}")
    schema: dict[str, Any] = components[reference["$ref"]]
    return schema
