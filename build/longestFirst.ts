/** The order of the test files: a long one that began last would run by itself while the other workers have nothing left. */
import type { ViteUserConfig } from "vitest/config";

/** The files of more than ten seconds, the longest first; nothing is known of their durations in a fresh clone. */
const longest = [
  "screens/accessibility",
  "screens/record",
  "screens/window",
  "screens/output",
  "screens/papers",
  "screens/accessibilityZoomed",
  "screens/committee",
  "screens/answers",
  "screens/committeePapers",
  "screens/nextYear",
  "screens/handouts",
  "screens/evaluation",
  "screens/sheetEditor",
  "documents/word",
  "screens/unsaved",
  "screens/archive",
  "screens/minutes",
  "screens/printPreview",
  "store/killed",
  "cli/files",
  "documents/agenda",
  "cli/backups",
  "cli/records",
  "store/rescue",
];

type Sequencer = NonNullable<NonNullable<NonNullable<ViteUserConfig["test"]>["sequence"]>["sequencer"]>;
type Files = Parameters<InstanceType<Sequencer>["sort"]>[0];

function place({ moduleId }: Files[number]): number {
  const index = longest.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
  return index === -1 ? longest.length : index;
}

/** The runner asks for a class; what is not among the longest stays as it was found. */
export class LongestFirst {
  sort(files: Files): Files {
    return files.toSorted((one, other) => place(one) - place(other));
  }
  /** A run is never spread over several machines. */
  shard(files: Files): Files {
    return files;
  }
}
