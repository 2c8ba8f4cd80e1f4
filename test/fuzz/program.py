"""The syntax tree of a random socket program.

A program is a list of functions; the last one is the entry, and a function
calls only those that stand before it, so there is no recursion. Descriptors
live in variables of one or two cells. The tree knows neither C (emit.py) nor
what a program means (oracle.py).
"""

import copy
from dataclasses import dataclass, field
from typing import Iterator, List, Optional, Union

# Types of variables. A pair is a struct of two descriptors.
INT = "int"
PAIR = "pair"
ARRAY = "array"
INT_POINTER = "int*"
PAIR_POINTER = "pair*"
ARRAY_POINTER = "array*"
FLAG = "flag"  # a parameter that is 0 or 1, given as a constant

POINTEES = {INT_POINTER: INT, PAIR_POINTER: PAIR, ARRAY_POINTER: ARRAY}
CELLS = {INT: 1, PAIR: 2, ARRAY: 2}


@dataclass(frozen=True)
class Place:
    """One descriptor: a cell of a variable, or of what a pointer points to."""

    variable: str
    index: int = 0


@dataclass(frozen=True)
class Whole:
    """Both cells of a pair or an array."""

    variable: str


@dataclass(frozen=True)
class Address:
    """The argument `&place`."""

    place: Place


@dataclass(frozen=True)
class AddressOfWhole:
    """The argument `&pair`, or an array that decays to a pointer."""

    variable: str


@dataclass(frozen=True)
class Constant:
    """The argument 0 or 1, for a flag."""

    value: int


Argument = Union[Place, Whole, Address, AddressOfWhole, Constant]


@dataclass
class Statement:
    """`uid` is unique in the program; `renumber` gives it out."""

    uid: int = field(default=-1, init=False)

    def blocks(self) -> List[list]:
        return []


@dataclass
class Create(Statement):
    target: Place
    kind: str = "stream"  # or "datagram" or "unix", which are exempt


@dataclass
class SetOption(Statement):
    """`kind` is "on", "off", or the reason why the call has no effect."""

    target: Place
    kind: str = "on"
    style: str = "literal"  # where the value lies: "local", "static"


@dataclass
class Bind(Statement):
    target: Place


@dataclass
class Listen(Statement):
    target: Place


@dataclass
class Close(Statement):
    target: Place


@dataclass
class Copy(Statement):
    target: Union[Place, Whole]
    source: Union[Place, Whole]


@dataclass
class Dup(Statement):
    target: Place
    source: Place


@dataclass
class Call(Statement):
    function: str
    arguments: List[Argument]
    target: Union[Place, Whole, None] = None


@dataclass
class Return(Statement):
    value: Union[Place, Whole, None] = None


@dataclass
class Exit(Statement):
    pass


@dataclass
class Break(Statement):
    pass


@dataclass
class Continue(Statement):
    pass


@dataclass
class Goto(Statement):
    label: str


@dataclass
class Label(Statement):
    name: str


@dataclass
class If(Statement):
    then: List[Statement]
    otherwise: List[Statement] = field(default_factory=list)
    flag: Optional[str] = None  # tested instead of an opaque condition

    def blocks(self):
        return [self.then, self.otherwise]


@dataclass
class Loop(Statement):
    kind: str  # "while", "do", "forever"
    body: List[Statement]

    def blocks(self):
        return [self.body]


@dataclass
class Case:
    body: List[Statement]
    falls_through: bool = False


@dataclass
class Switch(Statement):
    """The last case is `default` if `has_default`."""

    cases: List[Case]
    has_default: bool = False

    def blocks(self):
        return [case.body for case in self.cases]


@dataclass
class Variable:
    name: str
    type: str
    closed: bool = False  # starts as -1 instead of uninitialised


@dataclass
class Function:
    name: str
    parameters: List[Variable]
    locals: List[Variable]
    returns: Optional[str]  # INT, PAIR or nothing
    body: List[Statement]

    def variables(self) -> List[Variable]:
        return self.parameters + self.locals


@dataclass
class Program:
    globals: List[Variable]
    functions: List[Function]

    @property
    def entry(self) -> Function:
        return self.functions[-1]

    def function(self, name: str) -> Function:
        return next(f for f in self.functions if f.name == name)

    def clone(self) -> "Program":
        return copy.deepcopy(self)


def all_blocks(body: List[Statement]) -> Iterator[List[Statement]]:
    """Yields `body` and every block inside it, outer ones first."""
    yield body
    for statement in body:
        for block in statement.blocks():
            yield from all_blocks(block)


def statements(program: Program) -> Iterator[Statement]:
    for function in program.functions:
        for block in all_blocks(function.body):
            yield from block


def renumber(program: Program) -> Program:
    for uid, statement in enumerate(statements(program)):
        statement.uid = uid
    return program


def drop_uncalled(program: Program) -> None:
    """Removes helpers that nothing calls any more."""
    while True:
        called = {s.function for s in statements(program) if isinstance(s, Call)}
        kept = [f for f in program.functions[:-1] if f.name in called]
        if len(kept) + 1 == len(program.functions):
            return
        program.functions[:-1] = kept
