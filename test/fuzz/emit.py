"""Writes a program as C that compiles with the real headers.

Every call of bind has a line of its own, so that a warning's line tells the bind
site. Each condition is a call of a function that nobody can see.
"""

from typing import Dict, List, Tuple

import program as p

MEMBERS = ["fd", "alt"]
DECLARATIONS = {
    p.INT: "int {0}",
    p.FLAG: "int {0}",
    p.PAIR: "struct pair {0}",
    p.ARRAY: "int {0}[2]",
    p.INT_POINTER: "int *{0}",
    p.PAIR_POINTER: "struct pair *{0}",
    p.ARRAY_POINTER: "int *{0}",
}
RESULTS = {None: "void", p.INT: "int", p.PAIR: "struct pair"}
CREATIONS = {
    "stream": "socket(AF_INET, SOCK_STREAM, 0)",
    "datagram": "socket(AF_INET, SOCK_DGRAM, 0)",
    "unix": "socket(AF_UNIX, SOCK_STREAM, 0)",
}
# Level, name, type and value of the option.
OPTIONS = {
    "on": ("SOL_SOCKET", "SO_REUSEADDR", "int", 1),
    "off": ("SOL_SOCKET", "SO_REUSEADDR", "int", 0),
    "level": ("IPPROTO_TCP", "SO_REUSEADDR", "int", 1),
    "small": ("SOL_SOCKET", "SO_REUSEADDR", "char", 1),
    "port": ("SOL_SOCKET", "SO_REUSEPORT", "int", 1),
    "other": ("SOL_SOCKET", "SO_KEEPALIVE", "int", 1),
}
# Statements in which a bind runs once. The plain one comes first.
POSITIONS = [
    ["{bind};"],
    ["if ({bind} < 0)", "  cond();"],
    ["do", "  {bind};", "while (0);"],
    ["for (int once = 0; once < 1; once++)", "  {bind};"],
    ["switch ({bind}) {{", "default:", "  break;", "}}"],
    ["cond(), {bind};"],
    ["{{", "  int status = {bind};", "  (void)status;", "}}"],
    ["if (0)", "  cond();", "else", "  {bind};"],
    ["while ({bind} > 0)", "  cond();"],
    ["if ({bind} == 0 && cond() < 0)", "  cond();"],
    ["(void)({bind} < 0 ? cond() : 0);"],
]
PROLOGUE = """\
#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

struct pair {
  int fd, alt;
};

extern struct sockaddr_in address;
extern int cond(void);

"""


class Emitter:
    def __init__(self, program: p.Program, all_positions: bool):
        self.program = program
        self.positions = POSITIONS if all_positions else POSITIONS[:1]
        self.lines: List[str] = PROLOGUE.splitlines()
        self.bind_lines: Dict[int, int] = {}  # from line to uid
        self.types: Dict[str, str] = {}

    def run(self) -> str:
        for variable in self.program.globals:
            self.line(0, "static " + self.declaration(variable))
        if any(s.style == "static" for s in p.statements(self.program)
               if isinstance(s, p.SetOption)):
            for name in ("int", "char"):
                for value in (0, 1):
                    self.line(0, f"static const {name} {name}_{value} = {value};")
        for function in self.program.functions:
            self.function(function)
        return "\n".join(self.lines) + "\n"

    def line(self, depth: int, text: str) -> None:
        self.lines.append("  " * depth + text)

    def declaration(self, variable: p.Variable) -> str:
        text = DECLARATIONS[variable.type].format(variable.name)
        if variable.closed:
            text += " = -1" if variable.type == p.INT else " = {-1, -1}"
        return text + ";"

    def function(self, function: p.Function) -> None:
        self.types = {v.name: v.type
                      for v in self.program.globals + function.variables()}
        parameters = ", ".join(DECLARATIONS[v.type].format(v.name)
                               for v in function.parameters) or "void"
        entry = function is self.program.entry
        result = "int" if entry else "static " + RESULTS[function.returns]
        self.line(0, f"{result} {function.name}({parameters}) {{")
        for variable in function.locals:
            self.line(1, self.declaration(variable))
        self.block(function.body, 1, entry)
        if entry:
            self.line(1, "return 0;")
        self.line(0, "}")

    def place(self, place) -> str:
        name = place.variable
        if isinstance(place, p.Whole):
            return name
        return {
            p.INT: name,
            p.INT_POINTER: "*" + name,
            p.PAIR: f"{name}.{MEMBERS[place.index]}",
            p.PAIR_POINTER: f"{name}->{MEMBERS[place.index]}",
            p.ARRAY: f"{name}[{place.index}]",
            p.ARRAY_POINTER: f"{name}[{place.index}]",
        }[self.types[name]]

    def argument(self, argument: p.Argument) -> str:
        if isinstance(argument, p.Constant):
            return str(argument.value)
        if isinstance(argument, p.Address):
            text = self.place(argument.place)
            return text[1:] if text.startswith("*") else "&" + text
        if isinstance(argument, p.AddressOfWhole):
            is_pair = self.types[argument.variable] == p.PAIR
            return "&" * is_pair + argument.variable
        return self.place(argument)

    def block(self, block, depth: int, entry: bool) -> None:
        for statement in block:
            self.statement(statement, depth, entry)

    def statement(self, s: p.Statement, depth: int, entry: bool) -> None:
        if isinstance(s, p.If):
            self.line(depth, f"if ({s.flag or 'cond()'}) {{")
            self.block(s.then, depth + 1, entry)
            if s.otherwise:
                self.line(depth, "} else {")
                self.block(s.otherwise, depth + 1, entry)
            self.line(depth, "}")
        elif isinstance(s, p.Loop):
            opening, closing = {
                "while": ("while (cond()) {", "}"),
                "do": ("do {", "} while (cond());"),
                "forever": ("for (;;) {", "}"),
            }[s.kind]
            self.line(depth, opening)
            self.block(s.body, depth + 1, entry)
            self.line(depth, closing)
        elif isinstance(s, p.Switch):
            self.switch(s, depth, entry)
        elif isinstance(s, p.SetOption):
            self.set_option(s, depth)
        elif isinstance(s, p.Bind):
            self.bind(s, depth)
        else:
            self.line(depth, self.simple(s, entry))

    def bind(self, s: p.Bind, depth: int) -> None:
        call = (f"bind({self.place(s.target)}, (struct sockaddr *)&address, "
                "sizeof(address))")
        for line in self.positions[s.uid % len(self.positions)]:
            self.line(depth, line.format(bind=call))
            if "{bind}" in line:
                self.bind_lines[len(self.lines)] = s.uid

    def switch(self, s: p.Switch, depth: int, entry: bool) -> None:
        self.line(depth, "switch (cond()) {")
        for number, case in enumerate(s.cases):
            is_default = s.has_default and case is s.cases[-1]
            self.line(depth, "default:" if is_default else f"case {number}:")
            self.block(case.body, depth + 1, entry)
            self.line(depth + 1, ";" if case.falls_through else "break;")
        self.line(depth, "}")

    def set_option(self, s: p.SetOption, depth: int) -> None:
        level, name, type_name, value = OPTIONS[s.kind]
        pointer = {
            "literal": f"&({type_name}){{{value}}}",
            "local": "&on",
            "static": f"&{type_name}_{value}",
        }[s.style]
        call = (f"setsockopt({self.place(s.target)}, {level}, {name}, "
                f"{pointer}, sizeof({type_name}));")
        if s.style != "local":
            self.line(depth, call)
            return
        self.line(depth, "{")
        self.line(depth + 1, f"{type_name} on = {value};")
        self.line(depth + 1, call)
        self.line(depth, "}")

    def simple(self, s: p.Statement, entry: bool) -> str:
        place = self.place
        if isinstance(s, p.Create):
            return f"{place(s.target)} = {CREATIONS[s.kind]};"
        if isinstance(s, p.Listen):
            return f"listen({place(s.target)}, 5);"
        if isinstance(s, p.Close):
            return f"close({place(s.target)});"
        if isinstance(s, p.Copy):
            return f"{place(s.target)} = {place(s.source)};"
        if isinstance(s, p.Dup):
            return f"{place(s.target)} = dup({place(s.source)});"
        if isinstance(s, p.Call):
            arguments = ", ".join(self.argument(a) for a in s.arguments)
            target = f"{place(s.target)} = " if s.target else ""
            return f"{target}{s.function}({arguments});"
        if isinstance(s, p.Return):
            if entry:
                return "return 0;"
            return f"return {place(s.value)};" if s.value else "return;"
        if isinstance(s, p.Goto):
            return f"goto {s.label};"
        if isinstance(s, p.Label):
            return f"{s.name}:;"
        return {p.Exit: "exit(1);", p.Break: "break;",
                p.Continue: "continue;"}[type(s)]


def emit(program: p.Program,
         all_positions: bool = False) -> Tuple[str, Dict[int, int]]:
    """Returns the text, and for each line that binds the bind's uid. Either
    each bind is a plain statement, or they stand in all kinds of statements."""
    emitter = Emitter(program, all_positions)
    text = emitter.run()
    return text, emitter.bind_lines
