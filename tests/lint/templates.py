"""Check the templates without rendering any: PYTHONPATH=scripts:. python -m tests.lint.templates.

Each is compiled as it will be when it renders; what it takes from others must be there, what it
defines must be used, a macro takes nothing that it can name itself, sums are done where the data
is made, and no line is too long to review. (Linters of HTML take Markdown for text, and those of
Jinja look at its white space alone.)
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from jinja2 import BaseLoader, Environment, TemplateNotFound, TemplateSyntaxError, nodes
from mkdocs.theme import Theme

from briefing.phrases import ENGLISH
from briefing.records import RECORD_KINDS
from briefing.rendering import OF_A_BRIEFING, make_environment

THEME = "theme"
"""The folder of templates that override the engine's; we render all others ourselves."""

SUMS = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Neg)

LONGEST_LINE = 200
"""The most characters that a line may have to be reviewable."""

CALLED: dict[str, set[str]] = {
    "parts/sharing.md.j2": set(RECORD_KINDS),
    "theme/partials/language.html": {"t"},
}
"""Macros that are called from Python or by the engine, by the template that defines them."""

READ = {"description", "sheets", "unlisted"}
"""Variables that a page sets for Python, which writes its metadata."""


class Finding(NamedTuple):
    file: str
    line: int
    message: str


class Imported(NamedTuple):
    """A name that a template imports from another, and its name there."""

    of: str
    line: int
    name: str
    alias: str


class Setting(NamedTuple):
    """A name that is set or imported, and the macro to which it is limited."""

    name: str
    how: str
    line: int
    macro: nodes.Macro | None


class Template:
    """A parsed template: what it defines, and which others it names."""

    def __init__(self, tree: nodes.Template, environment: Environment, source: str) -> None:
        self.environment = environment
        self.source = source
        self.tree = tree
        self.reads = reads_in(tree)
        self.macros = {node: reads_in(node) for node in tree.find_all(nodes.Macro)}
        self.settings = list(settings_in(tree))
        self.included: list[tuple[str, int]] = []
        self.imported: list[Imported] = []
        for node in tree.find_all((nodes.Extends, nodes.Include, nodes.Import)):
            self.included += [(name, node.lineno) for name in texts_in(node)]
        for node in tree.find_all(nodes.FromImport):
            asked = [(one, one) if isinstance(one, str) else one for one in node.names]
            self.imported += [
                Imported(of, node.lineno, *one) for of in texts_in(node) for one in asked
            ]

    def defines(self, name: str) -> bool:
        """Return whether another template may import a name from this one."""
        outside = [one.name for one in self.settings if one.macro is None]
        return name in outside or self.macro(name) is not None

    def macro(self, name: str) -> nodes.Macro | None:
        """Return the macro that is defined here with a name."""
        return next((macro for macro in self.macros if macro.name == name), None)


def reads_in(node: nodes.Node) -> Counter[str]:
    """Return how often each name is read within a node."""
    return Counter(one.name for one in node.find_all(nodes.Name) if one.ctx == "load")


def texts_in(statement: nodes.Node) -> list[str]:
    """Return the names of templates in a statement, except computed ones."""
    found = [] if statement.find(nodes.Concat) else statement.find_all(nodes.Const)
    return [str(one.value) for one in found]


def passed_in(call: nodes.Call, macro: nodes.Macro) -> Iterator[tuple[str, str | None]]:
    """Yield each parameter of a macro with the name that a call passes; None for another value."""
    given = dict(zip((one.name for one in macro.args), call.args, strict=False))
    given |= {one.key: one.value for one in call.kwargs}
    for parameter in macro.args:
        value = given.get(parameter.name)
        yield parameter.name, value.name if isinstance(value, nodes.Name) else None


def settings_in(node: nodes.Node, macro: nodes.Macro | None = None) -> Iterator[Setting]:
    """Yield what is set or imported within a node."""
    for child in node.iter_child_nodes():
        names: list[str] = []
        how = "imported"
        if isinstance(child, (nodes.Assign, nodes.AssignBlock)):
            how = "set"
            targets = (child.target, *child.target.find_all(nodes.Name))
            names = [one.name for one in targets if isinstance(one, nodes.Name)]
        elif isinstance(child, nodes.Import):
            names = [child.target]
        elif isinstance(child, nodes.FromImport):
            names = [one if isinstance(one, str) else one[1] for one in child.names]
        yield from (Setting(name, how, child.lineno, macro) for name in names)
        yield from settings_in(child, child if isinstance(child, nodes.Macro) else macro)


class Linter:
    """The templates of a folder, checked together: one uses what another defines."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.findings: set[Finding] = set()
        self.templates: dict[str, Template] = {}
        self._engine: dict[str, Template] = {}
        theme = Theme(name="material", custom_dir=str((root / THEME).resolve())).get_env()
        ours = make_environment(root, ENGLISH, **dict.fromkeys(OF_A_BRIEFING))
        for file in sorted(root.rglob("*")):
            if file.suffix in {".j2", ".html", ".xml"}:
                name = file.relative_to(root).as_posix()
                self._parse(name, theme if name.startswith(f"{THEME}/") else ours)

    def _parse(self, name: str, environment: Environment) -> None:
        source = (self.root / name).read_text("utf-8")
        try:
            tree = environment.parse(source, name)
            environment.compile(tree, name, raw=True)
            self.templates[name] = Template(tree, environment, source)
        except TemplateSyntaxError as error:
            self._report(name, error.lineno, error.message or "cannot be parsed")

    def _report(self, name: str, line: int, message: str) -> None:
        self.findings.add(Finding((self.root / name).as_posix(), line, message))

    def lint(self) -> list[Finding]:
        """Return what is wrong: what cannot be parsed, else what does not exist or is not used."""
        if self.findings:
            return sorted(self.findings)
        asked = {
            (self._named(one.of, template), one.name)
            for template in self.templates.values()
            for one in template.imported
        }
        for name, template in self.templates.items():
            self._check_lines(name, template)
            self._check_filters(name, template)
            self._check_sums(name, template)
            self._check_others(name, template)
            self._check_use(name, template, {one for of, one in asked if of is template})
        self._check_parameters()
        return sorted(self.findings)

    def _named(self, name: str, by: Template) -> Template | None:
        """Return the template that another one means by a name; None if there is none."""
        theirs = by.environment
        own = self.templates.get(name) or self.templates.get(f"{THEME}/{name}")
        if own and own.environment is theirs:
            return own
        if name not in self._engine and isinstance(theirs.loader, BaseLoader):
            try:
                source, _, _ = theirs.loader.get_source(theirs, name)
            except TemplateNotFound:
                return None
            self._engine[name] = Template(theirs.parse(source), theirs, source)
        return self._engine.get(name)

    def _reads_around(self, template: Template) -> Counter[str]:
        """Return what is read in a template and in those that render with its variables."""
        found = [template]
        for one in found:
            others = [self._named(name, one) for name, _ in one.included]
            found += [other for other in dict.fromkeys(others) if other and other not in found]
        return sum((one.reads for one in found), Counter[str]())

    def _check_filters(self, name: str, template: Template) -> None:
        """Find filters and tests that do not exist, also where compiling does not report them."""
        for one in template.tree.find_all(nodes.Filter):
            if one.name not in template.environment.filters:
                self._report(name, one.lineno, f"No filter named {one.name!r}.")
        for test in template.tree.find_all(nodes.Test):
            if test.name not in template.environment.tests:
                self._report(name, test.lineno, f"No test named {test.name!r}.")

    def _check_lines(self, name: str, template: Template) -> None:
        for number, line in enumerate(template.source.splitlines(), 1):
            if len(line) > LONGEST_LINE:
                self._report(
                    name, number, f"{len(line)} characters; a line has at most {LONGEST_LINE}"
                )

    def _check_sums(self, name: str, template: Template) -> None:
        for one in template.tree.find_all(SUMS):
            self._report(name, one.lineno, "a sum: let Python do it, where the data is made")

    def _check_others(self, name: str, template: Template) -> None:
        asked = [(other, line, "") for other, line in template.included]
        asked += [(one.of, one.line, one.name) for one in template.imported]
        for other, line, wanted in asked:
            source = self._named(other, template)
            if not source:
                self._report(name, line, f"there is no template {other!r}")
            elif wanted and not source.defines(wanted):
                self._report(name, line, f"{other} defines no {wanted!r}")

    def _check_use(self, name: str, template: Template, asked: set[str]) -> None:
        for macro, reads in template.macros.items():
            called = macro.name in asked | CALLED.get(name, set())
            if not called and template.reads[macro.name] == reads[macro.name]:
                self._report(name, macro.lineno, f"macro {macro.name!r} is never used")
        around = self._reads_around(template)
        for one in template.settings:
            used = template.macros[one.macro][one.name] if one.macro else around[one.name]
            read = READ if name.startswith("pages/") and not one.macro else set()
            if not used and one.name not in asked | read:
                self._report(name, one.line, f"{one.name!r} is {one.how} and never used")

    def _check_parameters(self) -> None:
        """Find parameters whose values each macro could name without them."""
        passed = self._passed()
        for name, template in self.templates.items():
            checked = [one for one in template.macros if one.name not in CALLED.get(name, set())]
            for macro, parameter in ((one, each.name) for one in checked for each in one.args):
                match [*passed[macro, parameter]]:
                    case [str(given)] if given in template.environment.globals:
                        message = (
                            f"macro {macro.name!r} takes {parameter!r}, which is always {given!r}"
                        )
                        self._report(name, macro.lineno, message)

    def _passed(self) -> defaultdict[tuple[nodes.Macro, str], set[str | None]]:
        """Return what all calls pass for each parameter of each macro."""
        passed = defaultdict[tuple[nodes.Macro, str], set[str | None]](set)
        for template in self.templates.values():
            macros = self._macros_known(template)
            for call in template.tree.find_all(nodes.Call):
                if isinstance(call.node, nodes.Name) and (macro := macros.get(call.node.name)):
                    for parameter, value in passed_in(call, macro):
                        passed[macro, parameter].add(value)
        return passed

    def _macros_known(self, template: Template) -> dict[str, nodes.Macro]:
        """Return the macros that a template can call, by the names that it calls them."""
        known = {macro.name: macro for macro in template.macros}
        for one in template.imported:
            source = self._named(one.of, template)
            if source and (macro := source.macro(one.name)):
                known[one.alias] = macro
        return known


def main(files: list[str]) -> int:
    """Print what is wrong in the templates, or in some of them."""
    chosen = {Path(file).as_posix() for file in files}
    told = [one for one in Linter(Path("templates")).lint() if not chosen or one.file in chosen]
    for file, line, message in told:
        print(f"{file}:{line}: {message}")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
