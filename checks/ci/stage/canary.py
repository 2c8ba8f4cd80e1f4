# ===--- canary.py - socket-tidy -----------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""A file with the mistake in it, linted before all others. If that one is not
reported, silence about the others means nothing."""

import os
import pkgutil
import tempfile

from .failure import CannotCheck
from .findings import CHECK
from .tidy import Tidy


def try_canary(tidy: Tidy) -> None:
    """Raises CannotCheck unless the check reports the canary."""
    text = pkgutil.get_data(__package__, "canary.c")
    assert text is not None
    with tempfile.TemporaryDirectory(prefix="socket-tidy-") as folder:
        path = os.path.join(folder, "canary.c")
        with open(path, "wb") as file:
            file.write(text)
        outcome = tidy.lint(path, database=None)
    if outcome.reason():
        raise CannotCheck(f"a file with a known mistake cannot be checked: {outcome.reason()}")
    if not any(finding.check == CHECK for finding in outcome.findings):
        raise CannotCheck(
            f"a file with a known mistake was not reported: {CHECK} does not run in "
            f"'{tidy.command[0]}' with the checks '{tidy.checks}'"
        )
