"""The command line: each command a shell over a plain function."""
