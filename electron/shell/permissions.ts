/** No web permission is ever needed (camera, place, notifications, clipboard reading …), so none is given. */
import type { Session } from "electron";

export function denyPermissions(session: Session): void {
  session.setPermissionCheckHandler(() => false);
  session.setPermissionRequestHandler((_contents, _permission, respond) => {
    respond(false);
  });
  session.setDevicePermissionHandler(() => false);
}
