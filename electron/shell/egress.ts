/** Nothing leaves the machine: the session cancels every request that is not the program's own. */
import type { Session } from "electron";
import { isOwnDocument, ORIGIN } from "./origin.ts";

/** @param developer also lets the developer tools load themselves; never in a packed product. */
export function blockEgress(session: Session, developer: boolean): void {
  session.webRequest.onBeforeRequest((details, respond) => {
    respond({ cancel: !mayLoad(details.url, developer) });
  });
}

function mayLoad(url: string, developer: boolean): boolean {
  return (
    isOwnDocument(url) ||
    url.startsWith(`blob:${ORIGIN}/`) ||
    // Pictures made by the page itself; the content policy allows data: for pictures only.
    url.startsWith("data:") ||
    (developer && url.startsWith("devtools:"))
  );
}
