"""Serves the app with the browser edition's own Streamlit, threads forbidden: `python resident.py FOLDER PORT`.

In a browser the same code is called from a worker; here uvicorn calls it, on an ordinary Python 3.13.
"""

import asyncio
import os
import sys
import threading

import uvicorn
from stlite_lib import runtime_init

folder, port = sys.argv[1], int(sys.argv[2])
entry = os.path.join(folder, "dashboard.py")
os.chdir(folder)
runtime_init.mock_pyarrow()
runtime_init.preload_streamlit_runtime()
runtime_init.disable_runtime_message_cache()
runtime_init.configure_streamlit({})

from stlite_lib import asgi_app, bootstrap  # noqa: E402 (they import what was just prepared)

bootstrap.prepare(entry, [])


def refuse(self):
    raise RuntimeError("can't start new thread")


async def main():
    _, app, _kept = await asgi_app.start_resident_app(entry)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, lifespan="off", log_level="warning"))
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.05)
    threading.Thread.start = refuse
    await serving


asyncio.run(main())
