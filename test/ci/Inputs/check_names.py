# ===--- check_names.py - socket-tidy ------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""A SARIF log fits the public schema, and the addresses in it lead to files."""

import argparse
import json
import os
import urllib.request

import jsonschema


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--schema", required=True)
    parser.add_argument("sarif")
    options = parser.parse_args()
    with open(options.schema, encoding="utf-8") as file:
        schema = json.load(file)
    with open(options.sarif, encoding="utf-8") as file:
        log = json.load(file)
    jsonschema.Draft4Validator(schema).validate(log)
    (run,) = log["runs"]
    base = run["originalUriBaseIds"]["SRCROOT"]["uri"]
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]["artifactLocation"]
        with urllib.request.urlopen(base + place["uri"]) as file:
            assert b"bind" in file.read(), place
    assert len(run["results"]) == len(os.listdir(".")) - 4, os.listdir(".")


main()
