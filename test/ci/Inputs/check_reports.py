# ===--- check_reports.py - socket-tidy ----------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Compares a SARIF log and a GitLab report with what is known of the project in
this folder. The SARIF log must also fit the public schema."""

import argparse
import json
import os
import pathlib
import urllib.parse

import jsonschema

WARNING = (
    "listening socket 'fd' is bound without SO_REUSEADDR; "
    'a restart can fail with "address already in use"'
)


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def equal(what, found, wanted):
    assert found == wanted, f"{what}: found {found!r}, wanted {wanted!r}"


def where(location):
    """File, line and column."""
    place = location["physicalLocation"]
    artifact = place["artifactLocation"]
    equal("uriBaseId", artifact["uriBaseId"], "SRCROOT")
    region = place["region"]
    return urllib.parse.unquote(artifact["uri"]), region["startLine"], region["startColumn"]


def fixed_text(root, change):
    """What the replacements of a fix make of the file."""
    name = urllib.parse.unquote(change["artifactLocation"]["uri"])
    lines = pathlib.Path(root, name).read_text(encoding="utf-8").splitlines(keepends=True)
    for replacement in change["replacements"]:
        region = replacement["deletedRegion"]
        equal("nothing is deleted", region["endLine"], region["startLine"])
        equal("nothing is deleted", region["endColumn"], region["startColumn"])
        line, column = region["startLine"] - 1, region["startColumn"] - 1
        text = replacement["insertedContent"]["text"]
        lines[line] = lines[line][:column] + text + lines[line][column:]
    return "".join(lines)


def check_run(run, root):
    driver = run["tool"]["driver"]
    rule = driver["rules"][0]
    equal("rule", rule["id"], "socket-missing-reuseaddr")
    assert rule["helpUri"].startswith("https://"), rule["helpUri"]
    assert "setsockopt" in rule["help"]["text"] and "setsockopt" in rule["help"]["markdown"]
    base = run["originalUriBaseIds"]["SRCROOT"]["uri"]
    equal("root", base, pathlib.Path(os.path.realpath(root)).as_uri() + "/")
    equal("files", len(run["artifacts"]), 4)

    invocation = run["invocations"][0]
    equal("success", invocation["executionSuccessful"], False)
    (failed,) = invocation["toolExecutionNotifications"]
    broken = failed["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    equal("what failed", broken, "broken.c")


def check_results(results, root):
    bad, late = results
    for result in results:
        equal("message", result["message"]["text"], WARNING)
        equal("rule", (result["ruleId"], result["ruleIndex"]), ("socket-missing-reuseaddr", 0))
        equal("level", result["level"], "warning")
        ((flow,),) = [code_flow["threadFlows"] for code_flow in result["codeFlows"]]
        assert where(result["locations"][0]) in [where(s["location"]) for s in flow["locations"]]
    equal("place", where(bad["locations"][0]), ("b d.c", 5, 7))
    # Columns count characters, not bytes.
    equal("place", where(late["locations"][0]), ("late.cpp", 7, 20))
    equal(
        "related",
        [(where(r), r["message"]["text"]) for r in bad["relatedLocations"]],
        [(("b d.c", 4, 12), "socket created here"), (("b d.c", 7, 10), "socket listens here")],
    )
    steps = late["codeFlows"][0]["threadFlows"][0]["locations"]
    equal(
        "code flow",
        [(where(s["location"])[1], s["location"]["message"]["text"]) for s in steps],
        [
            (6, "socket created here"),
            (7, WARNING),
            (9, "SO_REUSEADDR is set here after the bind, which is too late"),
            (10, "socket listens here"),
        ],
    )
    (fix,) = bad["fixes"]
    (change,) = fix["artifactChanges"]
    assert (
        "  int on = 1;\n"
        "  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));\n"
        "  if (bind(fd, address, length) < 0)\n"
    ) in fixed_text(root, change)


def check_gitlab(issues):
    equal("paths", [i["location"]["path"] for i in issues], ["b d.c", "late.cpp"])
    equal("lines", [i["location"]["lines"]["begin"] for i in issues], [5, 7])
    for issue in issues:
        equal("description", issue["description"], WARNING)
        equal("check", issue["check_name"], "socket-missing-reuseaddr")
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
    equal("different names", len({i["fingerprint"] for i in issues}), 2)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--schema", required=True)
    parser.add_argument("--root", required=True)
    parser.add_argument("--empty", action="store_true", help="there must be no findings")
    parser.add_argument("sarif")
    parser.add_argument("gitlab")
    options = parser.parse_args()

    log, issues = load(options.sarif), load(options.gitlab)
    schema = load(options.schema)
    jsonschema.Draft4Validator.check_schema(schema)
    jsonschema.Draft4Validator(schema).validate(log)
    equal("version", log["version"], "2.1.0")
    (run,) = log["runs"]
    if options.empty:
        equal("results", (run["results"], issues), ([], []))
        equal("success", run["invocations"][0]["executionSuccessful"], True)
        return
    check_run(run, options.root)
    check_results(run["results"], options.root)
    check_gitlab(issues)


main()
