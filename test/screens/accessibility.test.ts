/** Every state of every screen in a laptop's window. */
import { describeAccessibility } from "#test/support/accessibility.ts";

describeAccessibility({ width: 1366, height: 768 });
