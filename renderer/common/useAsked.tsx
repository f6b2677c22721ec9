/**
 * Asking back about what the record does not expect: speakers who were absent or out of office, a meeting before the plan,
 * a member who has the name of another.
 * The person decides, and only then it is saved all the same.
 */
import { useState, type ReactNode } from "react";
import type { Failure } from "#shared/contract/errors.ts";
import { evenSchema, type Even } from "#shared/contract/methods.ts";
import { failureSentences } from "#shared/messages/failure.ts";
import { failureOf } from "#renderer/client/bridge.ts";
import { Confirm } from "#renderer/common/Confirm.tsx";

/** What the store refuses until it was asked about. */
interface RefusedDoubt {
  code: Even;
  /** As those of the refusal with this code. */
  details: Failure["details"];
}

/** What has to be asked. `same-name` (details: member) is the window's own: two people may have one name. */
export type Doubt = RefusedDoubt | { code: "same-name"; details: { member: string } };

/** What a refusal asks about; undefined for one that cannot be answered with yes. */
export function doubtOf({ code, details }: Failure): RefusedDoubt | undefined {
  const even = evenSchema.safeParse(code);
  return even.success ? { code: even.data, details } : undefined;
}

interface Question {
  title: string;
  body: string;
  action: string;
}

function questionOf({ code, details }: Doubt): Question {
  const name = called(String(details["member"] ?? ""));
  switch (code) {
    case "absent-speaker":
      return {
        title: `欠席の${name}の発言として記録しますか（書面による意見など）`,
        body: `${name}は、この会議の出欠で「欠席」になっています。書面で寄せられた意見などはこのまま記録できます。出席していたときは、委員会の画面で出欠を直してください。入力した文章は残っています。`,
        action: "記録する",
      };
    case "term-ended":
      return {
        title: `任期外の${name}の発言として記録しますか`,
        body: `会議の日は、${name}の任期に入っていません。このまま記録することも、委員会の画面で任期を直すこともできます。入力した文章は残っています。`,
        action: "記録する",
      };
    case "meeting-before-plan": {
      const { what, todo } = failureSentences({ code, details });
      return { title: "このまま保存しますか", body: `${what}${todo}`, action: "このまま保存する" };
    }
    case "same-name":
      return {
        title: `同じ氏名の委員「${details.member}」がすでに名簿にいます`,
        body: "同じ氏名の別の人であれば、このまま追加できます。見分けられるように、追加したあとで所属も入れてください。やめても、入力した氏名は残っています。",
        action: "別の人として追加する",
      };
  }
}

/** 「髙橋一郎委員」; who is called by a role keeps it. */
function called(name: string): string {
  return /^(?:会長|副会長|委員)/u.test(name) ? name : `${name}委員`;
}

interface EvenQuestionProps {
  doubt: Doubt;
  onYes: () => void;
  onNo: () => void;
}

/** The question itself, for what is not one save that waits for the answer. */
export function EvenQuestion({ doubt, onYes, onNo }: EvenQuestionProps): ReactNode {
  const { title, body, action } = questionOf(doubt);
  return (
    <Confirm title={title} action={action} onConfirm={onYes} onCancel={onNo}>
      {body}
    </Confirm>
  );
}

export interface Asked {
  /** Puts the question; true for yes. */
  ask: (doubt: Doubt) => Promise<boolean>;
  /**
   * Runs a save and asks where it is refused with such a doubt, one after the other.
   * @param save with what the person has agreed to so far
   * @returns what the save answered; undefined when the person did not want it after all
   * @throws what the save throws for any other reason
   */
  run: <T>(save: (even: Even[]) => Promise<T>) => Promise<T | undefined>;
  element: ReactNode;
}

/** A place from which saves are asked back about; `element` has to be drawn. */
export function useAsked(): Asked {
  const [question, setQuestion] = useState<{ doubt: Doubt; answer: (yes: boolean) => void }>();
  const ask: Asked["ask"] = async (doubt) => {
    const yes = await new Promise<boolean>((answer) => setQuestion({ doubt, answer }));
    setQuestion(undefined);
    return yes;
  };
  const attempt = async <T,>(save: (even: Even[]) => Promise<T>, agreed: Even[]): Promise<T | undefined> => {
    try {
      return await save(agreed);
    } catch (error) {
      const doubt = doubtOf(failureOf(error));
      if (!doubt || agreed.includes(doubt.code)) throw error;
      return (await ask(doubt)) ? attempt(save, [...agreed, doubt.code]) : undefined;
    }
  };
  return {
    ask,
    run: (save) => attempt(save, []),
    element: question && (
      <EvenQuestion
        doubt={question.doubt}
        onYes={() => question.answer(true)}
        onNo={() => question.answer(false)}
      />
    ),
  };
}
