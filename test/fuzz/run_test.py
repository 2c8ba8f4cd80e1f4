"""Runs small programs and reads what they did."""

import os
import shutil
import tempfile
import unittest

import program as p
from run import RUNS, Runtime, calls, unset_lines
from tidy import write_all

FD = p.Place("fd")


def program(*body: p.Statement, name: str = "main") -> p.Program:
    entry = p.Function(name, [], [p.Variable("fd", p.INT)], None, list(body))
    return p.renumber(p.Program([], [entry]))


class Running(unittest.TestCase):
    def trace(self, one: p.Program):
        """Returns the text and what its runs do."""
        with tempfile.TemporaryDirectory() as folder:
            (path,) = write_all([one], folder)
            with open(path, encoding="utf-8") as file:
                text = file.read()
            return text, Runtime(shutil.which("cc") or "gcc", folder).trace(one, path)

    def test_without_the_option(self):
        text, trace = self.trace(program(p.Create(FD), p.Bind(FD), p.Listen(FD)))
        (line,) = unset_lines(trace)
        self.assertIn("bind(fd", text.splitlines()[line - 1])
        self.assertEqual(trace.count("listen 0"), RUNS)
        run = ["run 0", "socket 0", "bind 0", "listen 0"]
        self.assertEqual(calls(trace)[: len(run)], run)

    def test_with_the_option(self):
        for kind, is_set in (("on", True), ("off", False), ("small", False),
                             ("level", False), ("other", False)):
            _, trace = self.trace(program(
                p.Create(FD), p.SetOption(FD, kind), p.Bind(FD), p.Listen(FD)))
            self.assertEqual(not unset_lines(trace), is_set, kind)

    def test_after_the_bind(self):
        _, trace = self.trace(program(
            p.Create(FD), p.Bind(FD), p.SetOption(FD), p.Listen(FD)))
        self.assertTrue(unset_lines(trace))

    def test_bound_there_with_and_without(self):
        again = p.Loop("do", [p.Bind(FD), p.SetOption(FD)])
        _, trace = self.trace(program(p.Create(FD), again, p.Listen(FD)))
        self.assertTrue(unset_lines(trace))
        for run in "\n".join(trace).split("run ")[1:]:
            self.assertEqual(run.count("bind") > 1, "unset" not in run)

    def test_sockets_of_other_kinds(self):
        for kind in ("datagram", "unix"):
            _, trace = self.trace(program(
                p.Create(FD, kind), p.SetOption(FD), p.Bind(FD), p.Listen(FD)))
            self.assertFalse(unset_lines(trace))
            self.assertEqual("set 0" in calls(trace), kind == "datagram")

    def test_branches_differ_and_repeat(self):
        one = program(p.If([p.Create(FD), p.Close(FD)]))
        (_, first), (_, second) = self.trace(one), self.trace(one)
        self.assertEqual(first, second)
        self.assertTrue(0 < first.count("socket 0") < RUNS)

    def test_an_entry_that_is_called_again(self):
        one = program(p.Create(FD), name="serve")
        self.assertEqual(self.trace(one)[1].count("socket 1"), RUNS)

    def test_loops_that_never_end(self):
        one = program(p.Create(FD), p.Loop("forever", [p.Listen(FD)]))
        self.assertTrue(self.trace(one)[1])


if __name__ == "__main__":
    unittest.main()
