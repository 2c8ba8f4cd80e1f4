# ===--- gitlab.py - socket-tidy -----------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""GitLab's code quality report: a JSON list."""

from typing import Any, Dict, List, Sequence

from ..findings import Finding
from ..sources import Sources
from .fingerprint import fingerprints


def report(findings: Sequence[Finding], sources: Sources) -> List[Dict[str, Any]]:
    names = fingerprints(findings, sources)
    return [
        {
            "description": finding.message,
            "check_name": finding.check,
            "fingerprint": names[finding],
            "severity": "major",
            "location": {
                "path": sources.shown(finding.place.path),
                "lines": {"begin": sources.position(finding.place).line},
            },
        }
        for finding in findings
    ]
