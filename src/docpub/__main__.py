"""`python -m docpub` is `docpub`."""

from docpub.cli import main

if __name__ == "__main__":  # and not where a process of it is begun
    main()
