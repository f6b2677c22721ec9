/** Before a 公開用 leaves the house: names of members that still stand in it. */
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useMemo, type ReactNode } from "react";
import type { Meeting } from "#shared/domain/committee.ts";
import { agendaLines } from "#renderer/committee/agenda.ts";
import { namesLeft, type NameLeft } from "#shared/rules/namesLeft.ts";
import { speakerName } from "#renderer/common/speakerName.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";

/** Places that are listed one by one. */
const MOST = 5;

interface NamesNoteProps {
  meeting: Meeting;
  /** Opens a remark; absent where it cannot be gone to. */
  onRemark?: (id: string) => void;
}

export function NamesNote({ meeting, onRemark }: NamesNoteProps): ReactNode {
  const { snapshot } = useWorkspace();
  const left = useMemo(() => namesLeft(snapshot, meeting), [snapshot, meeting]);
  if (left.length === 0) return null;
  const place = (where: NameLeft["where"]): string => {
    if ("field" in where) return `見出し「${where.label}」`;
    if ("decision" in where) {
      const line = agendaLines(meeting.agenda).find(({ item }) => item.id === where.decision);
      return `「${line?.item.title ?? ""}」の決定事項`;
    }
    const comment = snapshot.comments.find(({ id }) => id === where.comment);
    return comment ? `${speakerName(snapshot.committee, comment)}の発言` : "発言";
  };
  return (
    <Alert severity="warning" sx={{ borderRadius: 0 }}>
      公開用に、委員の氏名と思われる言葉が{left.length}
      か所残っています。公開しない言葉は非公開にしてください。
      <Box component="ul" aria-label="残っている氏名" sx={{ m: 0, pl: 2.5 }}>
        {left.slice(0, MOST).map(({ words, where }) => (
          <li key={JSON.stringify(where)}>
            {place(where)}：「{words}」
            {"comment" in where && onRemark && (
              <Button onClick={() => onRemark(where.comment)}>この発言を開く</Button>
            )}
          </li>
        ))}
      </Box>
      {left.length > MOST && `ほか${left.length - MOST}か所`}
    </Alert>
  );
}
