# ===--- restart.py - socket-tidy ----------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Shows by running it that a server cannot restart, and that the fix helps.

1. The faulty server is compiled and started. It serves one connection, closes
   it first, and ends. The connection lingers in TIME_WAIT.
2. Started again, it must fail with EADDRINUSE.
3. The fix is applied and the result compiled; nothing is reported any more.
4. The same once more: now the second start must work, also for a client. A
   third copy, started while the second one runs, must fail with EADDRINUSE.

All of it on loopback. Every wait has an end, and every process that is still
there is ended by its id.
"""

import argparse
import os
import re
import select
import shutil
import socket
import subprocess
import sys
import time
from typing import List, NamedTuple, Optional, Tuple

from exported_fixes import CHECK
from programs import Failure, Linter, Programs

SECONDS = 20  # for one step of a server; far more than it takes
IN_USE = "Address already in use"
TIME_WAIT = "06"  # in /proc/net/tcp

Address = Tuple[str, int]


def free_address() -> Address:
    """An address that no other process uses: all of 127/8 is loopback, and each
    process takes another part of it. So no test meets the ports of another."""
    pid = os.getpid()
    host = f"127.{1 + (pid >> 16) % 254}.{pid >> 8 & 255}.{1 + pid % 254}"
    with socket.socket() as probe:
        try:
            probe.bind((host, 0))
        except OSError as error:
            raise Failure(f"cannot bind {host}, is there a loopback? {error}") from None
        return probe.getsockname()


def lingers(address: Address) -> bool:
    """Whether a connection of that local address is in TIME_WAIT."""
    host, port = address
    wanted = socket.inet_aton(host)[::-1] if sys.byteorder == "little" else None
    name = (wanted or socket.inet_aton(host)).hex().upper() + ":%04X" % port
    with open("/proc/net/tcp", encoding="ascii") as table:
        rows = [line.split() for line in table]
    return any(row[1] == name and row[3] == TIME_WAIT for row in rows)


class Server:
    """A process that was started on an address; ended at the end of `with`."""

    def __init__(self, program: str, address: Address):
        self.name = os.path.basename(program)
        self.address = address
        host, port = address
        self.process = subprocess.Popen(
            [program, host, str(port)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={"LC_ALL": "C"},
        )
        self.said = ""

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()

    def read(self) -> bool:
        """Waits for more output. Returns whether there can be more."""
        if not select.select([self.process.stdout], [], [], SECONDS)[0]:
            raise Failure(f"{self}: no word after {SECONDS} seconds")
        more = os.read(self.process.stdout.fileno(), 4096)
        self.said += more.decode("utf-8", "replace")
        return bool(more)

    def listens(self) -> bool:
        """Waits until it listens or gives up."""
        while "listening" not in self.said:
            if not self.read():
                return False
        return True

    def has_option(self) -> bool:
        return "reuseaddr=1" in self.said

    def use(self) -> None:
        """Takes part in its one connection. The server closes first."""
        with socket.create_connection(self.address, SECONDS) as client:
            if client.recv(1):
                raise Failure(f"{self}: something was sent")

    def end(self) -> int:
        """Waits until it ends by itself. Returns its exit status."""
        while self.read():
            pass
        return self.process.wait(SECONDS)

    def __str__(self) -> str:
        return f"{self.name} on {self.address[0]}:{self.address[1]}, said {self.said!r}"


class Restart(NamedTuple):
    """What came of a restart: its failure, or nothing if it listens."""

    failure: Optional[str]
    has_option: bool
    is_shared: bool  # a further copy could start while it was running


def serve_once(program: str) -> Address:
    """Runs the server for one connection, which then lingers. The port is free
    when it is chosen; if somebody else is quicker, another one is taken."""
    for _ in range(5):
        address = free_address()
        with Server(program, address) as server:
            if not server.listens():
                if IN_USE in server.said:
                    continue
                raise Failure(f"{server}: does not start at all")
            server.use()
            if server.end():
                raise Failure(f"{server}: did not end well")
        end = time.monotonic() + SECONDS
        while not lingers(address):
            if time.monotonic() > end:
                raise Failure(f"{server}: its connection is not in TIME_WAIT")
            time.sleep(0.01)
        return address
    raise Failure("five free ports were taken before the server could bind one")


def restart(program: str) -> Restart:
    """Starts the server where one of its connections lingers."""
    address = serve_once(program)
    with Server(program, address) as server:
        if not server.listens():
            if not server.end():
                raise Failure(f"{server}: neither listens nor fails")
            return Restart(server.said, False, False)
        with Server(program, address) as other:
            is_shared = other.listens()
            if not is_shared and IN_USE not in other.said:
                raise Failure(f"{other}: fails for another reason")
        server.use()
        if server.end():
            raise Failure(f"{server}: did not end well")
        return Restart(None, server.has_option(), is_shared)


class Build:
    """The source in a folder of its own, and what is made of it there."""

    def __init__(self, arguments: argparse.Namespace):
        self.arguments = arguments
        self.programs = Programs()
        self.folder = arguments.folder
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)
        self.files = [self.copy(arguments.source)]
        if arguments.header:
            self.files.append(self.copy(arguments.header))
        inputs = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Inputs")
        self.flags = [f"-I{inputs}", *arguments.flags]

    def copy(self, path: str) -> str:
        return shutil.copy(path, self.folder)

    def compile(self, name: str) -> str:
        path = os.path.join(self.folder, name)
        warnings = ["-Wall", "-Wextra", "-Wshadow", "-Werror"]
        for compiler in self.arguments.compiler:
            command = [compiler, *warnings, "-o", path, self.files[0], *self.flags]
            if self.files[0].endswith(".cpp"):
                command += ["-lstdc++"]
            done = self.programs.run(command)
            if done.code:
                raise Failure(f"{name} does not compile\n{done.err}")
        return path

    def fix(self) -> None:
        before = self.contents()
        command = [self.arguments.socket_tidy]
        if self.arguments.through_plugin:
            command = [self.arguments.clang_tidy, "-load=" + self.arguments.plugin]
        command.append("-header-filter=.*")
        linter = Linter(self.programs, command, [], self.flags)
        said = linter.run(self.files[:1], "-fix")
        if len(re.findall(r"warning: .*\[%s\]" % CHECK, said)) != 1:
            raise Failure("there must be one warning\n" + said)
        if self.contents() == before:
            raise Failure("nothing was fixed\n" + said)
        said = linter.run(self.files[:1])
        if CHECK in said:
            raise Failure("still reported after the fix\n" + said)

    def contents(self) -> List[bytes]:
        texts = []
        for path in self.files:
            with open(path, "rb") as file:
                texts.append(file.read())
        return texts


def check(arguments: argparse.Namespace, build: Build) -> None:
    faulty = restart(build.compile("faulty"))
    if arguments.shares_port:
        if faulty.failure or faulty.has_option or not faulty.is_shared:
            raise Failure(f"faulty: should share its port without the option: {faulty}")
    elif faulty.failure is None:
        raise Failure("faulty: restarts, so that this test shows nothing")
    elif IN_USE not in faulty.failure:
        raise Failure(f"faulty: fails for another reason: {faulty.failure}")

    build.fix()
    fixed = restart(build.compile("fixed"))
    if fixed.failure is not None:
        raise Failure(f"fixed: cannot restart: {fixed.failure}")
    if not fixed.has_option:
        raise Failure("fixed: restarts, but not because of SO_REUSEADDR")
    if fixed.is_shared and not arguments.shares_port:
        raise Failure("fixed: a second copy could take the port of a running one")


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--socket-tidy", required=True, metavar="PATH")
    parser.add_argument("--clang-tidy", metavar="PATH", help="for --through-plugin")
    parser.add_argument("--plugin", metavar="PATH", help="for --through-plugin")
    parser.add_argument(
        "--compiler", action="append", required=True, metavar="PATH",
        help="compiles the server; if there are several, the last one's is run",
    )
    parser.add_argument(
        "--through-plugin", action="store_true", help="fix with the plugin instead"
    )
    parser.add_argument(
        "--shares-port", action="store_true",
        help="the server sets SO_REUSEPORT: it restarts, but also shares its port",
    )
    parser.add_argument("--header", metavar="PATH", help="a header to fix, too")
    parser.add_argument("source", help="of the faulty server")
    parser.add_argument("folder", help="for all that is made; is emptied")
    parser.add_argument("flags", nargs="*", help="for the compiler, after --")
    return parser.parse_args()


def main() -> int:
    arguments = parse_arguments()
    build = Build(arguments)
    try:
        check(arguments, build)
    except Failure as failure:
        print(f"{arguments.source}: {failure}")
        print("the last command: " + " ".join(build.programs.log))
        print(f"its files are in {arguments.folder}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
