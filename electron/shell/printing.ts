/** Printing through the system's dialog. */
import type { WebContents } from "electron";
import { OperationError } from "#shared/contract/errors.ts";

/** @returns false when the person closed the dialog. */
export async function printWindow(contents: WebContents): Promise<boolean> {
  return new Promise((resolve, reject) => {
    contents.print({ printBackground: true }, (printed, reason) => {
      if (printed) resolve(true);
      // The words Electron uses for a closed dialog.
      else if (/cancel/iu.test(reason)) resolve(false);
      else reject(new OperationError("io-failed", { file: "プリンター", reason }));
    });
  });
}
