"""The check that the built program contains what its modules import, tried on small modules."""

from __future__ import annotations

import sys

import pytest

from resources.standalone import imports

IN_FUNCTION = "def make():\n    {}"


@pytest.fixture
def modules(tmp_path, monkeypatch):
    """Writes modules that this Python finds: file -> source."""
    monkeypatch.setattr("sys.path", [str(tmp_path), *sys.path])  # Python 3.11.9 cannot do what syspath_prepend asks
    imports._spec.cache_clear()

    def write(sources: dict[str, str]) -> None:
        for name, source in sources.items():
            file = tmp_path / name
            file.parent.mkdir(exist_ok=True)
            file.write_text(source, encoding="utf-8")

    yield write
    imports._spec.cache_clear()


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import other", "other"),
        ("import sys, other", "other"),
        ("from other import anything", "other"),
        ("from package import part", "package.part"),
        ("import package.part", "package.part"),
        (IN_FUNCTION.format("import other"), "other"),
        (IN_FUNCTION.format("if True:\n        from other import x"), "other"),
        ("class A:\n    def f(self):\n        import other", "other"),
        ("try:\n    import other\nexcept ValueError:\n    pass", "other"),
        ("try:\n    pass\nexcept ImportError:\n    import other", "other"),
        ("with open('x'):\n    import other", "other"),
        ("if TYPE_CHECKING:\n    pass\nelse:\n    import other", "other"),
        ("try:\n    import other\nexcept ImportError:\n    pass", ""),
        ("try:\n    import other\nexcept (OSError, ModuleNotFoundError):\n    pass", ""),
        ("try:\n    import other\nexcept:\n    pass", ""),
        ("with contextlib.suppress(ImportError):\n    import other", ""),
        ("if TYPE_CHECKING:\n    import other", ""),
        ("if typing.TYPE_CHECKING:\n    import other", ""),
        ("if __name__ == '__main__':\n    import other", ""),
        ("import sys, os.path", ""),
        ("import no_such_module_on_this_system", ""),
        ("from package import some_function", ""),
    ],
)
def test_what_is_missing(modules, source, found):
    modules({"asks.py": source, "other.py": "", "package/__init__.py": "", "package/part.py": ""})
    sentences = imports.missing_imports({"asks", "package"}, {})
    assert [sentence.split(" imports ")[1].split(",")[0] for sentence in sentences] == ([found] if found else [])


def test_imports_from_the_same_package(modules):
    source = "from . import near\nfrom .near import x\nfrom .far import y"
    modules({f"package/{name}.py": "" for name in ("__init__", "near", "far")} | {"package/asks.py": source})
    sentences = imports.missing_imports({"package", "package.asks", "package.near"}, {})
    assert sentences == ["package.asks, line 3, imports package.far, which is not in the program"]


def test_imports_that_never_run(modules):
    modules({"asks.py": "import other", "others.py": "import other", "other.py": ""})
    assert imports.missing_imports({"asks", "others"}, {"ask*": ["oth*"], "others": ["other"]}) == []


@pytest.mark.parametrize("module", ["sys", "no_such_module_on_this_system"], ids=["part of Python here", "not here"])
def test_a_rule_is_needed_if_only_another_system_has_the_module_as_a_file(modules, module):
    modules({"asks.py": f"import {module}"})
    assert imports.missing_imports({"asks"}, {"asks": [module]}) == []


def test_a_rule_that_is_not_needed(modules):
    modules({"asks.py": "import other", "other.py": ""})
    sentences = imports.missing_imports({"asks", "other"}, {"asks": ["other"]})
    assert sentences == ["parts.toml lists that asks never imports other, but it would find it"]
