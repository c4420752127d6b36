"""`python -m docpub` is `docpub`."""

from docpub.cli import main

main()
