"""Makes a generated program fit for comparison.

The oracle finds the statements that use a variable which holds nothing. Each of
them goes, or a socket is created right before it, until none is left.
"""

import random
from typing import List, Optional

import program as p
from oracle import explore

ROUNDS = 12
MAX_STATES = 3000


class Mender:
    """Makes each use of a variable that holds nothing go away."""

    def __init__(self, rng: random.Random, program: p.Program):
        self.rng = rng
        self.program = program

    def mend(self) -> bool:
        """Returns whether it came to an end with something to compare."""
        for _ in range(ROUNDS):
            p.drop_uncalled(self.program)
            p.renumber(self.program)
            outcome = explore(self.program, MAX_STATES)
            if not outcome.misuses:
                return any(isinstance(s, p.Bind)
                           for s in p.statements(self.program))
            for function in self.program.functions:
                for block in list(p.all_blocks(function.body)):
                    self.mend_block(block, outcome.misuses)
        return False

    def mend_block(self, block: List[p.Statement], misuses) -> None:
        for statement in list(block):
            if statement.uid not in misuses:
                continue
            position = block.index(statement)
            used = self.used(statement)
            if used and (isinstance(statement, p.Return) or
                         self.rng.random() < 0.5):
                block.insert(position, p.Create(used))
            else:
                del block[position]

    def used(self, statement: p.Statement) -> Optional[p.Place]:
        if isinstance(statement, p.Return):
            return statement.value
        if isinstance(statement, (p.Copy, p.Dup)):
            return statement.source
        if isinstance(statement, p.Call):
            places = [a for a in statement.arguments if isinstance(a, p.Place)]
            return self.rng.choice(places) if places else None
        return statement.target
