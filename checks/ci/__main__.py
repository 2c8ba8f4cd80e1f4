#!/usr/bin/python3
# ===--- __main__.py - socket-tidy ---------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""socket-tidy-ci: lints a compilation database in a CI stage or a commit hook.

The build packs this folder into one file; from the source it runs as it is."""

import os
import sys

sys.dont_write_bytecode = True
# As a script of its own, this file knows its folder only by a link's target.
sys.path.insert(0, os.path.dirname(os.path.realpath(__file__)))

from stage.main import main  # noqa: E402

sys.exit(main())
