"""Custom properties and var(): CSS Custom Properties for Cascading Variables 1."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from tinycss2 import ast

from kit.markup.names import nearest
from kit.markup.values import BadValueError, Node, Tokens, keyword, significant

LARGEST = 1000  # tokens in one value: more is a sheet that doubles a variable again and again


def has_var(tokens: Iterable[Node]) -> bool:
    """Whether a value refers to a custom property."""
    return any(
        (token.type == "function" and (token.lower_name == "var" or has_var(token.arguments)))
        or (token.type in ("() block", "[] block", "{} block") and has_var(token.content))
        for token in tokens
    )


def substitute(tokens: Tokens, lookup: Callable[[str], Tokens | None], known: Iterable[str] = ()) -> list[Node]:
    """The value with every var() replaced; `BadValueError` where there is no such custom property and no fallback."""
    found: list[Node] = []
    for token in tokens:
        if token.type == "function" and token.lower_name == "var":
            found += _variable(token, lookup, known)
        elif token.type == "function" and has_var(token.arguments):
            arguments = substitute(token.arguments, lookup, known)
            found.append(ast.FunctionBlock(token.source_line, token.source_column, token.name, arguments))
        elif token.type == "() block" and has_var(token.content):
            content = substitute(token.content, lookup, known)
            found.append(ast.ParenthesesBlock(token.source_line, token.source_column, content))
        else:
            found.append(token)
        if len(found) > LARGEST:
            raise BadValueError("its custom properties make it far too long")
    return found


def _variable(token: Node, lookup: Callable[[str], Tokens | None], known: Iterable[str]) -> list[Node]:
    comma = next((i for i, argument in enumerate(token.arguments) if argument == ","), None)
    name = significant(token.arguments[:comma])
    if len(name) != 1 or name[0].type != "ident" or not name[0].value.startswith("--"):
        raise BadValueError("write var(--name) or var(--name, fallback)")
    value = lookup(name[0].value)
    if value is not None:
        return list(value)
    if comma is not None:
        return substitute(token.arguments[comma + 1 :], lookup, known)
    hint = f"there is no {name[0].value}"
    similar = nearest(name[0].value, known)
    raise BadValueError(f"{hint}: {similar}" if similar else hint)


def resolve(
    own: Mapping[str, Tokens], inherited: Mapping[str, tuple[Node, ...]]
) -> tuple[dict[str, tuple[Node, ...]], dict[str, BadValueError]]:
    """An element's custom properties without var(), and what is wrong with those that cannot be resolved."""
    resolved = {name: value for name, value in inherited.items() if name not in own}
    wrong: dict[str, BadValueError] = {}
    pending: list[str] = []

    def look_up(name: str) -> Tokens | None:
        if name in resolved or name not in own:
            return resolved.get(name)
        if name in wrong:
            raise BadValueError(f"{name} has no value")
        if name in pending:
            raise BadValueError(f"{' → '.join([*pending[pending.index(name) :], name])} goes round in a circle")
        pending.append(name)
        try:
            resolved[name] = tuple(substitute(own[name], look_up, {*own, *inherited}))
        except BadValueError as error:
            wrong[name] = error
            raise
        finally:
            pending.pop()
        return resolved[name]

    for name in own:
        if name not in wrong:
            try:
                look_up(name)
            except BadValueError:
                continue  # kept in `wrong`
    return resolved, wrong


def named(tokens: Tokens) -> str | None:
    """The custom property whose value this is as it stands: `--a` for var(--a)."""
    value = significant(tokens)
    if len(value) != 1 or value[0].type != "function" or value[0].lower_name != "var":
        return None
    name = significant(value[0].arguments)
    return str(name[0].value) if len(name) == 1 and name[0].type == "ident" else None


def sources(own: Mapping[str, Tokens], inherited: Mapping[str, str]) -> dict[str, str]:
    """Where an element's custom properties have their values from: the first one in a chain of names.

    With `--quiet: var(--dark-quiet)` that of `--quiet` is `--dark-quiet`; properties with values of their own are not
    in it. `inherited` is that of the parent.
    """
    aliases = {name: source for name, value in own.items() if (source := named(value))}
    found = {name: source for name, source in inherited.items() if name not in own}
    for name in aliases:
        source, passed = name, {name}
        while source in aliases and aliases[source] not in passed:
            source = aliases[source]
            passed.add(source)
        found[name] = source if source in own else inherited.get(source, source)
    return found


def source_of(value: Tokens, computed: Tokens, origins: Mapping[str, str], inherited: str) -> str:
    """The custom property that a value comes from, through those in `origins`; "" where it is no variable's.

    `computed` is the value without var(); where that is a keyword that takes the parent's, it is `inherited`.
    """
    if len(computed) == 1 and keyword(computed[0]) in ("inherit", "unset", "currentcolor"):
        return inherited
    name = named(value)
    return "" if name is None else origins.get(name, name)
