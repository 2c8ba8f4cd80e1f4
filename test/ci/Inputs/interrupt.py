# ===--- interrupt.py - socket-tidy --------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Sends a signal to a program as soon as what it started has written its process
id into the file `started`. Then nothing of it may run any more."""

import os
import signal
import subprocess
import sys
import time

SECONDS = 60


def wait_until(condition, text):
    end = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < end, text
        time.sleep(0.05)


def started():
    if not os.path.exists("started"):
        return []
    with open("started", encoding="utf-8") as file:
        return file.read().split()


def is_gone(group):
    """Whether no process of the group is left; one that has ended, but was not
    asked for its status, does not count."""
    listed = subprocess.run(["ps", "-e", "-o", "pgid=,stat="], stdout=subprocess.PIPE, text=True)
    rows = [row.split() for row in listed.stdout.splitlines()]
    return not any(row[0] == group and row[1][0] != "Z" for row in rows)


def check():
    groups = started()
    assert groups, "nothing was started"
    wait_until(lambda: all(map(is_gone, groups)), f"still there: {groups}")


def listen_to_interrupts():
    """As in a terminal: who runs in the background of a script ignores them."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def main():
    if sys.argv[1] == "--check":
        check()
        return
    environment = dict(os.environ, TMPDIR=os.path.abspath("tmp"))
    process = subprocess.Popen(sys.argv[2:], env=environment, preexec_fn=listen_to_interrupts)
    try:
        wait_until(started, "nothing was started")
        process.send_signal(getattr(signal, "SIG" + sys.argv[1]))
        print("status", process.wait(SECONDS), flush=True)
    finally:
        process.kill()
    check()
    os.remove("started")
    assert not os.listdir("tmp"), os.listdir("tmp")


main()
