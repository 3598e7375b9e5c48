"""What global names mean, and what functions and classes are called with."""

from __future__ import annotations

import ast

from civdata.browser.names import class_signature, is_carried, local, members, signature
from civdata.claims.sentences import Stretch
from civdata.claims.times import Time


def test_a_name_that_javascript_keeps_for_itself_gets_another() -> None:
    """A variable may be called as a word of JavaScript; a plain name stays."""
    assert local("index") == "index"
    assert local("new") != "new"


def test_a_signature_has_the_names_in_order() -> None:
    """The object of a method is none of its parameters, those behind a star are."""
    [node] = ast.parse("def f(self, a, b=1, *, c=2): ...").body
    assert isinstance(node, ast.FunctionDef)
    assert signature(node.args, bound=True).names == ("a", "b", "c")
    assert signature(node.args).names == ("self", "a", "b", "c")


def test_a_class_of_data_is_called_with_its_fields() -> None:
    """Fields are the parameters, in order."""
    assert class_signature(Time).names == ("start", "end", "period", "aside")


def test_only_our_own_is_carried() -> None:
    """A function or class of ours goes along, one of Python does not."""
    assert is_carried(Stretch)
    assert not is_carried(ast.parse)


def test_members_are_gathered_by_name() -> None:
    """Methods are known with their parameters, fields by name."""
    found = members(["civdata.claims.sentences"])
    assert found.methods["holds"].names == ("start",)
    assert {"start", "end"} <= found.fields
