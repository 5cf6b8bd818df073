"""Routes of ours beside a page of Gradio's, and the start and end of both."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount, Router
from starlette.types import ASGIApp

Lifespan = Callable[[Any], AbstractAsyncContextManager[Any]]


def inside(page: ASGIApp, lifespan: Lifespan, routes: Sequence[BaseRoute]) -> Starlette:
    """One app: ``routes`` first, and the page for all else.

    Args:
        page: An app at ``/``, whatever stands before it.
        lifespan: Of the page.
        routes: Apps mounted in them are started and ended too.
    """
    mounted = [r.app for r in routes if isinstance(r, Mount)]

    @asynccontextmanager
    async def joined(app: Starlette) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(lifespan(app))
            for one in mounted:
                router = getattr(one, "router", one)
                if isinstance(router, Router):
                    await stack.enter_async_context(router.lifespan_context(one))
            yield

    app = Starlette(routes=[*routes, Mount("/", app=page)], lifespan=joined)
    app.router.redirect_slashes = False
    return app
