#!/usr/bin/env python3
# ===--- start_editor.py - socket-tidy -----------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Starts an editor that has a window, without a screen, and ends it when the
program that it was told to start has said what it should.

Qt draws into memory, so no display is needed. The editor finds in its PATH a
program that hands everything on to the real one, and keeps what that one prints.
"""

import argparse
import os
import signal
import subprocess
import sys
import time

SECONDS = 400

WRAPPER = """#!/bin/sh
echo "$@" >> '{home}/arguments'
'{real}' "$@" | tee -a '{home}/printed'
"""


def read(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except FileNotFoundError:
        return ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--home", required=True, help="the editor's home folder, with its settings")
    parser.add_argument("--program", required=True, help="what the editor shall start")
    parser.add_argument("--text", required=True, help="what that shall print")
    parser.add_argument("command", nargs="+", help="the editor")
    arguments = parser.parse_args()

    home = os.path.abspath(arguments.home)
    folder = os.path.join(home, "bin")
    os.makedirs(folder, exist_ok=True)
    os.chmod(home, 0o700)  # Qt keeps sockets there
    wrapper = os.path.join(folder, os.path.basename(arguments.program))
    with open(wrapper, "w", encoding="utf-8") as file:
        file.write(WRAPPER.format(home=home, real=arguments.program))
    os.chmod(wrapper, 0o755)

    environment = {
        "HOME": home,
        "LC_ALL": "C.UTF-8",
        "PATH": folder + os.pathsep + os.environ["PATH"],
        "QT_QPA_PLATFORM": "offscreen",
        "TMPDIR": home,
        "XDG_CONFIG_HOME": os.path.join(home, ".config"),
        "XDG_RUNTIME_DIR": home,
    }
    log = os.path.join(home, "editor.log")
    with open(log, "w", encoding="utf-8") as file:
        editor = subprocess.Popen(
            arguments.command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=file,
            start_new_session=True,
        )
    end = time.monotonic() + SECONDS
    is_there = False
    while not is_there and time.monotonic() < end and editor.poll() is None:
        time.sleep(0.2)
        is_there = arguments.text in read(os.path.join(home, "printed"))
    try:
        os.killpg(editor.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    editor.wait()

    print(read(os.path.join(home, "arguments")), end="")
    if not is_there:
        print(f"not printed: {arguments.text}\n{read(os.path.join(home, 'printed'))}")
        print(read(log))
    return 0 if is_there else 1


if __name__ == "__main__":
    sys.exit(main())
