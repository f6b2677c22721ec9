/** Every method the backend serves, from the use cases. */
import type { Handlers } from "#electron/backend/context.ts";
import { adoptionHandlers } from "./adoption.ts";
import { answerManyHandlers } from "./answerMany.ts";
import { archiveHandlers } from "./archives.ts";
import { commentPartHandlers } from "./commentParts.ts";
import { commentHandlers } from "./comments.ts";
import { editionHandlers } from "./editions.ts";
import { backupHandlers } from "./backups.ts";
import { fieldHandlers } from "./fields.ts";
import { figuresHandlers } from "./figures.ts";
import { gradeHandlers } from "./grades.ts";
import { historyHandlers } from "./history.ts";
import { lookHandlers } from "./looks.ts";
import { meetingHandlers } from "./meetings.ts";
import { memberHandlers } from "./members.ts";
import { paperEditionHandlers } from "./paperEditions.ts";
import { planFileHandlers } from "./planFile.ts";
import { rescueHandlers } from "./rescue.ts";
import { rowHandlers } from "./rows.ts";
import { searchHandlers } from "./search.ts";
import { revisionHandlers } from "./revision.ts";
import { structureHandlers } from "./structure.ts";
import { textFileHandlers } from "./textFile.ts";
import { wordHandlers } from "./word.ts";
import { madeFileHandlers } from "./madeFile.ts";
import { yearHandlers } from "./openYear.ts";

export const handlers: Handlers = {
  ...planFileHandlers,
  ...backupHandlers,
  ...rescueHandlers,
  ...figuresHandlers,
  ...fieldHandlers,
  ...structureHandlers,
  ...revisionHandlers,
  ...yearHandlers,
  ...rowHandlers,
  ...gradeHandlers,
  ...lookHandlers,
  ...editionHandlers,
  ...memberHandlers,
  ...meetingHandlers,
  ...commentHandlers,
  ...commentPartHandlers,
  ...answerManyHandlers,
  ...adoptionHandlers,
  ...paperEditionHandlers,
  ...archiveHandlers,
  ...historyHandlers,
  ...searchHandlers,
  ...textFileHandlers,
  ...madeFileHandlers,
  ...wordHandlers,
};
