# ===--- exported.py - socket-tidy ---------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Reads what clang-tidy writes with -export-fixes: findings and errors, with
their notes and edits. The form is that of clang's ReplacementsYaml.h."""

import os
from typing import List, Tuple

try:
    import yaml
except ImportError:  # said by require_yaml(), in one line
    yaml = None

from .failure import CannotCheck
from .findings import Edit, Finding, Note, Place
from .sources import real

ERROR = "clang-diagnostic-error"


def require_yaml() -> None:
    if yaml is None:
        raise CannotCheck(
            "this Python has no module yaml; install python3-yaml (Debian) or PyYAML"
        )


def read_exported(path: str) -> Tuple[List[Finding], List[Finding]]:
    """The findings of checks, and the errors of the compiler, in the file that
    clang-tidy exported. It writes none if there is nothing to say."""
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            # The C reader is much faster, where there is one.
            loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
            unit = yaml.load(file, loader) or {}
        findings = [_finding(item) for item in unit.get("Diagnostics") or []]
    except FileNotFoundError:
        return [], []
    except (AttributeError, KeyError, TypeError, yaml.YAMLError) as error:
        why = " ".join(str(error).split())
        raise CannotCheck(f"what clang-tidy exports of it cannot be read: {why}") from None
    errors = [finding for finding in findings if finding.check == ERROR]
    return [finding for finding in findings if finding.check != ERROR], errors


def _finding(item: dict) -> Finding:
    folder = item.get("BuildDirectory") or ""
    said = item["DiagnosticMessage"]
    return Finding(
        check=item["DiagnosticName"],
        place=_place(said, "FileOffset", folder),
        message=said["Message"],
        is_error=item.get("Level") == "Error",
        notes=tuple(
            Note(_place(note, "FileOffset", folder), note["Message"])
            for note in item.get("Notes") or []
        ),
        edits=tuple(
            Edit(_place(edit, "Offset", folder), edit["Length"], edit["ReplacementText"])
            for edit in said.get("Replacements") or []
        ),
    )


def _place(item: dict, offset: str, folder: str) -> Place:
    path = item["FilePath"]
    # A path may be relative to where the compiler runs.
    return Place(real(os.path.join(folder, path)) if path else "", item[offset])
