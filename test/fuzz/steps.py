"""Flattens a function into steps with jumps, for the oracle to run.

A step is one of
    do STATEMENT
    call STATEMENT
    return STATEMENT, or nothing at the end
    test FLAG THEN ELSE
    branch TARGETS, of which any may be taken
"""

from typing import Dict

import program as p


class Unfit(Exception):
    """The program is no program: a jump leads nowhere, and so on."""


class Code:
    """A function as a list of steps; a branch is a step with several targets."""

    def __init__(self, function: p.Function):
        self.function = function
        self.offsets = {}
        self.size = 0
        for variable in function.variables():
            self.offsets[variable.name] = self.size
            self.size += p.CELLS.get(variable.type, 1)
        self.types = {v.name: v.type for v in function.variables()}
        self.steps: list = []
        self.labels: Dict[str, int] = {}
        self.block(function.body, None, None)
        self.steps.append(("return", None))
        for step in self.steps:
            if step[0] == "goto":
                if step[1] not in self.labels:
                    raise Unfit(step[1])
                step[0:2] = ["branch", [self.labels[step[1]]]]
            if step[0] == "branch" and None in step[1]:
                raise Unfit("jump")

    def branch(self, *targets) -> list:
        step = ["branch", list(targets)]
        self.steps.append(step)
        return step[1]

    def here(self) -> int:
        return len(self.steps)

    def block(self, body, breaks, continues) -> None:
        """`breaks` and `continues` collect the jumps out of what encloses."""
        for s in body:
            self.statement(s, breaks, continues)

    def statement(self, s: p.Statement, breaks, continues) -> None:
        if isinstance(s, p.If):
            if s.flag:
                self.steps.append(["test", s.flag, self.here() + 1, None])
                test, entry = self.steps[-1], 3
            else:
                test, entry = self.branch(self.here() + 1, None), 1
            self.block(s.then, breaks, continues)
            end = self.branch(None)
            test[entry] = self.here()
            self.block(s.otherwise, breaks, continues)
            end[0] = self.here()
        elif isinstance(s, p.Loop):
            self.loop(s)
        elif isinstance(s, p.Switch):
            self.switch(s, continues)
        elif isinstance(s, (p.Break, p.Continue)):
            jumps = breaks if isinstance(s, p.Break) else continues
            if jumps is None:
                raise Unfit("break or continue outside")
            jumps.append(self.branch(None))
        elif isinstance(s, p.Goto):
            self.steps.append(["goto", s.label])
        elif isinstance(s, p.Label):
            if s.name in self.labels:
                raise Unfit(s.name)
            self.labels[s.name] = self.here()
        elif isinstance(s, p.Return):
            self.steps.append(("return", s))
        elif isinstance(s, p.Call):
            self.steps.append(("call", s))
        else:
            self.steps.append(("do", s))

    def loop(self, s: p.Loop) -> None:
        breaks: list = []
        continues: list = []
        start = self.here()
        if s.kind == "while":
            breaks.append(self.branch(None, self.here() + 1))
        self.block(s.body, breaks, continues)
        condition = self.here()
        if s.kind == "do":
            self.branch(start, self.here() + 1)
        else:
            self.branch(start)
        for jump in continues:
            jump[0] = condition if s.kind == "do" else start
        for jump in breaks:
            jump[0] = self.here()

    def switch(self, s: p.Switch, continues) -> None:
        breaks: list = []
        targets = self.branch()
        for case in s.cases:
            targets.append(self.here())
            self.block(case.body, breaks, continues)
            if not case.falls_through:
                breaks.append(self.branch(None))
        if not s.has_default:
            targets.append(self.here())
        for jump in breaks:
            jump[0] = self.here()
