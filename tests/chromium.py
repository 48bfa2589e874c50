"""Chromium driven over its own debugging protocol: pages at a width, keys, scripts, print. It reaches this machine only."""

import asyncio
import base64
import json
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

CHROMIUM = shutil.which("chromium")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync --hide-scrollbars --remote-debugging-port=0"
).split()
KEYS = {"Tab": 9, "Enter": 13, "Escape": 27}


class Tab:
    """One page of the browser."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.number = 0

    async def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """What a command of the protocol answers. Raises RuntimeError where it fails."""
        self.number += 1
        await self.socket.send_json({"id": self.number, "method": method, "params": params})
        while True:
            message = json.loads((await self.socket.receive(timeout=60)).data)
            if message.get("id") == self.number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                found: dict[str, Any] = message["result"]
                return found

    async def open(self, url: str, width: int = 1280, height: int = 900) -> None:
        """Show ``url`` in a window ``width`` px wide, and wait until it is loaded."""
        await self.ask(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 500
        )
        await self.ask("Page.navigate", url=url)
        for _ in range(200):
            if await self.run("document.readyState === 'complete' && location.href !== 'about:blank'"):
                return
            await asyncio.sleep(0.05)
        raise RuntimeError(f"{url} was not loaded in 10 s")

    async def run(self, script: str) -> Any:
        """The value of an expression in the page, awaited."""
        answer = await self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(str(answer["exceptionDetails"])[:500])
        return answer["result"].get("value")

    async def press(self, key: str) -> None:
        for kind in ("rawKeyDown", "keyUp"):
            await self.ask("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=KEYS[key])

    async def pdf(self) -> bytes:
        """The page as it is printed on A4."""
        answer = await self.ask("Page.printToPDF", paperWidth=8.27, paperHeight=11.69, printBackground=True)
        return base64.b64decode(answer["data"])

    async def picture(self, path: Path) -> None:
        """The whole page as a PNG."""
        size = await self.run("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
        clip = {"x": 0, "y": 0, "width": size[0], "height": size[1], "scale": 1}
        answer = await self.ask("Page.captureScreenshot", clip=clip, captureBeyondViewport=True)
        path.write_bytes(base64.b64decode(answer["data"]))


@asynccontextmanager
async def browser() -> AsyncIterator[Tab]:
    """A tab of a fresh Chromium that finds no host but the loopback address."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = await asyncio.create_subprocess_exec(
            str(CHROMIUM), *FLAGS, f"--user-data-dir={profile}", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            "about:blank", stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        try:
            assert process.stderr
            while b"DevTools listening on" not in (line := await asyncio.wait_for(process.stderr.readline(), 60)):
                assert line, "chromium ended"
            port = line.decode().split("127.0.0.1:")[1].split("/")[0]
            async with aiohttp.ClientSession() as session:
                async with session.get(f"http://127.0.0.1:{port}/json/list") as listed:
                    (address,) = [one["webSocketDebuggerUrl"] for one in await listed.json() if one["type"] == "page"]
                async with session.ws_connect(address, max_msg_size=2**28) as socket:
                    yield Tab(socket)
        finally:
            process.kill()
            await process.wait()
