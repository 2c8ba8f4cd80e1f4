"""The oracle itself: programs by hand whose verdicts are plain from the text."""

import unittest

import program as p
from emit import emit
from oracle import MISSING, PARTIAL, TooLarge, explore
from steps import Unfit

FD = p.Place("fd")
P0 = p.Place("p0")
FIRST, SECOND = p.Place("both", 0), p.Place("both", 1)


def entry(*body, type_name=p.INT, name="fd", closed=False):
    return p.Function("serve", [], [p.Variable(name, type_name, closed)], None,
                      list(body))


def helper(name, *body, type_name=p.INT, returns=None, local=False):
    parameter = [] if local else [p.Variable("p0", type_name)]
    variables = [p.Variable("p0", p.INT)] if local else []
    return p.Function(name, parameter, variables, returns, list(body))


def outcome(*functions, globals_=()):
    return explore(p.renumber(p.Program(list(globals_), list(functions))))


class Verdicts(unittest.TestCase):
    def check(self, expected, *functions, globals_=()):
        """`expected` holds the verdicts of all binds, in the order of uids."""
        program = p.renumber(p.Program(list(globals_), list(functions)))
        found = explore(program)
        self.assertFalse(found.misuses)
        sites = [s.uid for s in p.statements(program) if isinstance(s, p.Bind)]
        self.assertEqual([found.verdict(site) for site in sorted(sites)], expected)

    def test_straight(self):
        self.check([MISSING], entry(p.Create(FD), p.Bind(FD), p.Listen(FD)))
        self.check([None], entry(p.Create(FD), p.SetOption(FD), p.Bind(FD),
                                 p.Listen(FD)))

    def test_without_listen(self):
        self.check([None], entry(p.Create(FD), p.Bind(FD)))
        self.check([None], entry(p.Create(FD), p.Listen(FD), p.Bind(FD)))

    def test_set_after_bind(self):
        self.check([MISSING], entry(p.Create(FD), p.Bind(FD), p.SetOption(FD),
                                    p.Listen(FD)))

    def test_ineffective_and_clear(self):
        for kind in ("level", "small", "port", "other", "off"):
            self.check([MISSING], entry(p.Create(FD), p.SetOption(FD, kind),
                                        p.Bind(FD), p.Listen(FD)))
        self.check([MISSING], entry(p.Create(FD), p.SetOption(FD),
                                    p.SetOption(FD, "off"), p.Bind(FD),
                                    p.Listen(FD)))

    def test_exempt(self):
        for kind in ("datagram", "unix"):
            self.check([None], entry(p.Create(FD, kind), p.Bind(FD),
                                     p.Listen(FD)))

    def test_branch_makes_partial(self):
        self.check([PARTIAL], entry(p.Create(FD), p.If([p.SetOption(FD)]),
                                    p.Bind(FD), p.Listen(FD)))

    def test_both_branches_set(self):
        self.check([None], entry(
            p.Create(FD), p.If([p.SetOption(FD)], [p.SetOption(FD)]),
            p.Bind(FD), p.Listen(FD)))

    def test_path_that_leaves_does_not_count(self):
        for leave in (p.Return, p.Exit):
            self.check([None], entry(
                p.Create(FD), p.If([p.SetOption(FD)], [leave()]), p.Bind(FD),
                p.Listen(FD)))

    def test_two_creations_in_one_variable(self):
        # One socket sets the option, its twin does not.
        self.check([MISSING], entry(
            p.If([p.Create(FD), p.SetOption(FD)], [p.Create(FD)]), p.Bind(FD),
            p.Listen(FD)))

    def test_created_again(self):
        self.check([MISSING], entry(
            p.Create(FD), p.SetOption(FD), p.Close(FD), p.Create(FD),
            p.Bind(FD), p.Listen(FD)))

    def test_loop_over_one_creation(self):
        # One name, many sockets: the set of one does not help the next.
        self.check([MISSING], entry(
            p.Loop("while", [p.Create(FD), p.Bind(FD), p.Listen(FD),
                             p.SetOption(FD)])))
        self.check([PARTIAL], entry(
            p.Create(FD), p.Loop("while", [p.SetOption(FD)]), p.Bind(FD),
            p.Listen(FD)))
        self.check([None], entry(
            p.Create(FD), p.Loop("do", [p.SetOption(FD)]), p.Bind(FD),
            p.Listen(FD)))

    def test_break_and_continue(self):
        self.check([PARTIAL], entry(
            p.Create(FD),
            p.Loop("forever", [p.If([p.Break()]), p.SetOption(FD)]),
            p.Bind(FD), p.Listen(FD)))
        self.check([None], entry(
            p.Create(FD),
            p.Loop("forever", [p.If([p.Continue()]), p.SetOption(FD), p.Break()]),
            p.Bind(FD), p.Listen(FD)))
        # `continue` goes to the condition of a do loop, not around it.
        self.check([PARTIAL], entry(
            p.Create(FD),
            p.Loop("do", [p.If([p.Continue()]), p.SetOption(FD)]), p.Bind(FD),
            p.Listen(FD)))

    def test_switch(self):
        cases = [p.Case([], falls_through=True), p.Case([p.SetOption(FD)])]
        for has_default, expected in ((True, None), (False, PARTIAL)):
            self.check([expected], entry(
                p.Create(FD), p.Switch(cases, has_default), p.Bind(FD),
                p.Listen(FD)))

    def test_goto(self):
        self.check([PARTIAL], entry(
            p.Create(FD), p.If([p.Goto("out")]), p.SetOption(FD),
            p.Label("out"), p.Bind(FD), p.Listen(FD)))

    def test_callers_decide_each_for_itself(self):
        serve = helper("helper", p.Bind(P0), p.Listen(P0))
        call = p.Call("helper", [FD])
        self.check([None], serve, entry(p.Create(FD), p.SetOption(FD), call))
        self.check([MISSING], serve, entry(
            p.Create(FD), p.SetOption(FD), call, p.Create(FD),
            p.Call("helper", [FD])))

    def test_chain_of_calls_names_the_socket(self):
        make = helper("make", p.Create(P0), p.Return(P0), local=True,
                      returns=p.INT)
        branch = p.If([p.Call("make", [], FD), p.SetOption(FD)],
                      [p.Call("make", [], FD)])
        self.check([MISSING], make, entry(branch, p.Bind(FD), p.Listen(FD)))
        self.check([PARTIAL], make, entry(
            p.Call("make", [], FD), p.If([p.SetOption(FD)]), p.Bind(FD),
            p.Listen(FD)))

    def test_out_parameter(self):
        make = helper("make", p.Create(P0), p.SetOption(P0),
                      type_name=p.INT_POINTER)
        self.check([None], make, entry(
            p.Call("make", [p.Address(FD)]), p.Bind(FD), p.Listen(FD)))

    def test_flag_chooses_the_branch(self):
        make = helper("make", p.Create(P0), p.If([p.SetOption(P0)], flag="flag"),
                      p.Return(P0), local=True, returns=p.INT)
        make.parameters = [p.Variable("flag", p.FLAG)]
        for value, expected in ((1, None), (0, MISSING)):
            self.check([expected], make, entry(
                p.Call("make", [p.Constant(value)], FD), p.Bind(FD),
                p.Listen(FD)))

    def test_fields_are_apart(self):
        for type_name in (p.PAIR, p.ARRAY):
            self.check([MISSING, None], entry(
                p.Create(FIRST), p.Create(SECOND), p.SetOption(SECOND),
                p.Bind(FIRST), p.Listen(FIRST), p.Bind(SECOND),
                p.Listen(SECOND), type_name=type_name, name="both"))

    def test_global(self):
        shared = p.Variable("fd", p.INT, True)
        self.check([None], helper("set", p.SetOption(FD), type_name=p.INT),
                   entry(p.Create(FD), p.Call("set", [FD]), p.Bind(FD),
                         p.Listen(FD), name="other"), globals_=[shared])

    def test_copies_share_the_socket(self):
        for copy in (p.Copy, p.Dup):
            self.check([None], entry(
                p.Create(FIRST), copy(SECOND, FIRST), p.SetOption(SECOND),
                p.Bind(FIRST), p.Listen(SECOND), type_name=p.PAIR, name="both"))

    def test_dup_outlives_close(self):
        self.check([MISSING], entry(
            p.Create(FIRST), p.Bind(FIRST), p.Dup(SECOND, FIRST),
            p.Close(FIRST), p.Listen(SECOND), type_name=p.PAIR, name="both"))

    def test_no_socket(self):
        self.check([None], entry(p.Bind(FD), p.Listen(FD), closed=True))


class Limits(unittest.TestCase):
    def test_misuse(self):
        self.assertTrue(outcome(entry(p.Bind(FD))).misuses)
        self.assertTrue(outcome(
            entry(p.Create(FD), p.Close(FD), p.Bind(FD))).misuses)
        self.assertTrue(outcome(
            entry(p.If([p.Create(FD)]), p.Bind(FD))).misuses)

    def test_ambiguous(self):
        found = outcome(entry(
            p.Create(FD), p.Loop("while", [p.Bind(FD), p.SetOption(FD)])))
        self.assertTrue(found.ambiguous)

    def test_unfit(self):
        for wrong in (p.Goto("nowhere"), p.Break(), p.Continue()):
            with self.assertRaises(Unfit):
                outcome(entry(wrong))

    def test_too_large(self):
        program = p.renumber(p.Program([], [entry(
            *(p.If([p.Create(FD)], [p.Create(FD)]) for _ in range(20)))]))
        with self.assertRaises(TooLarge):
            explore(program, limit=10)


class Emission(unittest.TestCase):
    def test_lines_of_binds(self):
        program = p.renumber(p.Program([], [
            entry(p.Create(FD), p.If([p.Bind(FD)]), p.Bind(FD))]))
        text, lines = emit(program)
        for line in lines:
            self.assertIn("bind(fd", text.splitlines()[line - 1])
        self.assertEqual(sorted(lines.values()), sorted(
            s.uid for s in p.statements(program) if isinstance(s, p.Bind)))


if __name__ == "__main__":
    unittest.main()
