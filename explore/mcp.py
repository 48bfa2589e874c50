"""python -m explore.mcp [--datasets DIR]: the tools of `explore/tools.py` for agents, by the Model Context Protocol over stdio.

One JSON-RPC message a line, on standard input and output. Written by hand: three methods are needed, and the official SDK
would bring 20 packages (pydantic, starlette, opentelemetry …) into an environment that runs scrapers.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from explore import tools
from explore.database import Database

VERSIONS = ("2025-06-18", "2025-03-26", "2024-11-05")
ABOUT = (
    "Detention Ledger: what the US government published about immigration detention, each figure with its cell. Every "
    "figure says its kind. `average` is ICE's average a day since 1 October: never call it the number of people held. Quote "
    "`said` as it stands, give the caveat and the citation, and say unknown where a value is null."
)
PARSE, REQUEST, METHOD, PARAMS = -32700, -32600, -32601, -32602

Message = dict[str, Any]


def described() -> list[Message]:
    """The tools as an agent is told of them."""
    found = []
    for name, (function, parameters) in tools.TOOLS.items():
        properties = {
            key: {"type": "object" if key == "key" else "string", "description": text}
            for key, text in parameters.items()
        }
        schema = {
            "type": "object",
            "properties": properties,
            "required": list(parameters),
            "additionalProperties": False,
        }
        text = f"{function.__doc__} Every figure has kind, value, unit, period, cell, caveat and citation."
        found.append({"name": name, "description": text, "inputSchema": schema, "annotations": {"readOnlyHint": True}})
    return found


def answered(database: Database, message: Any) -> Message | None:
    """The answer to one message; None for a notification."""
    if not isinstance(message, dict) or message.get("jsonrpc") != "2.0" or not isinstance(message.get("method"), str):
        return failed(None, REQUEST, "no JSON-RPC 2.0 request")
    if "id" not in message:
        return None
    number, params = message["id"], message.get("params") or {}
    match message["method"]:
        case "initialize":
            wanted = params.get("protocolVersion")
            result: Message = {
                "protocolVersion": wanted if wanted in VERSIONS else VERSIONS[0],
                "capabilities": {"tools": {"listChanged": False}},
                "serverInfo": {"name": "detention-ledger", "version": "1.0.0"},
                "instructions": ABOUT,
            }
        case "ping":
            result = {}
        case "tools/list":
            result = {"tools": described()}
        case "tools/call":
            if params.get("name") not in tools.TOOLS:
                return failed(number, PARAMS, f"unknown tool {params.get('name')!r}")
            result = called(database, str(params["name"]), params.get("arguments") or {})
        case method:
            return failed(number, METHOD, f"unknown method {method}")
    return {"jsonrpc": "2.0", "id": number, "result": result}


def called(database: Database, name: str, arguments: Any) -> Message:
    """The result of a tool: its answer as data and as text; what can't be answered is an error the agent reads."""
    try:
        answer = tools.ask(database, name, arguments)
    except tools.UnanswerableError as error:
        return {"content": [{"type": "text", "text": str(error)}], "isError": True}
    text = json.dumps(answer, ensure_ascii=False)
    return {"content": [{"type": "text", "text": text}], "structuredContent": answer, "isError": False}


def failed(number: Any, code: int, text: str) -> Message:
    return {"jsonrpc": "2.0", "id": number, "error": {"code": code, "message": text}}


def replies(database: Database, lines: Iterable[str]) -> Iterator[str]:
    """A line for each line that asks for one."""
    for line in lines:
        if not line.strip():
            continue
        try:
            message = json.loads(line)
        except ValueError as error:
            reply: Message | None = failed(None, PARSE, f"no JSON: {error}")
        else:
            reply = answered(database, message)
        if reply is not None:
            yield json.dumps(reply, ensure_ascii=False)


def main(arguments: list[str]) -> int:
    """Serve until the input ends. Exit codes: 0, or 2 where nothing is published."""
    parser = argparse.ArgumentParser(prog="python -m explore.mcp", description=__doc__)
    parser.add_argument("--datasets", type=Path, default=Path("datasets"))
    path = parser.parse_args(arguments).datasets / "build" / "detention.db"
    if not path.exists():
        print(f"explore.mcp: {path} is not there; run `make refresh` first", file=sys.stderr)
        return 2
    for reply in replies(Database.open(path), sys.stdin):
        print(reply, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
