"""Runs programs on make-believe sockets (Inputs/runtime.c), before and after.

What a fix says it does is told by the same engine that found the fault. This
asks a run of the program instead.
"""

import os
import subprocess
from typing import List, Set

import program as p
from programs import Failure

HERE = os.path.dirname(os.path.abspath(__file__))
RUNS = 20  # of each program
SECONDS = 60


class Runtime:
    """The compiler, and the runtime once it is compiled."""

    def __init__(self, compiler: str, folder: str):
        self.compiler = compiler
        self.inputs = os.path.join(HERE, "Inputs")
        self.object = os.path.join(folder, "runtime.o")
        self.compile("-c", os.path.join(self.inputs, "runtime.c"), "-o", self.object)

    def compile(self, *arguments: str) -> None:
        done = subprocess.run([self.compiler, "-w", *arguments], check=False,
                              capture_output=True, text=True)
        if done.returncode:
            raise Failure(done.stderr)

    def trace(self, program: p.Program, path: str) -> List[str]:
        """What the program does, line by line; `path` is its text."""
        name = program.entry.name
        header = os.path.join(self.inputs, "runtime.h")
        self.compile(path, self.object, f"-D{name}=entry", "-include", header,
                     "-o", path + ".run")
        # Only main is not called again.
        times = 1 if name == "main" else 2
        done = subprocess.run([path + ".run", str(RUNS), str(times)], check=False,
                              capture_output=True, text=True, timeout=SECONDS)
        os.remove(path + ".run")
        if done.returncode:
            raise Failure(f"{path}: ends with {done.returncode}")
        return done.stdout.splitlines()


def unset_lines(trace: List[str]) -> Set[int]:
    """Where a socket that listens was bound without the option."""
    return {int(line.split()[1]) for line in trace if line.startswith("unset ")}


def calls(trace: List[str]) -> List[str]:
    """All but the option on stream sockets, which a fix is there to change."""
    return [line for line in trace if not line.startswith("unset ")]
