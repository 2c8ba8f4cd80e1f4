#!/usr/bin/env python3
# ===--- pathological.py - socket-tidy -----------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Writes a C program that is hard to walk: `pathological.py KIND SIZE`.

In each, every descriptor `good` has the option when it is bound, and the one
descriptor `bad` has not. No report may name the former.
"""

import sys

ADDRESS = "const struct sockaddr *a, socklen_t n"
CREATE = "socket(AF_INET, SOCK_STREAM, 0)"

HEAD = """#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

static void set_reuse(int fd) {
  int on = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}
void set_other(int fd, int name) {
  int on = 1;
  setsockopt(fd, IPPROTO_IP, name, &on, sizeof(on));
}
int serve(int good, const struct sockaddr *a, socklen_t n) {
  set_reuse(good);
  if (bind(good, a, n) < 0)
    return -1;
  return listen(good, 5);
}
int forgotten(const struct sockaddr *a, socklen_t n) {
  int bad = socket(AF_INET, SOCK_STREAM, 0);
  bind(bad, a, n);
  return listen(bad, 5);
}
"""

FUNCTION = """int NAME(const struct sockaddr *a, socklen_t n, PARAMETERS) {
  int x = c[0], good;
BEFORE
  good = socket(AF_INET, SOCK_STREAM, 0);
BODY
  bind(good, a, n);
  listen(good, 5);
  return x;
}
"""


def each(size, text):
    """`text` for each number below `size`: @ is the number, $ the next one."""
    return "".join(
        text.replace("@", str(i)).replace("$", str(i + 1)) for i in range(size)
    )


def listener(body, before="", parameters="const int *c"):
    """A listener with `body` between its creation and its bind."""
    text = FUNCTION.replace("NAME", sys.argv[1]).replace("PARAMETERS", parameters)
    return text.replace("BEFORE", before).replace("BODY", body)


def branches(size):
    """One branch after the other that sets another option."""
    return listener(
        each(size, "  if (c[@])\n    set_other(good, IP_TOS);\n")
        + "  set_reuse(good);\n"
    )


def flags(size):
    """Flags that are set on some paths, and asked for on all."""
    return listener(
        each(size, "  if (f@)\n    x += @;\n") + "  set_reuse(good);\n",
        before=each(size, "  int f@ = 0;\n  if (c[@])\n    f@ = 1;\n"),
    )


def paths(size):
    """One variable that may be made anew again and again."""
    return listener(
        "  set_reuse(good);\n"
        + each(
            size,
            "  if (c[@]) {\n    good = %s;\n    set_reuse(good);\n  }\n" % CREATE,
        )
    )


def chain(size):
    """A chain of calls, at the end of which the option is set."""
    calls = each(size, "static void call_@(int fd) { call_$(fd); }\n")
    declared = each(size + 1, "static void call_@(int fd);\n")
    last = "static void call_%d(int fd) { set_reuse(fd); }\n" % size
    return declared + calls + last + listener("  call_0(good);\n")


def doubled(size):
    """Each function calls the next one twice: 2^size calls of the set."""
    body = " {\n  call_$(fd);\n  call_$(fd);\n}\n"
    calls = each(size, "static void call_@(int fd)" + body)
    declared = each(size + 1, "static void call_@(int fd);\n")
    last = "static void call_%d(int fd) { set_reuse(fd); }\n" % size
    return declared + calls + last + listener("  call_0(good);\n")


def made(size):
    """Each function calls the next one twice: 2^size sockets."""
    head = "static int make_@(%s)" % ADDRESS
    return (
        each(size + 1, head + ";\n")
        + each(size, head + " {\n  return make_$(a, n) + make_$(a, n);\n}\n")
        + head.replace("@", str(size))
        + " { return serve(%s, a, n); }\n" % CREATE
        + "int made(%s) { return make_0(a, n); }\n" % ADDRESS
    )


def calls(size):
    """Calls of one helper, each with a socket of its own."""
    call = "  x += serve(%s, a, n);\n" % CREATE
    function = "int calls_@(%s) {\n  int x = 0;\n%s  return x;\n}\n"
    return each(size // 100, function % (ADDRESS, call * 100))


def contexts(size):
    """One helper that is called with very many constants."""
    return (
        "static int make(int key) {\n  int fd = %s;\n  if (key %% 2 == 0 || key >= 0)\n"
        "    set_reuse(fd);\n  return fd;\n}\n" % CREATE
    ) + each(
        size,
        "int contexts_@(%s) {\n  int good = make(@);\n"
        "  bind(good, a, n);\n  return listen(good, 5);\n}\n" % ADDRESS,
    )


def ring(size):
    """Functions that call each other in a ring; each sets it first."""
    head = "static int ring_@(int good, %s, int left)" % ADDRESS
    return (
        each(size + 1, head + ";\n")
        + each(
            size,
            head + " {\n  set_reuse(good);\n"
            "  if (left == @ && bind(good, a, n) == 0)\n    return listen(good, 5);\n"
            "  return ring_$(good, a, n, left - 1);\n}\n",
        )
        + head.replace("@", str(size))
        + " { return ring_0(good, a, n, left); }\n"
        + "int ring(%s) { return ring_1(%s, a, n, 1000); }\n" % (ADDRESS, CREATE)
    )


def shared(size):
    """Functions without a caller in sight that share variables."""
    return each(
        size,
        "static int fd_@ = -1;\n"
        "void open_@(void) {\n  fd_@ = %s;\n  set_reuse(fd_@);\n}\n"
        "void bind_@(%s) {\n  int good = fd_@;\n  bind(good, a, n);\n}\n"
        "void start_@(void) { listen(fd_@, 5); }\n" % (CREATE, ADDRESS),
    )


def steps(size):
    """Functions without a caller in sight that drive one machine."""
    return (
        "static int fd = -1, state;\n"
        + each(
            size,
            "void step_@(void) {\n  if (state == @) {\n    state = $;\n"
            "    set_other(fd, @);\n  }\n}\n",
        )
        + "void step_open(void) {\n  fd = %s;\n  set_reuse(fd);\n}\n" % CREATE
        + "void step_bind(%s) {\n  int good = fd;\n  bind(good, a, n);\n}\n" % ADDRESS
        + "void step_listen(void) { listen(fd, 5); }\n"
    )


def machine(size):
    """A machine in a loop that goes from state to state."""
    create = "case 0:\n  good = %s;\n  set_reuse(good);\n  state = 1;\n  break;\n"
    states = "".join(
        "case %d:\n  state = c[%d] ? %d : %d;\n  break;\n"
        % (i, i, i + 1, i * 7 % size + 1)
        for i in range(1, size)
    )
    end = "case %d:\n  bind(good, a, n);\n  return listen(good, 5);\n" % size
    return (
        "int machine(%s, const int *c) {\n  int state = 0, good = -1;\n" % ADDRESS
        + "  for (;;)\n    switch (state) {\n"
        + create % CREATE
        + states
        + end
        + "default:\n  return -1;\n    }\n}\n"
    )


def cases(size):
    """A switch with many cases that all lead to the bind."""
    switch = each(size, "  case @:\n    x += @;\n    break;\n")
    return listener("  switch (c[0]) {\n" + switch + "  }\n  set_reuse(good);\n")


def creations(size):
    """A switch with many cases, each of which creates."""
    case = "  case @:\n    good = %s;\n    set_reuse(good);\n    break;\n" % CREATE
    return listener(
        "  switch (c[0]) {\n" + each(size, case) + "  default:\n    return -1;\n  }\n"
    )


def elses(size):
    """if, else if, else if..., and the option in each."""
    test = "  if (x == @) {\n    set_reuse(good);\n  } else\n"
    return listener(each(size, test) + "    set_reuse(good);\n")


def chained(size):
    """One condition of very many operands."""
    test = each(size, " ||\n      c[@] < @")
    return listener("  set_reuse(good);\n  if (x < 0" + test + ")\n    return -1;\n")


def loops(size):
    """Loops inside of loops."""
    head = each(size, "  for (int i@ = 0; i@ < c[@]; i@++) {\n")
    return listener(
        head + "  set_other(good, IP_TOS);\n" + "  }\n" * size + "  set_reuse(good);\n"
    )


def table(size):
    """A very long table of options, the right one last."""
    rows = each(size, "    {SOL_SOCKET, SO_KEEPALIVE, @},\n")
    return (
        "static const struct {\n  int level, name, value;\n} rows[] = {\n"
        + rows
        + "    {SOL_SOCKET, SO_REUSEADDR, 1},\n};\n"
        + listener(
            "  for (x = 0; x < %d; x++)\n"
            "    setsockopt(good, rows[x].level, rows[x].name, &rows[x].value,\n"
            "               sizeof(int));\n" % (size + 1)
        )
    )


def array(size):
    """An array of sockets, each element by its number."""
    return (
        "int array(%s) {\n  int good[%d];\n" % (ADDRESS, size)
        + each(size, "  good[@] = %s;\n" % CREATE)
        + each(size, "  set_reuse(good[@]);\n")
        + each(size, "  bind(good[@], a, n);\n")
        + each(size, "  listen(good[@], 5);\n")
        + "  return good[0];\n}\n"
    )


def copies(size):
    """One socket that wanders through many variables."""
    return listener(
        "  set_reuse(v%d);\n  good = v0;\n" % size,
        before="  int v0 = %s;\n" % CREATE + each(size, "  int v$ = v@;\n"),
    )


def jumps(size):
    """Labels that are left for any other one."""
    text = "  set_reuse(good);\n"
    for i in range(size):
        text += "l%d:\n  x = x * 5 + %d;\n" % (i, i)
        text += "  if (x %% 7 == %d)\n    goto l%d;\n" % (i % 7, (i * 7 + 3) % size)
    return listener(text)


def parameters(size):
    """As many unknown numbers, each of which is asked for."""
    return listener(
        each(size, "  if (p@)\n    set_other(good, p@);\n") + "  set_reuse(good);\n",
        parameters="const int *c" + each(size, ", int p@"),
    )


def deep(size):
    """Structs that point to structs."""
    place = "s" + "->p" * size + "->fd"
    return (
        "struct s0 {\n  int fd;\n};\n"
        + each(size, "struct s$ {\n  struct s@ *p, e[3];\n};\n")
        + "int deep(struct s%d *s, %s) {\n  int good;\n" % (size, ADDRESS)
        + "  %s = %s;\n  set_reuse(%s);\n  good = %s;\n" % (place, CREATE, place, place)
        + "  bind(good, a, n);\n  return listen(%s, 5);\n}\n" % place
    )


def main():
    print(HEAD + globals()[sys.argv[1]](int(sys.argv[2])), end="")


if __name__ == "__main__":
    main()
