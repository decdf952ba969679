"""A conversation of the Python SDK, 1 or 2, with the everything server. Prints what the client saw, one JSON a line.

Usage: conversation.py '{"url": ...}' or '{"command": [...], "env": {...}}'
"""

import asyncio
import json
import sys
from contextlib import asynccontextmanager

import mcp.types as types
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.client.streamable_http import streamable_http_client

from generation import as_json, error_of, is_notification, uri


def note(name, **seen):
    print(json.dumps({"name": name, **seen}, default=as_json), flush=True)


async def step(name, acting):
    try:
        note(name, result=await acting)
    except Exception as fault:  # noqa: BLE001 (whatever it is, it is compared)
        note(name, error=error_of(fault))


@asynccontextmanager
async def streams_to(target):
    if "url" in target:
        async with streamable_http_client(target["url"]) as streams:
            yield streams[0], streams[1]
    else:
        command, *args = target["command"]
        server = StdioServerParameters(command=command, args=args, env=target["env"])
        async with stdio_client(server) as streams:
            yield streams


async def sample(_context, params):
    note("asked", params=params)
    content = types.TextContent(type="text", text="A sampled answer.")
    return types.CreateMessageResult(role="assistant", content=content, model="a-model")


async def elicit(_context, params):
    note("asked", params=params)
    return types.ElicitResult(action="accept", content={"name": "Ada"})


async def roots(_context):
    note("asked roots")
    return types.ListRootsResult(roots=[types.Root(uri="file:///somewhere", name="Somewhere")])


async def converse(session, roots_known):
    server = await session.initialize()
    await roots_known.wait()
    note("server", result=server)
    await step("ping", session.send_ping())
    await step("list tools", session.list_tools())
    calls = [
        ("echo", {"message": "Grüße, 日本 \u2028 \u0085 😀"}),
        ("echo", {}),
        ("no-such-tool", {}),
        ("get-sum", {"a": 0.1, "b": 12345678901}),
        ("get-structured-content", {"location": "New York"}),
        ("get-annotated-message", {"messageType": "error", "includeImage": True}),
        ("get-resource-links", {"count": 3}),
        ("trigger-sampling-request", {"prompt": "Say something.", "maxTokens": 10}),
        ("trigger-elicitation-request", {}),
        ("get-roots-list", {}),
    ]
    for name, arguments in calls:
        await step(f"call {name}", session.call_tool(name, arguments))

    async def progress(done, total, message):
        note("progress", done=done, total=total, message=message)

    slow = session.call_tool(
        "trigger-long-running-operation", {"duration": 0.4, "steps": 4}, progress_callback=progress
    )
    await step("call with progress", slow)
    await step("list resources", session.list_resources())
    await step("list templates", session.list_resource_templates())
    await step("read a text", session.read_resource(uri("demo://resource/dynamic/text/1")))
    await step("read nothing", session.read_resource(uri("demo://nowhere")))
    await step("subscribe", session.subscribe_resource(uri("demo://resource/dynamic/text/1")))
    await step("list prompts", session.list_prompts())
    await step("a prompt", session.get_prompt("args-prompt", {"city": "Oslo", "state": "NO"}))
    await step("no prompt", session.get_prompt("no-such-prompt"))
    many = await asyncio.gather(*(session.call_tool("echo", {"message": f"at once {n}"}) for n in range(30)))
    note("at once", result=[result.content[0].text for result in many])


async def main():
    target = json.loads(sys.argv[1])
    roots_known = asyncio.Event()

    async def listen(message):
        if not is_notification(message):
            return
        note("notification", message=message)
        if "Roots updated" in json.dumps(message, default=as_json):
            roots_known.set()

    async with streams_to(target) as (read, write):
        callbacks = {"sampling_callback": sample, "elicitation_callback": elicit, "list_roots_callback": roots}
        async with ClientSession(read, write, message_handler=listen, **callbacks) as session:
            await converse(session, roots_known)


asyncio.run(main())
