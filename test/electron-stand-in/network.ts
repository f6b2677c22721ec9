/** Every request of a page: first the navigation events, then the program's request filter, then who answers it. */
import type { CdpSession } from "./cdp.ts";
import { fromPage, handlerFor } from "./protocol.ts";
import { mayRequest } from "./session.ts";

interface Paused {
  requestId: string;
  request: { url: string; method: string; headers: Record<string, string>; postData?: string };
  resourceType: string;
  frameId: string;
  redirectedRequestId?: string;
}

export interface NavigationRequest {
  url: string;
  frameId: string;
  redirected: boolean;
}

/** @param mayNavigate asked for each document a frame wants to load */
export async function answerRequests(
  session: CdpSession,
  mayNavigate: (navigation: NavigationRequest) => boolean,
): Promise<void> {
  session.on("Fetch.requestPaused", (paused: Paused) => {
    // A page that goes away takes its requests with it: the protocol then refuses the answer.
    answer(session, paused, mayNavigate).catch(() => undefined);
  });
  await session.send("Fetch.enable", { patterns: [{ urlPattern: "*" }] });
}

async function answer(
  session: CdpSession,
  { requestId, request, resourceType, frameId, redirectedRequestId }: Paused,
  mayNavigate: (navigation: NavigationRequest) => boolean,
): Promise<void> {
  const fail = (errorReason: string): Promise<unknown> =>
    session.send("Fetch.failRequest", { requestId, errorReason });
  const url = fromPage(request.url);
  const redirected = redirectedRequestId !== undefined;
  if (resourceType === "Document" && !mayNavigate({ url, frameId, redirected })) {
    await fail("Aborted");
    return;
  }
  if (!(await mayRequest(url, request.method, resourceType))) {
    await fail("BlockedByClient");
    return;
  }
  const handler = handlerFor(url);
  if (!handler) {
    await session.send("Fetch.continueRequest", { requestId });
    return;
  }
  try {
    const response = await handler(
      new Request(url, {
        method: request.method,
        headers: request.headers,
        ...(request.postData !== undefined && { body: request.postData }),
      }),
    );
    const body = Buffer.from(await response.arrayBuffer());
    await session.send("Fetch.fulfillRequest", {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: body.toString("base64"),
    });
  } catch (error) {
    process.stderr.write(`protocol handler: ${error instanceof Error ? error.stack : String(error)}\n`);
    await fail("Failed");
  }
}
