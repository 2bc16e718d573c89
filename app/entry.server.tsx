import { isbot } from "isbot";
import { renderToReadableStream } from "react-dom/server";
import {
  type EntryContext,
  type HandleErrorFunction,
  isRouteErrorResponse,
  type RouterContextProvider,
  ServerRouter,
} from "react-router";
import { nonceContext } from "#app/context.ts";
import { NonceContext } from "#app/nonce.ts";

/** Renders a page as a stream; robots get it whole. Every script in it carries this response's nonce. */
export default async function handleRequest(
  request: Request,
  responseStatusCode: number,
  responseHeaders: Headers,
  routerContext: EntryContext,
  loadContext: RouterContextProvider,
): Promise<Response> {
  const nonce = loadContext.get(nonceContext);
  let shellRendered = false;
  let status = responseStatusCode;
  const page = (
    <NonceContext value={nonce}>
      <ServerRouter context={routerContext} url={request.url} nonce={nonce} />
    </NonceContext>
  );
  const body = await renderToReadableStream(page, {
    nonce,
    onError(error) {
      status = 500;
      // Errors before the shell are thrown and handled; those after it would otherwise be lost.
      if (shellRendered) logError(error);
    },
  });
  shellRendered = true;
  if (isbot(request.headers.get("user-agent") ?? "")) await body.allReady;
  responseHeaders.set("Content-Type", "text/html; charset=utf-8");
  return new Response(body, { headers: responseHeaders, status });
}

/** What loaders and actions threw. A missing page is nobody's error, and its address may hold a token. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (!request.signal.aborted && !isRouteErrorResponse(error)) logError(error);
};

/** Where it happened, not what it said: messages quote what people typed. */
function logError(error: unknown): void {
  const { name, stack = "" } = error instanceof Error ? error : new Error(typeof error);
  const frames = stack.split("\n").filter((line) => line.trim().startsWith("at "));
  console.error(JSON.stringify({ event: "page.failed", name, stack: frames.slice(0, 8).join("|") }));
}
