# ===--- tidy_test.py - socket-tidy --------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Reading what socket-tidy and the preprocessor print."""

import os
import tempfile
import unittest

from tidy import MISSING, PARTIAL, UNSEEN, NotRead, Tidy
from tidy import read_compiled_lines, read_functions, read_reports

WARNING = "warning: listening socket 'fd' is bound without SO_REUSEADDR"
CHECK = "[socket-missing-reuseaddr]"
SERVER = """\
#include <netinet/in.h>
#include <sys/socket.h>

#ifdef OTHER_SYSTEM
int other(int fd, struct sockaddr *a) { return bind(fd, a, 16); }
#endif

int start(struct sockaddr *a) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  bind(fd, a, 16);
  return listen(fd, 5);
}

int net_bind(int fd);
int wrapped(void) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  net_bind(fd);
  return listen(fd, 5);
}
"""


class Output(unittest.TestCase):
    def test_reports(self):
        reports = read_reports(
            f"/x/a.c:7:3: {WARNING}; more {CHECK}\n"
            "    7 |   bind(fd, a, 16);\n"
            "/x/a.c:5:3: note: socket created here\n"
            f"/x/a.c:9:3: {WARNING} on some paths {CHECK}\n"
            "/x/a.c:9:3: note: no fix is offered: the bind is inside a macro\n"
            f"/x/a.c:11:3: warning: cannot tell whether listening socket {CHECK}\n"
        )
        self.assertEqual(
            [(r.line, r.verdict) for r in reports],
            [(7, MISSING), (9, PARTIAL), (11, UNSEEN)],
        )
        self.assertNotIn(CHECK, reports[0].text)

    def test_errors_are_not_silence(self):
        for text in (
            "/x/a.c:1:10: error: 'config.h' file not found [clang-diagnostic-error]",
            "error: unknown argument [clang-diagnostic-error]",
            "/x/a.c:1:1: warning: something else [other]",
        ):
            with self.assertRaises(NotRead):
                read_reports(f"/x/a.c:7:3: {WARNING} {CHECK}\n{text}\n")

    def test_functions(self):
        found = read_functions(
            "/x/a.c:8:5: warning: function 'start' exceeds recommended size/"
            "complexity thresholds [readability-function-size]\n"
            "/x/a.c:8:5: note: 4 lines including whitespace and comments"
            " (threshold 0)\n"
        )
        self.assertEqual(found, {"start": [(8, 12)]})

    def test_compiled_lines(self):
        text = '# 1 "a.c"\n# 1 "b.h" 1\nint b;\n# 2 "a.c" 2\n\nint a;\n'
        self.assertEqual(read_compiled_lines(text, "a.c"), {3})

    @unittest.skipUnless("SOCKET_TIDY" in os.environ, "only with the program")
    def test_with_the_program(self):
        tidy = Tidy(os.environ["SOCKET_TIDY"], os.environ["CLANG"])
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "a.c"), "w", encoding="utf-8") as file:
                file.write(SERVER)
            for strict in (False, True):
                (report,) = tidy.lint(folder, "a.c", [], {}, strict)
                self.assertEqual((report.line, report.verdict), (10, MISSING))
            wrapper = {"BindFunctions": "net_bind"}
            reports = tidy.lint(folder, "a.c", [], wrapper, False)
            self.assertEqual([report.line for report in reports], [10, 17])
            functions = {"start": [(8, 12)], "wrapped": [(15, 19)]}
            self.assertEqual(tidy.functions(folder, "a.c", []), functions)
            compiled = tidy.compiled_lines(folder, "a.c", [])
            self.assertIn(10, compiled)
            self.assertNotIn(5, compiled)
            with self.assertRaisesRegex(NotRead, "'no-such.h' file not found"):
                tidy.lint(folder, "a.c", ["-include", "no-such.h"], {}, False)


if __name__ == "__main__":
    unittest.main()
