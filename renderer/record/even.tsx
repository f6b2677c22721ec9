/** Speakers that the record does not expect: absent on the day, or outside their term. The person is asked, and decides. */
import type { ReactNode } from "react";
import type { Failure } from "#shared/contract/errors.ts";
import type { Even } from "#shared/contract/methods.ts";
import { Confirm } from "#renderer/common/Confirm.tsx";
import type { Speaker } from "./speakers.ts";

/** What has to be asked before this person's words are recorded. */
export function doubtsAbout(speaker: Pick<Speaker, "absent" | "ended">): Even[] {
  return [
    ...(speaker.ended ? (["term-ended"] as const) : []),
    ...(speaker.absent ? (["absent-speaker"] as const) : []),
  ];
}

/** What a refusal asks about; undefined for one that cannot be answered with yes. */
export function doubtOf({ code }: Pick<Failure, "code">): Even | undefined {
  return code === "absent-speaker" || code === "term-ended" || code === "meeting-before-plan"
    ? code
    : undefined;
}

function question(doubt: Even, name: string): { title: string; body: string } {
  switch (doubt) {
    case "absent-speaker":
      return {
        title: `欠席の${name}の発言として記録しますか（書面による意見など）`,
        body: `${name}は、この会議の出欠で「欠席」になっています。書面で寄せられた意見などはこのまま記録できます。出席していたときは、委員会の画面で出欠を直してください。`,
      };
    case "term-ended":
      return {
        title: `任期外の${name}の発言として記録しますか`,
        body: `会議の日は、${name}の任期に入っていません。このまま記録することも、委員会の画面で任期を直すこともできます。`,
      };
    case "meeting-before-plan":
      return {
        title: "計画が始まる前の会議に記録しますか",
        body: "会議の日が、計画の最初の年度より前です。",
      };
  }
}

interface EvenQuestionProps {
  doubt: Even;
  /** The speaker as the chips call them. */
  name: string;
  onYes: () => void;
  onNo: () => void;
}

export function EvenQuestion({ doubt, name, onYes, onNo }: EvenQuestionProps): ReactNode {
  const { title, body } = question(doubt, called(name));
  return (
    <Confirm title={title} action="記録する" onConfirm={onYes} onCancel={onNo}>
      {body}入力した文章は残っています。
    </Confirm>
  );
}

/** 「髙橋一郎委員」; who is called by a role keeps it. */
function called(name: string): string {
  return /^(?:会長|副会長|委員)/u.test(name) ? name : `${name}委員`;
}
