"""The command line: thin, one file a group of commands. Everything that a command does can be done from Python."""

from framing.cli.app import main

__all__ = ["main"]
