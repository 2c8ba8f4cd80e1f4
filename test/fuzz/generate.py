"""Makes a random program from a seed.

Each program uses a random choice of the language (some have no loops, some no
structs, ...), since programs that use all of it at once look alike. Whether a
statement uses a variable that holds nothing is not watched while it is
generated: mend.py takes care of that afterwards.
"""

import random
from typing import List, Optional

import program as p
from mend import Mender
from oracle import TooLarge

FEATURES = ["pairs", "arrays", "globals", "pointers", "loops", "switches",
            "gotos", "returns", "exits", "closes", "copies", "dups", "exempt",
            "ineffective", "clears", "flags", "results"]


class Generator:
    def __init__(self, rng: random.Random):
        self.rng = rng
        self.has = {name for name in FEATURES if rng.random() < 0.5}
        self.functions: List[p.Function] = []
        self.globals: List[p.Variable] = []
        self.budget = 0

    def program(self) -> p.Program:
        rng = self.rng
        if "globals" in self.has:
            self.globals = self.variables("g", 1, closed=True)
        for number in range(rng.choice([0, 1, 1, 2, 2, 3, 4])):
            self.helper(f"helper{number}")
        name = rng.choice(["main", "serve"])
        entry = p.Function(name, [], self.variables("fd", rng.choice([1, 2, 2])),
                           None, [])
        self.budget = rng.randint(5, rng.choice([12, 24, 48]))
        self.fill(entry, create=0.8)
        return p.Program(self.globals, self.functions + [entry])

    # --- functions -----------------------------------------------------------

    def variables(self, prefix: str, count: int, closed=False):
        rng = self.rng
        types = [p.INT] * 4
        types += [p.PAIR] * ("pairs" in self.has) * 2
        types += [p.ARRAY] * ("arrays" in self.has)
        return [p.Variable(f"{prefix}{number}", rng.choice(types),
                           closed or rng.random() < 0.3)
                for number in range(count)]

    def helper(self, name: str) -> None:
        rng = self.rng
        types = [p.INT] * 4
        if "pointers" in self.has:
            types += [p.INT_POINTER] * 3
            types += [p.PAIR_POINTER] * ("pairs" in self.has) * 3
            types += [p.ARRAY_POINTER] * ("arrays" in self.has) * 2
        types += [p.PAIR] * ("pairs" in self.has)
        count = rng.choice([0, 1, 1, 1, 2])
        parameters = [p.Variable(f"p{number}", rng.choice(types))
                      for number in range(count)]
        if "flags" in self.has and rng.random() < 0.6:
            parameters.append(p.Variable("flag", p.FLAG))
        returns = None
        if "results" in self.has and rng.random() < 0.5:
            returns = p.INT
            if "pairs" in self.has and rng.random() < 0.3:
                returns = p.PAIR
        needs_local = returns and not any(v.type == returns for v in parameters)
        variables = self.variables("v", rng.choice([0, 0, 1]))
        if needs_local:
            variables.append(p.Variable("result", returns, rng.random() < 0.3))
        function = p.Function(name, parameters, variables, returns, [])
        self.budget = rng.randint(1, 9)
        # A helper that is given nothing makes something.
        self.fill(function, create=0.7 if returns or not parameters else 0.3)
        self.functions.append(function)

    def fill(self, function: p.Function, create: float) -> None:
        rng = self.rng
        self.function = function
        self.scope = function.variables() + self.globals
        self.labels: List[str] = []
        body = function.body
        is_entry = function.name in ("main", "serve")
        if function.name == "serve":
            # It may be called again: nothing may be left of an earlier call.
            body += map(self.creation, self.places(self.globals))
        elif is_entry:
            body += (self.creation(place) for place in self.places(self.globals)
                     if rng.random() < create)
        body += (self.creation(place) for place in self.places(function.locals)
                 if rng.random() < create)
        if not self.places(self.scope):
            return
        body += self.block(self.budget, False, False)
        if is_entry:
            for place in self.places(self.scope):
                if rng.random() < 0.5:
                    body.append(p.Bind(place))
                if rng.random() < 0.8:
                    body.append(p.Listen(place))
        if function.returns:
            body.append(self.return_statement())
        for label in self.labels:
            body.insert(rng.randrange(len(body) + (not function.returns)),
                        p.Label(label))

    # --- places --------------------------------------------------------------

    @staticmethod
    def places(variables) -> List[p.Place]:
        found = []
        for v in variables:
            if v.type != p.FLAG:
                cells = p.CELLS[p.POINTEES.get(v.type, v.type)]
                found += [p.Place(v.name, index) for index in range(cells)]
        return found

    def place(self) -> p.Place:
        return self.rng.choice(self.places(self.scope))

    def names(self, *types: str) -> List[str]:
        return [v.name for v in self.scope if v.type in types]

    def return_statement(self) -> p.Return:
        if not self.function.returns:
            return p.Return()
        if self.function.returns == p.PAIR:
            return p.Return(p.Whole(self.rng.choice(self.names(p.PAIR))))
        return p.Return(self.place())

    # --- statements ----------------------------------------------------------

    def block(self, budget: int, in_loop: bool, in_switch: bool):
        """`budget` statements, with those inside."""
        body: List[p.Statement] = []
        while budget > 0:
            statement, cost = self.statement(budget, in_loop, in_switch)
            if statement:
                body.append(statement)
            budget -= cost
            if isinstance(statement, (p.Return, p.Exit, p.Break, p.Continue)):
                break
        return body

    def statement(self, budget: int, in_loop: bool, in_switch: bool):
        has, rng = self.has, self.rng
        nested = in_loop or in_switch or budget < self.budget
        weights = {
            "set": 5, "bind": 5, "listen": 4, "create": 1.5,
            "call": 5 * bool(self.functions),
            "if": 5 * (budget > 1),
            "loop": 2 * ("loops" in has and budget > 1),
            "switch": 2 * ("switches" in has and budget > 2),
            "close": 1 * ("closes" in has),
            "copy": 2 * ("copies" in has),
            "dup": 1 * ("dups" in has),
            "goto": 1.5 * ("gotos" in has and nested),
            "return": 0.7 * ("returns" in has and nested),
            "exit": 0.4 * ("exits" in has and nested),
            "break": 1.2 * (in_loop or in_switch),
            "continue": 0.5 * in_loop,
        }
        kind = rng.choices(list(weights), list(weights.values()))[0]
        if kind == "if":
            return self.branch(budget - 1, in_loop, in_switch), budget
        if kind == "loop":
            inner = rng.randint(1, budget - 1)
            loop = p.Loop(rng.choice(["while", "while", "do", "forever"]),
                          self.block(inner, True, False))
            return loop, inner + 1
        if kind == "switch":
            return self.switch(budget - 1, in_loop), budget
        return self.simple(kind), 1

    def branch(self, budget: int, in_loop: bool, in_switch: bool) -> p.If:
        inner = self.rng.randint(1, budget)
        split = self.rng.choice([0, 0, inner // 2])
        flags = self.names(p.FLAG)
        flag = flags[0] if flags and self.rng.random() < 0.6 else None
        return p.If(self.block(inner - split, in_loop, in_switch),
                    self.block(split, in_loop, in_switch), flag)

    def switch(self, budget: int, in_loop: bool) -> p.Switch:
        count = self.rng.randint(1, 3)
        cases = [p.Case(self.block(max(1, budget // count), in_loop, True),
                        self.rng.random() < 0.3) for _ in range(count)]
        return p.Switch(cases, self.rng.random() < 0.5)

    def creation(self, place: Optional[p.Place] = None) -> p.Create:
        kind = "stream"
        if "exempt" in self.has and self.rng.random() < 0.3:
            kind = self.rng.choice(["datagram", "unix"])
        return p.Create(place or self.place(), kind)

    def simple(self, kind: str) -> Optional[p.Statement]:
        rng = self.rng
        if kind == "set":
            return self.set_option()
        if kind == "create":
            return self.creation()
        if kind == "call":
            return self.call()
        if kind == "copy":
            pairs = self.names(p.PAIR)
            if len(pairs) > 1 and rng.random() < 0.5:
                return p.Copy(*map(p.Whole, rng.sample(pairs, 2)))
            return p.Copy(self.place(), self.place())
        if kind == "dup":
            return p.Dup(self.place(), self.place())
        if kind == "goto":
            if not self.labels or rng.random() < 0.5:
                self.labels.append(f"label{len(self.labels)}")
            return p.If([p.Goto(rng.choice(self.labels))])
        if kind == "return":
            return self.return_statement()
        if kind in ("exit", "break", "continue"):
            return {"exit": p.Exit, "break": p.Break,
                    "continue": p.Continue}[kind]()
        return {"bind": p.Bind, "listen": p.Listen,
                "close": p.Close}[kind](self.place())

    def set_option(self) -> p.SetOption:
        rng = self.rng
        kind = "on"
        if "clears" in self.has and rng.random() < 0.2:
            kind = "off"
        elif "ineffective" in self.has and rng.random() < 0.3:
            kind = rng.choice(["level", "small", "port", "other"])
        return p.SetOption(self.place(), kind,
                           rng.choice(["literal", "local", "static"]))

    def call(self) -> Optional[p.Call]:
        rng = self.rng
        callee = rng.choice(self.functions)
        arguments = [self.argument(v.type) for v in callee.parameters]
        if None in arguments:
            return None
        target = None
        if callee.returns == p.INT and rng.random() < 0.9:
            target = self.place()
        elif callee.returns == p.PAIR and self.names(p.PAIR):
            target = p.Whole(rng.choice(self.names(p.PAIR)))
        return p.Call(callee.name, arguments, target)

    def argument(self, type_name: str) -> Optional[p.Argument]:
        rng = self.rng
        if type_name == p.FLAG:
            return p.Constant(rng.randint(0, 1))
        if type_name == p.INT:
            return self.place()
        if type_name == p.INT_POINTER:
            return p.Address(self.place())
        if type_name == p.PAIR:
            names = self.names(p.PAIR)
            return p.Whole(rng.choice(names)) if names else None
        names = self.names(type_name, p.POINTEES[type_name])
        return p.AddressOfWhole(rng.choice(names)) if names else None


def generate(seed: int) -> p.Program:
    rng = random.Random(seed)
    while True:
        program = Generator(rng).program()
        try:
            if Mender(rng, program).mend():
                return program
        except TooLarge:
            pass
