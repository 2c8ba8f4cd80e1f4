"""Makes a program smaller for as long as a property holds.

Statements go, what encloses others is replaced by what it encloses, and what
nothing uses any more goes with them. The property is asked of every candidate.
"""

from typing import Callable, Iterator, List

import program as p
from oracle import TooLarge, explore
from steps import Unfit

Property = Callable[[p.Program, object], bool]


def is_interesting(candidate: p.Program, holds: Property) -> bool:
    """`holds` is asked only of programs that are fit for comparison."""
    p.drop_uncalled(candidate)
    p.renumber(candidate)
    try:
        outcome = explore(candidate)
    except (Unfit, TooLarge):
        return False
    return not outcome.misuses and holds(candidate, outcome)


def positions(program: p.Program) -> List[tuple]:
    """Function, block and index of each statement, outer ones first."""
    return [(f, b, i) for f, function in enumerate(program.functions)
            for b, block in enumerate(p.all_blocks(function.body))
            for i in range(len(block))]


def replacements(program: p.Program, position: tuple) -> Iterator[p.Program]:
    """Copies of `program` in which less stands at `position`."""
    f, b, i = position
    statement = list(p.all_blocks(program.functions[f].body))[b][i]
    for number in range(-1, len(statement.blocks())):
        smaller = program.clone()
        block = list(p.all_blocks(smaller.functions[f].body))[b]
        block[i:i + 1] = block[i].blocks()[number] if number >= 0 else []
        yield smaller
    if isinstance(statement, p.Switch):
        for number in range(len(statement.cases)):
            smaller = program.clone()
            block = list(p.all_blocks(smaller.functions[f].body))[b]
            del block[i].cases[number]
            yield smaller
    if isinstance(statement, p.SetOption) and statement.style != "literal":
        smaller = program.clone()
        list(p.all_blocks(smaller.functions[f].body))[b][i].style = "literal"
        yield smaller


def drop_unused_variables(program: p.Program) -> None:
    for function in program.functions:
        used = {word for block in p.all_blocks(function.body)
                for s in block for word in repr(s).split("'")}
        function.locals = [v for v in function.locals if v.name in used]
    used = {word for s in p.statements(program) for word in repr(s).split("'")}
    program.globals = [v for v in program.globals if v.name in used]


def reduce(program: p.Program, holds: Property) -> p.Program:
    shrunk = True
    while shrunk:
        shrunk = False
        number = 0
        while number < len(positions(program)):
            for smaller in replacements(program, positions(program)[number]):
                if is_interesting(smaller, holds):
                    program = smaller
                    shrunk = True
                    break
            else:
                number += 1
    smaller = program.clone()
    drop_unused_variables(smaller)
    return smaller if is_interesting(smaller, holds) else program
