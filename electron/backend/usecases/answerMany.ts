/** 担当課 and 対応区分 of many opinions, as one step: a list that several departments answer is shared out in one go. */
import { saveEdit, type Handlers } from "#electron/backend/context.ts";
import { requireComment } from "./commentChecks.ts";
import { setText } from "./setField.ts";

const names = { department: "担当課", disposition: "対応区分" } as const;
const properties = ["department", "disposition"] as const;

export const answerManyHandlers = {
  "comment.answerMany"(context, { ids, patch }) {
    const given = properties.filter((property) => patch[property] !== undefined);
    const what = given.map((property) => names[property]).join("・");
    const label = `${ids.length.toLocaleString("en")}件の意見の${what}を記入`;
    const { value: _, ...saved } = saveEdit(context, { label }, (tx) => {
      for (const id of new Set(ids)) {
        requireComment(tx.db, id);
        for (const property of given) setText(tx, { entity: "comment", id, property }, patch[property] ?? "");
      }
    });
    return saved;
  },
} satisfies Handlers;
