# ===--- sarif.py - socket-tidy ------------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""SARIF 2.1.0, the form that GitHub code scanning and most viewers read."""

import os
import pathlib
import urllib.parse
from typing import Any, Dict, List, Sequence

from ..findings import CHECK, Edit, Finding, Note, Place
from ..run import Result
from ..sources import Sources
from ..version import VERSION
from .fingerprint import fingerprints

Json = Dict[str, Any]

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
ROOT = "SRCROOT"
# The manual page of the option. The rule also brings its own help along.
HELP = "https://man7.org/linux/man-pages/man7/socket.7.html"
# The notes of what happens after the bind; all others tell what comes before.
AFTER_BIND = (
    "SO_REUSEADDR is set here after the bind, which is too late",
    "socket listens here",
)

RULE: Json = {
    "id": CHECK,
    "name": "MissingReuseAddr",
    "shortDescription": {"text": "A listening socket is bound without SO_REUSEADDR."},
    "fullDescription": {
        "text": "A TCP server that binds its socket without SO_REUSEADDR often cannot be "
        "started again for a minute after it has stopped, because old connections keep "
        "the port: bind fails with EADDRINUSE."
    },
    "help": {
        "text": "Call setsockopt with SOL_SOCKET, SO_REUSEADDR and an int that is not zero, "
        "after the socket is created and before it is bound. A comment "
        f"NOLINT({CHECK}) at the bind silences the check there.",
        "markdown": "Call `setsockopt` after the socket is created and before it is bound:\n\n"
        "```c\nint on = 1;\nsetsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));\n```\n\n"
        f"A comment `// NOLINT({CHECK})` at the bind silences the check there.",
    },
    "defaultConfiguration": {"level": "warning"},
    "properties": {"tags": ["reliability", "network"], "precision": "high"},
}


class SarifReport:
    def __init__(self, result: Result, sources: Sources, help_uri: str = HELP):
        self._result = result
        self._sources = sources
        self._help_uri = help_uri
        self._fingerprints = fingerprints(result.findings, sources)

    def log(self) -> Json:
        return {"$schema": SCHEMA, "version": "2.1.0", "runs": [self._run()]}

    def _run(self) -> Json:
        checks = dict.fromkeys([CHECK, *(f.check for f in self._result.findings)])
        self._rules = list(checks)
        root = pathlib.Path(self._sources.root).as_uri() + "/"
        return {
            "tool": {
                "driver": {
                    "name": "socket-tidy",
                    "version": VERSION,
                    "informationUri": self._help_uri,
                    "rules": [self._rule(check) for check in self._rules],
                }
            },
            "originalUriBaseIds": {ROOT: {"uri": root}},
            "columnKind": "unicodeCodePoints",
            "invocations": [self._invocation()],
            "artifacts": [
                {"location": self._artifact(path), "roles": ["analysisTarget"]}
                for path in self._result.files
            ],
            "results": [self._one(finding) for finding in self._result.findings],
        }

    def _rule(self, check: str) -> Json:
        if check != CHECK:
            return {"id": check}
        return {**RULE, "helpUri": self._help_uri}

    def _invocation(self) -> Json:
        return {
            "executionSuccessful": not self._result.problems,
            "toolExecutionNotifications": [
                {
                    "level": "error",
                    "message": {"text": problem.reason},
                    "locations": [
                        {"physicalLocation": {"artifactLocation": self._artifact(problem.path)}}
                    ],
                }
                for problem in self._result.problems
            ],
        }

    def _one(self, finding: Finding) -> Json:
        result: Json = {
            "ruleId": finding.check,
            "ruleIndex": self._rules.index(finding.check),
            "level": "error" if finding.is_error else "warning",
            "message": {"text": finding.message},
            "locations": [self._location(finding.place)],
            "partialFingerprints": {"socketTidy/v1": self._fingerprints[finding]},
        }
        if finding.notes:
            result["relatedLocations"] = [
                {"id": number, **self._location(note.place, note.message)}
                for number, note in enumerate(finding.notes, 1)
            ]
        if finding.check == CHECK:
            result["codeFlows"] = [self._code_flow(finding)]
        if finding.edits:
            result["fixes"] = [self._fix(finding.edits)]
        return result

    def _code_flow(self, finding: Finding) -> Json:
        """Creation, bind, listen, and between them the calls that were meant to
        set the option."""
        bind = Note(finding.place, finding.message)
        steps = [note for note in finding.notes if note.place != bind.place]
        before = [note for note in steps if note.message not in AFTER_BIND]
        after = [note for note in steps if note.message in AFTER_BIND]
        locations = [
            {"location": self._location(step.place, step.message)}
            for step in (*before, bind, *after)
        ]
        return {"threadFlows": [{"locations": locations}]}

    def _fix(self, edits: Sequence[Edit]) -> Json:
        by_file: Dict[str, List[Edit]] = {}
        for edit in edits:
            by_file.setdefault(edit.place.path, []).append(edit)
        return {
            "description": {"text": "Set SO_REUSEADDR before the bind."},
            "artifactChanges": [
                {
                    "artifactLocation": self._artifact(path),
                    "replacements": [self._replacement(edit) for edit in of_file],
                }
                for path, of_file in by_file.items()
            ],
        }

    def _replacement(self, edit: Edit) -> Json:
        start = self._sources.position(edit.place)
        end = self._sources.position(Place(edit.place.path, edit.place.offset + edit.length))
        region = {"startLine": start.line, "startColumn": start.column}
        region.update({"endLine": end.line, "endColumn": end.column})
        return {"deletedRegion": region, "insertedContent": {"text": edit.text}}

    def _location(self, place: Place, message: str = "") -> Json:
        position = self._sources.position(place)
        location: Json = {
            "physicalLocation": {
                "artifactLocation": self._artifact(place.path),
                "region": {"startLine": position.line, "startColumn": position.column},
            }
        }
        if message:
            location["message"] = {"text": message}
        return location

    def _artifact(self, path: str) -> Json:
        if not self._sources.is_inside(path):
            return {"uri": pathlib.Path(path).as_uri()}
        return {"uri": urllib.parse.quote(os.fsencode(self._sources.shown(path))), "uriBaseId": ROOT}
