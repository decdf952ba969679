"""Reads base64 lines, each the bytes of one message, and says as JSON which tool calls servers in Python would run."""

import base64
import json
import sys


def lenient(text):
    return json.loads(text, strict=False)


def first_value(text):
    return json.JSONDecoder(strict=False).raw_decode(text.lstrip())[0]


def first_wins(text):
    def pairs(members):
        kept = {}
        for name, value in members:
            kept.setdefault(name, value)
        return kept

    return json.loads(text, object_pairs_hook=pairs)


def texts(data):
    """The texts that a server may take the bytes for: all of them, or a line each as universal newlines cut them."""
    for errors in ("strict", "replace", "surrogateescape", "ignore"):
        for encoding in ("utf-8", "utf-8-sig"):
            try:
                text = data.decode(encoding, errors)
            except UnicodeDecodeError:
                continue
            yield text
            yield from text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def readings(data):
    yield lambda: json.loads(data)
    for text in texts(data):
        for read in (json.loads, lenient, first_value, first_wins):
            yield lambda read=read, text=text: read(text)


def calls(value):
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict) and one.get("method") == "tools/call" and isinstance(one.get("params"), dict):
            yield {"name": one["params"].get("name"), "arguments": one["params"].get("arguments")}


def main():
    for line in sys.stdin:
        found = {}
        for reading in readings(base64.b64decode(line)):
            try:
                for call in calls(reading()):
                    found.setdefault(json.dumps(call, ensure_ascii=True), True)
            except (ValueError, RecursionError):
                continue
        sys.stdout.write("[" + ",".join(found) + "]\n")
        sys.stdout.flush()


main()
