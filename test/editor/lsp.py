# ===--- lsp.py - socket-tidy --------------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""What an editor does with a language server, without an editor around it.

A `Server` is a running clangd. One thing happens after the other: a request
waits for its answer, and `diagnostics` for those of the text that was sent
last, so a session reads like a script.
"""

import http.client
import json
import os
import pathlib
import subprocess
from typing import Any, Dict, List

Json = Dict[str, Any]

# What the server is told of this client; related notes come only if asked for.
CAPABILITIES = {
    "textDocument": {
        "publishDiagnostics": {"relatedInformation": True, "codeDescriptionSupport": True},
        "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
        "completion": {"completionItem": {"snippetSupport": True}},
    },
}


class ServerEnded(Exception):
    """The server closed its end, which it does when it crashes."""


class Server:
    """A clangd that has read nothing but the files below `root`."""

    def __init__(self, command: List[str], root: pathlib.Path):
        self._versions: Dict[pathlib.Path, int] = {}
        self._texts: Dict[pathlib.Path, str] = {}
        self._next_id = 0
        self._diagnostics: Dict[str, Json] = {}
        self.log_file = root / "server.log"
        # No settings but those of the test.
        environment = dict(os.environ, HOME=str(root), XDG_CONFIG_HOME=str(root / "config"))
        with open(self.log_file, "wb") as log:
            self._process = subprocess.Popen(
                command, cwd=root, env=environment, stderr=log,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.capabilities = self.request("initialize", {
            "processId": os.getpid(),
            "rootUri": root.as_uri(),
            "capabilities": CAPABILITIES,
        })
        self.notify("initialized", {})

    # -- messages -----------------------------------------------------------

    def _send(self, message: Json) -> None:
        body = json.dumps(dict(message, jsonrpc="2.0")).encode()
        try:
            self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
            self._process.stdin.flush()
        except BrokenPipeError:
            raise ServerEnded(self.log()) from None

    def _receive(self) -> Json:
        headers = http.client.parse_headers(self._process.stdout)
        if "Content-Length" not in headers:
            raise ServerEnded(self.log())
        message = json.loads(self._process.stdout.read(int(headers["Content-Length"])))
        if message.get("method") == "textDocument/publishDiagnostics":
            self._diagnostics[message["params"]["uri"]] = message["params"]
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": None})
        return message

    def notify(self, method: str, params: Json) -> None:
        self._send({"method": method, "params": params})

    def request(self, method: str, params: Json) -> Any:
        self._next_id += 1
        self._send({"id": self._next_id, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == self._next_id and "method" not in message:
                if "error" in message:
                    raise RuntimeError("%s: %s" % (method, message["error"]))
                return message["result"]

    # -- a file in the editor -----------------------------------------------

    def open(self, path: pathlib.Path, text: str) -> None:
        self._texts[path] = text
        self._versions[path] = 1
        self.notify("textDocument/didOpen", {"textDocument": {
            "uri": path.as_uri(), "version": 1, "text": text,
            "languageId": "c" if path.suffix == ".c" else "cpp",
        }})

    def change(self, path: pathlib.Path, text: str, at_once: bool = False) -> None:
        """Replaces the text, sending only what differs, as a keystroke does.

        Clangd waits for a pause before it looks, unless it is to look at once.
        """
        old = self._texts[path]
        begin = len(os.path.commonprefix([old, text]))
        behind = len(os.path.commonprefix([old[begin:][::-1], text[begin:][::-1]]))
        self._texts[path] = text
        self._versions[path] += 1
        self.notify("textDocument/didChange", {
            "textDocument": {"uri": path.as_uri(), "version": self._versions[path]},
            "contentChanges": [{
                "range": {
                    "start": position_at(old, begin),
                    "end": position_at(old, len(old) - behind),
                },
                "text": text[begin:len(text) - behind],
            }],
            **({"wantDiagnostics": True} if at_once else {}),
        })

    def diagnostics(self, path: pathlib.Path) -> List[Json]:
        """The diagnostics of the text that was sent last."""
        while True:
            last = self._diagnostics.get(path.as_uri(), {})
            if last.get("version") == self._versions[path]:
                return last["diagnostics"]
            self._receive()

    def code_actions(self, path: pathlib.Path, diagnostic: Json) -> List[Json]:
        return self.request("textDocument/codeAction", {
            "textDocument": {"uri": path.as_uri()},
            "range": diagnostic["range"],
            "context": {"diagnostics": [diagnostic]},
        })

    # -- the end ------------------------------------------------------------

    def log(self) -> str:
        return self.log_file.read_text(errors="replace")

    def close(self) -> int:
        """Ends the session as the protocol says. Returns the exit status."""
        self.request("shutdown", {})
        self.notify("exit", {})
        return self._process.wait()

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()


# -- positions: lines and UTF-16 units, both counted from zero ----------------


def position_at(text: str, offset: int) -> Json:
    line_start = text.rfind("\n", 0, offset) + 1
    units = len(text[line_start:offset].encode("utf-16-le")) // 2
    return {"line": text.count("\n", 0, offset), "character": units}


def offset_of(text: str, position: Json) -> int:
    lines = text.splitlines(keepends=True)
    start = sum(len(line) for line in lines[:position["line"]])
    line = lines[position["line"]] if position["line"] < len(lines) else ""
    before = line.encode("utf-16-le")[:2 * position["character"]]
    return start + len(before.decode("utf-16-le"))


def text_in(text: str, where: Json) -> str:
    """What stands in a range."""
    return text[offset_of(text, where["start"]):offset_of(text, where["end"])]


def apply_edits(text: str, edits: List[Json]) -> str:
    """All ranges are those of the text before any edit."""
    for edit in sorted(edits, key=lambda e: offset_of(text, e["range"]["start"]), reverse=True):
        begin = offset_of(text, edit["range"]["start"])
        end = offset_of(text, edit["range"]["end"])
        text = text[:begin] + edit["newText"] + text[end:]
    return text
