"""The verdicts of a program, straight from their definitions.

Every condition is opaque, so every path is feasible. The oracle runs all of
them on a small concrete machine: a stack of frames, descriptors, sockets. A
machine that was in a state before is not run again, so loops end. It shares
nothing with the engine: no summaries, no contexts, no bounds that lose paths.

A socket is named by its creation and the chain of calls that led there.
For each bind site and socket the oracle collects whether the option was on
whenever the socket was bound there and later came to listen:

    never on      Missing
    on and off    Partial
    always on     set

The site is Missing if it is so for one socket, else Partial if it is for one.

On a path that binds one socket twice at one site, first without the option and
then with it (or the other way round), the definitions do not say which counts:
such sites are ambiguous and are left out.

An entry named `main` runs once; any other may be called again, with what an
earlier call left in the globals. A program is fit for comparison only if no
path uses a variable that holds nothing or a closed descriptor. Those uses are
collected too.
"""

from dataclasses import dataclass, field
from typing import Dict, List, Optional, Set

import program as p
from steps import Code

MISSING = "missing"
PARTIAL = "partial"

# What a cell holds besides the number of a descriptor (0 and up), a pointer
# (a tuple of frame and cell) and a flag (a string).
UNINITIALIZED = None
NO_SOCKET = -1
CLOSED = -2

GLOBAL_FRAME = -1


class TooLarge(Exception):
    """The program has too many states."""


@dataclass
class Outcome:
    # For each bind site that a listening socket passed, by the socket's name:
    # the states of the option.
    seen: Dict[int, Dict[tuple, Set[bool]]] = field(default_factory=dict)
    ambiguous: Set[int] = field(default_factory=set)
    misuses: Set[int] = field(default_factory=set)

    def verdict(self, site: int) -> Optional[str]:
        found = list(self.seen.get(site, {}).values())
        if {False} in found:
            return MISSING
        if {False, True} in found:
            return PARTIAL
        return None


class Machine:
    """One state. Frames are [code, next step, cells, uid of the call]."""

    def __init__(self, frames, globals_, descriptors, sockets):
        self.frames = frames
        self.globals = globals_
        self.descriptors = descriptors  # the socket of each
        self.sockets = sockets  # (name, is exempt, option is on, bound at)

    def freeze(self):
        """Drops what no variable reaches; numbers the rest by first use."""
        descriptors: Dict[int, int] = {}
        sockets: Dict[int, int] = {}

        def freeze_cell(value):
            if not isinstance(value, int) or value < 0:
                return value
            if value not in descriptors:
                descriptors[value] = len(descriptors)
                sockets.setdefault(self.descriptors[value], len(sockets))
            return descriptors[value]

        frames = tuple((code, step, tuple(map(freeze_cell, cells)), call)
                       for code, step, cells, call in self.frames)
        globals_ = tuple(map(freeze_cell, self.globals))
        return (frames, globals_,
                tuple(sockets[self.descriptors[d]] for d in descriptors),
                tuple(self.sockets[s] for s in sockets))

    @staticmethod
    def thaw(frozen) -> "Machine":
        frames, globals_, descriptors, sockets = frozen
        return Machine([[c, step, list(cells), call]
                        for c, step, cells, call in frames],
                       list(globals_), list(descriptors), list(sockets))


class Explorer:
    def __init__(self, program: p.Program, limit: int):
        self.limit = limit
        self.outcome = Outcome()
        self.codes = {f.name: Code(f) for f in program.functions}
        self.calls = {s.uid: s for s in p.statements(program)
                      if isinstance(s, p.Call)}
        self.offsets = {}
        # What is called again finds in globals what an earlier call left there.
        initial = NO_SOCKET if program.entry.name == "main" else UNINITIALIZED
        cells: list = []
        for variable in program.globals:
            self.offsets[variable.name] = len(cells)
            cells += [initial] * p.CELLS[variable.type]
        self.start = Machine([self.frame(program.entry.name, None)], cells, [], [])

    def frame(self, name: str, call) -> list:
        code = self.codes[name]
        cells: list = [UNINITIALIZED] * code.size
        for variable in code.function.locals:
            if variable.closed:
                start = code.offsets[variable.name]
                for cell in range(start, start + p.CELLS[variable.type]):
                    cells[cell] = NO_SOCKET
        return [code, 0, cells, call]

    def run(self) -> Outcome:
        first = self.start.freeze()
        seen = {first}
        waiting = [first]
        while waiting:
            for state in self.advance(Machine.thaw(waiting.pop())):
                frozen = state.freeze()
                if frozen not in seen:
                    seen.add(frozen)
                    waiting.append(frozen)
            if len(seen) > self.limit:
                raise TooLarge()
        return self.outcome

    def advance(self, machine: Machine) -> List[Machine]:
        """Runs to the next branch. Every loop has one."""
        while machine.frames:
            frame = machine.frames[-1]
            step = frame[0].steps[frame[1]]
            frame[1] += 1
            if step[0] == "branch":
                return self.fork(machine, step[1])
            if step[0] == "test":
                flag = frame[2][frame[0].offsets[step[1]]]
                frame[1] = step[2] if flag == "1" else step[3]
            elif step[0] == "call":
                self.call(machine, step[1])
            elif step[0] == "return":
                self.leave(machine, step[1])
            elif isinstance(step[1], p.Exit):
                return []
            else:
                self.execute(machine, step[1])
        return []

    @staticmethod
    def fork(machine: Machine, targets) -> List[Machine]:
        states = []
        frozen = machine.freeze()
        for target in targets:
            state = Machine.thaw(frozen)
            state.frames[-1][1] = target
            states.append(state)
        return states

    # --- memory --------------------------------------------------------------

    def locate(self, machine: Machine, name: str):
        """Returns the frame and the first cell of a variable or a pointee."""
        code, _, cells, _ = machine.frames[-1]
        if name not in code.offsets:
            return GLOBAL_FRAME, self.offsets[name]
        if code.types[name] in p.POINTEES:
            return cells[code.offsets[name]]
        return len(machine.frames) - 1, code.offsets[name]

    def locations(self, machine: Machine, place) -> list:
        frame, cell = self.locate(machine, place.variable)
        if isinstance(place, p.Whole):
            return [(frame, cell), (frame, cell + 1)]
        return [(frame, cell + place.index)]

    def read(self, machine: Machine, place) -> list:
        return [self.cells(machine, frame)[cell]
                for frame, cell in self.locations(machine, place)]

    def write(self, machine: Machine, place, values) -> None:
        for (frame, cell), value in zip(self.locations(machine, place), values):
            self.cells(machine, frame)[cell] = value

    @staticmethod
    def cells(machine: Machine, frame: int) -> list:
        return machine.globals if frame == GLOBAL_FRAME else machine.frames[frame][2]

    def fetch(self, machine: Machine, place, user: p.Statement) -> list:
        """Reads for a copy. Half a struct may be uninitialised, an int not."""
        values = self.read(machine, place)
        if isinstance(place, p.Place) and values == [UNINITIALIZED]:
            self.outcome.misuses.add(user.uid)
        return values

    # --- steps ---------------------------------------------------------------

    def call(self, machine: Machine, s: p.Call) -> None:
        frame = self.frame(s.function, s.uid)
        code = frame[0]
        for parameter, argument in zip(code.function.parameters, s.arguments):
            if isinstance(argument, p.Constant):
                values = [str(argument.value)]
            elif isinstance(argument, p.Address):
                values = self.locations(machine, argument.place)
            elif isinstance(argument, p.AddressOfWhole):
                values = [self.locate(machine, argument.variable)]
            else:
                values = self.fetch(machine, argument, s)
            start = code.offsets[parameter.name]
            frame[2][start:start + len(values)] = values
        machine.frames.append(frame)

    def leave(self, machine: Machine, s: Optional[p.Return]) -> None:
        returns = machine.frames[-1][0].function.returns
        values = [UNINITIALIZED] * p.CELLS.get(returns, 0)
        if s and s.value:
            values = self.fetch(machine, s.value, s)
        call = self.calls.get(machine.frames.pop()[3])
        if call and call.target:
            self.write(machine, call.target, values)

    def execute(self, machine: Machine, s: p.Statement) -> None:
        if isinstance(s, p.Create):
            chain = tuple(frame[3] for frame in machine.frames[1:])
            machine.sockets.append(
                (chain + (s.uid,), s.kind != "stream", False, frozenset()))
            machine.descriptors.append(len(machine.sockets) - 1)
            self.write(machine, s.target, [len(machine.descriptors) - 1])
        elif isinstance(s, p.Copy):
            self.write(machine, s.target, self.fetch(machine, s.source, s))
        else:
            self.use(machine, s)

    def use(self, machine: Machine, s: p.Statement) -> None:
        place = s.source if isinstance(s, p.Dup) else s.target
        (descriptor,) = self.read(machine, place)
        if descriptor in (UNINITIALIZED, CLOSED):
            self.outcome.misuses.add(s.uid)
            return
        if isinstance(s, p.Dup):
            if descriptor != NO_SOCKET:
                machine.descriptors.append(machine.descriptors[descriptor])
                descriptor = len(machine.descriptors) - 1
            self.write(machine, s.target, [descriptor])
            return
        if descriptor == NO_SOCKET:
            return
        if isinstance(s, p.Close):
            for cells in [machine.globals] + [f[2] for f in machine.frames]:
                cells[:] = [CLOSED if isinstance(c, int) and c == descriptor
                            else c for c in cells]
            return
        number = machine.descriptors[descriptor]
        name, exempt, is_on, bound = machine.sockets[number]
        if isinstance(s, p.SetOption):
            is_on = {"on": True, "off": False}.get(s.kind, is_on)
        elif isinstance(s, p.Bind):
            if (s.uid, not is_on) in bound:
                self.outcome.ambiguous.add(s.uid)
            bound |= {(s.uid, is_on)}
        elif isinstance(s, p.Listen) and not exempt:
            for site, was_on in bound:
                names = self.outcome.seen.setdefault(site, {})
                names.setdefault(name, set()).add(was_on)
        machine.sockets[number] = (name, exempt, is_on, bound)


def explore(program: p.Program, limit: int = 20000) -> Outcome:
    """Runs all paths of a program whose statements are numbered."""
    return Explorer(program, limit).run()
