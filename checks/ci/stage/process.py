# ===--- process.py - socket-tidy ----------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Runs programs, and ends those that still run when this one is ended."""

import os
import signal
import subprocess
import threading
from typing import Optional, Sequence, Set

_lock = threading.Lock()
_running: Set[subprocess.Popen] = set()
_is_stopped = False


class Stopped(Exception):
    """This program ends, so no other is started."""


def run(command: Sequence[str], timeout: Optional[float] = None) -> subprocess.CompletedProcess:
    """Returns what the program printed and how it ended. Raises as
    subprocess.run() does."""
    with _lock:
        if _is_stopped:
            raise Stopped
        process = subprocess.Popen(
            command,
            env={**os.environ, "LLVM_DISABLE_SYMBOLIZATION": "1"},  # slow, and not shown
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,  # so that what it starts can be ended with it
        )
        _running.add(process)
    with process:
        try:
            output, errors = process.communicate(timeout=timeout)
        except BaseException:
            _kill(process)
            raise
        finally:
            with _lock:
                _running.discard(process)
    return subprocess.CompletedProcess(command, process.returncode, output, errors)


def stop_all() -> None:
    """Ends what runs."""
    global _is_stopped
    with _lock:
        _is_stopped = True
        for process in _running:
            _kill(process)


def _kill(process: subprocess.Popen) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
