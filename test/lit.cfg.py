# lit's configuration: which programs the tests run, and which features a test
# may ask for in a REQUIRES line.
#
#   llvm-N    this build folder's LLVM version
#   full      the version on which everything runs
#   newest    Clang knows C23 and C++26
#   hosts     other versions of clang-tidy are installed
#   mingw     mingw-w64's headers are installed
#   bear, ... the program of that name is installed
#   bazel     Bazel is installed, and what it would fetch
#   overlay   packages can be installed in a copy of this machine; takes root
#   clangd    socket-clangd is built; LLVM 19 and 22 have what it needs
#   stock-clangd  clangd of the same version is installed
#   neovim    Neovim is installed
#   kate      Kate is installed
#   vim-ale   Vim is installed, and ALE
#   qtcreator  Qt Creator is installed
#   eglot     Emacs is installed, and its client for language servers
import glob
import os
import shutil
import subprocess
import sys

import lit.formats

config.name = "socket-tidy"
config.test_format = lit.formats.ShTest(execute_external=True)
config.test_source_root = os.path.dirname(__file__)
config.suffixes = [".c", ".cc", ".cpp", ".h", ".test"]
config.excludes = ["Inputs", "unit"]

tools = config.llvm_tools_dir
tool = lambda name: os.path.join(tools, name)
clang_tidy = tool("clang-tidy")
gcc = shutil.which("gcc") or ""

# Debian installs PyYAML for its own Python, which need not be the one that runs
# lit.
has_yaml = lambda python: not subprocess.run([python, "-c", "import yaml"]).returncode
python = next(filter(has_yaml, [sys.executable, "/usr/bin/python3"]), None)
if not python:
    lit_config.fatal("the tests need PyYAML; Debian has it in python3-yaml")

# Other versions lie beside this one as /usr/lib/llvm-N. So do links to them.
own = os.path.realpath(clang_tidy)
hosts = glob.glob(os.path.join(tools, "../../llvm-*/bin/clang-tidy"))
hosts = sorted({os.path.realpath(host) for host in hosts} - {own})

config.available_features.add("llvm-" + config.llvm_version_major)
if config.full:
    config.available_features.add("full")
if hosts:
    config.available_features.add("hosts")


def offer(feature, is_there, reason):
    """Makes a feature known, or says what is skipped without it."""
    if is_there:
        config.available_features.add(feature)
    else:
        lit_config.note("skipped: tests that need '%s': %s" % (feature, reason))


knows = lambda standard, language: not subprocess.run(
    [tool("clang"), "-x", language, "-std=" + standard, "-fsyntax-only", os.devnull],
    stdin=subprocess.DEVNULL,
    stderr=subprocess.DEVNULL,
).returncode
offer(
    "newest", knows("c23", "c") and knows("c++26", "c++"), "Clang does not know C23 or C++26"
)
for program in ("bear", "cpack", "help2man", "make", "man", "meson", "pre-commit"):
    offer(program, shutil.which(program), "it is not installed")
offer(
    "bazel",
    shutil.which("bazel") and os.path.exists("/usr/share/bazel/rules/proto"),
    "Bazel or its packages of rules are not installed",
)
offer(
    "bash-completion",
    os.path.exists("/usr/share/bash-completion/bash_completion"),
    "it is not installed",
)
# A package is installed in a copy of the machine that only the test sees. What
# lies on another file system than / is not in that copy.
overlay = os.path.join(config.test_source_root, "tools", "overlay.sh")
try_overlay = subprocess.run(
    ["sh", overlay, "test", "-e", overlay],
    stdin=subprocess.DEVNULL,
    stdout=subprocess.DEVNULL,
    stderr=subprocess.PIPE,
    text=True,
)
offer(
    "overlay",
    try_overlay.returncode == 0 and shutil.which("dpkg-deb"),
    try_overlay.stderr.strip() or "no dpkg, or the project is not on the file system of /",
)
offer(
    "mingw",
    os.path.exists("/usr/x86_64-w64-mingw32/include/winsock2.h"),
    "its headers are not installed",
)
if config.clangd_is_there:
    offer("clangd", config.socket_clangd, "socket-clangd is not built, CMake says why")
    offer("stock-clangd", os.path.exists(tool("clangd")), "it is not installed")
    offer("neovim", shutil.which("nvim"), "it is not installed")
    offer("kate", shutil.which("kate"), "it is not installed")
offer("qtcreator", shutil.which("qtcreator"), "Qt Creator is not installed")
offer(
    "vim-ale",
    shutil.which("vim") and os.path.exists("/usr/share/vim-ale"),
    "Vim or its package vim-ale is not installed",
)

has_eglot = lambda: not subprocess.run(
    ["emacs", "--batch", "--eval", "(require 'eglot)"],
    stdin=subprocess.DEVNULL,
    stdout=subprocess.DEVNULL,
    stderr=subprocess.DEVNULL,
).returncode
offer(
    "eglot",
    shutil.which("emacs") and has_eglot(),
    "Emacs or its package eglot is not installed",
)

# FileCheck and not of the same version; nothing of the caller's settings.
config.environment["PATH"] = os.pathsep.join([tools, os.environ["PATH"]])
config.environment["LC_ALL"] = "C.UTF-8"
config.environment["GIT_CONFIG_GLOBAL"] = os.devnull
config.environment["GIT_CONFIG_NOSYSTEM"] = "1"
for role in ("AUTHOR", "COMMITTER"):
    config.environment["GIT_%s_NAME" % role] = "A Tester"
    config.environment["GIT_%s_EMAIL" % role] = "tester@example.org"
# Python that the folders share.
config.environment["PYTHONPATH"] = os.path.join(config.test_source_root, "tools")

apply_replacements = tool("clang-apply-replacements")
compilers = ["--compiler=" + path for path in (tool("clang"), gcc) if path]
check_socket_tidy = " ".join(
    [
        python,
        "-B",
        os.path.join(config.test_source_root, "tools", "check_socket_tidy.py"),
        "--clang-tidy=" + clang_tidy,
        "--plugin=" + config.plugin,
        "--standalone=" + config.standalone,
        "--clang=" + tool("clang"),
        "--gcc=" + gcc,
        "--apply-replacements=" + apply_replacements,
        "--filecheck=" + tool("FileCheck"),
    ]
)
restart = " ".join(
    [
        python,
        "-B",
        os.path.join(config.test_source_root, "restart", "restart.py"),
        "--socket-tidy=" + config.standalone,
        "--clang-tidy=" + clang_tidy,
        "--plugin=" + config.plugin,
    ]
    + compilers
)
for name, value in [
    ("check_socket_tidy", check_socket_tidy),
    ("restart", restart),
    ("clang_tidy", clang_tidy),
    ("clang_tidy_diff", tool("../share/clang/clang-tidy-diff.py")),
    ("run_clang_tidy", tool("run-clang-tidy")),
    ("clangd", tool("clangd")),
    ("clang", tool("clang")),
    ("exits", "sh " + os.path.join(config.test_source_root, "tools", "exits.sh")),
    ("apply_replacements", apply_replacements),
    ("compilers", " ".join(compilers)),
    ("gcc", gcc),
    ("hosts", " ".join(hosts)),
    ("llvm_major", config.llvm_version_major),
    ("llvm_version", config.llvm_version_major + "." + config.llvm_version_minor),
    ("plugin_lazy", config.plugin_lazy),
    ("plugin_now", config.plugin_now),
    ("plugin", config.plugin),
    ("implementation", config.plugin.replace(".so", "-impl.so")),
    ("python", python),
    ("overlay", "sh " + overlay),
    ("obj_root", config.socket_tidy_obj_root),
    ("project", os.path.dirname(config.test_source_root)),
    ("socket_tidy_ci", config.socket_tidy_ci),
    ("socket_clangd", config.socket_clangd),
    ("socket_tidy", config.standalone),
]:
    config.substitutions.append(("%" + name + r"\b", value))
