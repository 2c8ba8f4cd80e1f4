# ===--- version.py - socket-tidy ----------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""The version of the project; CMakeLists.txt has the same, as a test makes
sure."""

VERSION = "0.1.0"
