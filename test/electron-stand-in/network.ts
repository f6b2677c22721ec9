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

/**
 * @param mayNavigate asked for each document a frame wants to load
 * @param documentAnswered told the status a custom scheme's handler gave to a document
 */
export async function answerRequests(
  session: CdpSession,
  mayNavigate: (navigation: NavigationRequest) => boolean,
  documentAnswered: (url: string, status: number) => void,
): Promise<void> {
  session.on("Fetch.requestPaused", (paused: Paused) => {
    // A page that goes away takes its requests with it: the protocol then refuses the answer.
    answer(session, paused, mayNavigate, documentAnswered).catch(() => undefined);
  });
  await session.send("Fetch.enable", { patterns: [{ urlPattern: "*" }] });
}

async function answer(
  session: CdpSession,
  { requestId, request, resourceType, frameId, redirectedRequestId }: Paused,
  mayNavigate: (navigation: NavigationRequest) => boolean,
  documentAnswered: (url: string, status: number) => void,
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
  // The tab strip's question, which no window of Electron asks.
  if (resourceType === "Other" && new URL(url).pathname === "/favicon.ico") {
    await session.send("Fetch.fulfillRequest", { requestId, responseCode: 204 });
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
    if (resourceType === "Document") documentAnswered(url, response.status);
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
