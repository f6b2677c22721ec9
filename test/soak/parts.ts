/** What the soak runs; another part is another line here. */
import { contractPart } from "./contract/part.ts";
import { faultPart } from "./faults/part.ts";
import { hostilePart } from "./hostile/part.ts";
import { killPart } from "./kill/part.ts";
import type { Part } from "./part.ts";
import { propertiesPart } from "./properties/part.ts";
import { rescuePart } from "./rescue/part.ts";
import { tornPart } from "./torn/part.ts";
import { wordPart } from "./words/part.ts";

export const parts: readonly Part[] = [
  killPart,
  faultPart,
  tornPart,
  wordPart,
  contractPart,
  hostilePart,
  propertiesPart,
  rescuePart,
];
