/** Of all web permissions (camera, place, notifications, reading the clipboard …) the program needs one. */
import type { Session } from "electron";
import { isOwnDocument } from "./origin.ts";

/** Putting text on the clipboard when a copy button is pressed; it does not let the page read what is there. */
const needed = "clipboard-sanitized-write";

export function denyPermissions(session: Session): void {
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => permission === needed && isOwnDocument(origin),
  );
  session.setPermissionRequestHandler((_contents, permission, respond, { requestingUrl }) => {
    respond(permission === needed && isOwnDocument(requestingUrl));
  });
  session.setDevicePermissionHandler(() => false);
}
