# ===--- fingerprint.py - socket-tidy ------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Names that findings keep when lines move, by which a platform tells an old
finding from a new one."""

import hashlib
from collections import Counter
from typing import Dict, Sequence

from ..findings import Finding
from ..sources import Sources


def fingerprints(findings: Sequence[Finding], sources: Sources) -> Dict[Finding, str]:
    """Made of the path, the check and the text of the line; equal lines of one
    file are counted."""
    seen: Counter = Counter()
    result: Dict[Finding, str] = {}
    for finding in findings:
        position = sources.position(finding.place)
        text = sources.source(finding.place.path).line_text(position.line).strip()
        key = (sources.shown(finding.place.path), finding.check, text)
        seen[key] += 1
        named = "\0".join((*key, str(seen[key])))
        result[finding] = hashlib.sha256(named.encode("utf-8", "replace")).hexdigest()
    return result
