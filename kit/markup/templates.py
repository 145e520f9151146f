"""The one Jinja2 environment: sandboxed, autoescaping, strict, and confined to the workspace's templates.

Whatever goes wrong in a template becomes a `KitError` with the template's own file and line, also when an environment
or a template is used directly and not through `render`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NoReturn

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
)
from jinja2.defaults import DEFAULT_NAMESPACE
from jinja2.exceptions import SecurityError, TemplateRuntimeError, UndefinedError
from jinja2.meta import find_referenced_templates
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from kit.errors import KitError, fail
from kit.markup.names import nearest
from kit.markup.stamps import Stamps

NAMES = re.compile(r"templates/(cards|posts|pages)/[\w.-]+\.(html|txt)")


def environment(read: Callable[[str], bytes]) -> Environment:
    """The environment over a workspace's `read`. A template's name is its path: templates/cards/statement.html.

    `.html` templates are autoescaped, `.txt` templates are not. Compiled templates are kept as long as it lives.
    """
    return _Environment(read)


def render(environment: Environment, name: str, context: Mapping[str, Any]) -> str:
    """What a template makes of a context. Raises `KitError`."""
    return environment.get_template(name).render(context)


def render_card(environment: Environment, layout: str, context: Mapping[str, Any]) -> str:
    """The HTML of a card: what templates/cards/<layout>.html makes of a context. Raises `KitError`."""
    brand = context.get("brand")
    if isinstance(brand, Mapping) and isinstance(brand.get("lockups"), Mapping):
        lockups = Given(brand["lockups"], "write {name}: logos/{name}.svg under lockups: in brand.yaml")
        context = {**context, "brand": {**brand, "lockups": lockups}}
    return render(environment, f"templates/cards/{layout}.html", context)


def uses(environment: Environment, name: str, variable: str) -> bool:
    """Whether a template, or one that it names, has a use for a variable. One that cannot be read may have any."""
    seen, waiting = set[str](), [name]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        try:
            assert environment.loader is not None
            tree = environment.parse(environment.loader.get_source(environment, path)[0], path)
        except (KitError, TemplateError):
            return True
        if any(found.name == variable and found.ctx == "load" for found in tree.find_all(nodes.Name)):
            return True
        referenced = list(find_referenced_templates(tree))
        if None in referenced:  # named by an expression
            return True
        waiting += [each for each in referenced if each is not None]
    return False


def is_there(environment: Environment, name: str) -> bool:
    """Whether there is a template of that name."""
    try:
        return environment.loader is not None and bool(environment.loader.get_source(environment, name))
    except TemplateNotFound:
        return False


class Given(dict[str, Any]):
    """Values from a user's file, by name. Where one is missing, that file may be mended as well as the template.

    `remedy` says how, with {name} for what is missing.
    """

    def __init__(self, values: Mapping[str, Any], remedy: str) -> None:
        super().__init__(values)
        self._remedy = remedy

    def remedy_for(self, name: str) -> str:
        return self._remedy.replace("{name}", name)


class _UnknownNameError(UndefinedError):
    """A name that is not there, the names beside it, and what else may be done than to write one of them."""

    def __init__(self, name: object, beside: Iterable[str] | None, otherwise: str) -> None:
        super().__init__(f"there is no {name}")
        self.name = str(name)
        self.beside = beside
        self.otherwise = otherwise


class _Unknown(StrictUndefined):
    """A value that is not there. Anything but `is defined` and `default` raises `_UnknownNameError`."""

    __slots__ = ()

    def __init__(self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = UndefinedError):
        if exc is UndefinedError and name is not None:
            beside = None if obj is missing else _names(obj)
            otherwise = obj.remedy_for(name) if isinstance(obj, Given) else ""

            def unknown(_: str) -> _UnknownNameError:
                return _UnknownNameError(name, beside, otherwise)

            super().__init__(hint, obj, name, unknown)  # type: ignore[arg-type]
        else:
            super().__init__(hint, obj, name, exc)


def _names(owner: Any) -> tuple[str, ...]:
    if isinstance(owner, Mapping):
        return tuple(str(key) for key in owner)
    return tuple(name for name in dir(owner) if not name.startswith("_"))


class _Loader(BaseLoader):
    """Templates through the workspace's `read`, and nowhere else."""

    def __init__(self, read: Callable[[str], bytes]) -> None:
        self.read = read

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        if not NAMES.fullmatch(template):
            raise TemplateNotFound(template)
        try:
            return self.read(template).decode("utf-8-sig"), template, lambda: True
        except KitError as error:
            raise TemplateNotFound(template) from error
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            raise fail(template, line, "the file is not UTF-8", "save it in the encoding UTF-8") from None


class _Environment(ImmutableSandboxedEnvironment):
    def __init__(self, read: Callable[[str], bytes]) -> None:
        super().__init__(
            loader=_Loader(read),
            autoescape=lambda name: name is None or not name.endswith(".txt"),
            undefined=_Unknown,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            extensions=[Stamps],
        )
        self.globals.pop("lipsum", None)

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: Any = None,
    ) -> Template:
        try:
            return super().get_template(name, parent, globals)
        except TemplateNotFound as error:
            if parent is not None:
                raise  # an include or extends: the includer's line is added where its rendering ends
            raise _not_found(str(name), error) from error

    def getattr(self, obj: Any, attribute: str) -> Any:
        """`row.values` is the key of a mapping before it is a method of it."""
        if isinstance(obj, (dict, Mapping)) and attribute in obj:  # a dict is told far sooner
            return obj[attribute]
        return super().getattr(obj, attribute)

    def handle_exception(self, source: str | None = None) -> NoReturn:
        try:
            super().handle_exception(source)
        except KitError:
            raise
        except Exception as error:
            raise _mendable(error) from error


def _not_found(name: str, error: TemplateNotFound) -> KitError:
    if isinstance(error.__cause__, KitError):
        return KitError(*error.__cause__.problems)
    return fail(name, None, "templates stand in templates/cards, posts or pages", "and end in .html or .txt")


def _mendable(error: Exception) -> KitError:
    """The error with the line of the template in which it happened."""
    if isinstance(error, TemplateSyntaxError):
        what = f"the template cannot be read: {_plain(error.message)}"
        return fail(error.filename or error.name or "a template", error.lineno, what)
    file, line, names = _place(error)
    match error:
        case _UnknownNameError():
            beside = error.beside if error.beside is not None else names
            hint = nearest(error.name, beside) or _listed(beside)
            if error.otherwise:
                hint += ("" if hint.endswith("?") else ";") + " or " if hint else ""
                hint += error.otherwise
            return fail(file, line, f"there is no {error.name}", hint)
        case TemplateNotFound():
            return fail(file, line, f"there is no template {error.name}", "write its path, templates/cards/...")
        case SecurityError():
            return fail(
                file, line, f"a template may not do this: {_plain(str(error))}", "use what docs/templates.md lists"
            )
        case RecursionError():
            return fail(file, line, "the template includes itself without end")
        case TemplateRuntimeError():
            return fail(file, line, _plain(str(error)))
    return fail(file, line, f"the template cannot be filled: {_plain(str(error)) or type(error).__name__}")


def _plain(message: str | None) -> str:
    return (message or "").strip().rstrip(".")


def _place(error: BaseException) -> tuple[str, int | None, tuple[str, ...]]:
    """The innermost line of a template in a traceback, and the names that it could see."""
    found: tuple[str, int | None, tuple[str, ...]] = ("templates", None, ())
    traceback = error.__traceback__
    while traceback is not None:
        frame = traceback.tb_frame
        if frame.f_code.co_filename.replace(os.sep, "/").startswith("templates/"):
            found = (frame.f_code.co_filename, traceback.tb_lineno, tuple(frame.f_locals))
        traceback = traceback.tb_next
    return found


def _listed(names: Iterable[str]) -> str:
    known = sorted(name for name in names if not name.startswith("_") and name not in DEFAULT_NAMESPACE)
    return f"there are {', '.join(known[:12])}" if 0 < len(known) <= 12 else ""
