# ===--- failure.py - socket-tidy ----------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""What ends a run because the files cannot be checked."""


class CannotCheck(Exception):
    """Nothing can be said of the files. The text is one line: what happened,
    where, and what to do next."""
