/** The shipped program keeps the promises of its shell. */
import { expect, test } from "#test/e2e/fixtures.ts";
import type { Check } from "./checks.ts";
import * as checks from "./checks.ts";
import type { Listener } from "./listener.ts";
import { listen } from "./listener.ts";

/** What Chromium says when the program's own walls hold. */
const refusals =
  /Content Security Policy|ERR_BLOCKED_BY_CLIENT|ERR_BLOCKED_BY_CSP|404|Failed to load resource|violates/;

/** Tried one after the other in one window: none of them leaves anything behind that another one could meet. */
const withOurPage: Record<string, Check> = {
  "the page's own calls are answered": checks.bridgeAnswersThePage,
  "what does not fit the contract is refused": checks.bridgeRefusesWhatDoesNotFit,
  "the page has the bridge and no other power": checks.pageHasNoPowers,
  "web permissions are denied": checks.permissionsAreDenied,
  "script that comes in as content does not run": checks.injectedScriptDoesNotRun,
  "nothing the page tries to send leaves the program": checks.nothingLeavesThePage,
  "no second window opens": checks.noWindowOpens,
  "the window cannot be led to another page": checks.windowStaysOnItsPage,
  "another window with the same page is not answered": checks.bridgeRefusesOtherWindows,
};

/** Our page is gone from the window afterwards. */
const withForeignDocument: Record<string, Check> = {
  "a foreign document in the window is not answered": checks.bridgeRefusesForeignDocuments,
  "the session cancels requests of a document without any policy": checks.sessionBlocksRequests,
};

let listener: Listener;
test.beforeEach(async () => {
  listener = await listen();
});
test.afterEach(() => listener.close());

for (const [where, promises] of Object.entries({
  "our page": withOurPage,
  "a foreign document": withForeignDocument,
})) {
  test(`the shell keeps its promises with ${where} in the window`, async ({ launch }) => {
    const running = await launch({ expectedComplaints: refusals });
    for (const [name, check] of Object.entries(promises)) {
      await test.step(name, async () => expect.soft(await check(running, listener), name).toEqual([]));
    }
  });
}
