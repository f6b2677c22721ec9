/**
 * Plan files that a second start of the program was given. The page is told once it can hear: one that is still being drawn
 * has nobody listening, and a double click would be lost.
 */
import type { EventPayload } from "#shared/contract/events.ts";

type Request = EventPayload<"app.openFile">;

export interface OpenRequests {
  /** Of several that come before the page hears, the last one counts. */
  ask(request: Request): void;
  /** A document was loaded into the window, the first one or another. */
  pageIsNew(): void;
  /** The page called: what it listens to is in place. */
  pageSpoke(): void;
}

/** @param tell see `tellPage` */
export function createOpenRequests(tell: (request: Request) => void): OpenRequests {
  let hears = false;
  let waiting: Request | undefined;
  return {
    ask(request) {
      if (hears) tell(request);
      else waiting = request;
    },
    pageIsNew() {
      hears = false;
    },
    pageSpoke() {
      hears = true;
      if (waiting !== undefined) tell(waiting);
      waiting = undefined;
    },
  };
}
