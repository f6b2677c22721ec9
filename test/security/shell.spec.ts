/** The shipped program keeps the promises of its shell. */
import { expect, test } from "#test/e2e/fixtures.ts";
import type { Check } from "./checks.ts";
import * as checks from "./checks.ts";
import type { Listener } from "./listener.ts";
import { listen } from "./listener.ts";

/** What Chromium says when the program's own walls hold. */
const refusals =
  /Content Security Policy|ERR_BLOCKED_BY_CLIENT|ERR_BLOCKED_BY_CSP|404|Failed to load resource|violates/;

const promises: Record<string, Check> = {
  "the page's own calls are answered": checks.bridgeAnswersThePage,
  "a foreign document in the window is not answered": checks.bridgeRefusesForeignDocuments,
  "another window with the same page is not answered": checks.bridgeRefusesOtherWindows,
  "what does not fit the contract is refused": checks.bridgeRefusesWhatDoesNotFit,
  "the page has the bridge and no other power": checks.pageHasNoPowers,
  "script that comes in as content does not run": checks.injectedScriptDoesNotRun,
  "nothing the page tries to send leaves the program": checks.nothingLeavesThePage,
  "the session cancels requests of a document without any policy": checks.sessionBlocksRequests,
  "the window cannot be led to another page": checks.windowStaysOnItsPage,
  "no second window opens": checks.noWindowOpens,
  "web permissions are denied": checks.permissionsAreDenied,
};

let listener: Listener;
test.beforeEach(async () => {
  listener = await listen();
});
test.afterEach(() => listener.close());

for (const [name, check] of Object.entries(promises)) {
  test(name, async ({ launch }) => {
    const running = await launch({ expectedComplaints: refusals });
    expect(await check(running, listener)).toEqual([]);
  });
}
