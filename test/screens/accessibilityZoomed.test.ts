/** What is laid out differently with little room, in a laptop's window at 150 % zoom: the smallest in which everything can be done. */
import { describeAccessibility } from "#test/support/accessibility.ts";

describeAccessibility({ width: 911, height: 512, narrow: true });
