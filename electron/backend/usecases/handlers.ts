/** Every method the backend serves, from the use cases. */
import type { Handlers } from "#electron/backend/context.ts";
import { commentHandlers } from "./comments.ts";
import { committeeHandlers } from "./committee.ts";
import { editionHandlers } from "./editions.ts";
import { fieldHandlers } from "./fields.ts";
import { gradeHandlers } from "./grades.ts";
import { historyHandlers } from "./history.ts";
import { lookHandlers } from "./looks.ts";
import { planFileHandlers } from "./planFile.ts";
import { rowHandlers } from "./rows.ts";
import { searchHandlers } from "./search.ts";
import { structureHandlers } from "./structure.ts";
import { wordHandlers } from "./word.ts";

export const handlers: Handlers = {
  ...planFileHandlers,
  ...fieldHandlers,
  ...structureHandlers,
  ...rowHandlers,
  ...gradeHandlers,
  ...lookHandlers,
  ...editionHandlers,
  ...committeeHandlers,
  ...commentHandlers,
  ...historyHandlers,
  ...searchHandlers,
  ...wordHandlers,
};
