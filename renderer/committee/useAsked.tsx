/** Saves that the backend asks back about: the person answers, and only then it is saved all the same. */
import { useState, type ReactNode } from "react";
import type { Saved } from "#shared/contract/method.ts";
import { evenSchema, type Even } from "#shared/contract/methods.ts";
import { failureSentences } from "#shared/messages/failure.ts";
import { failureOf } from "#renderer/client/bridge.ts";
import { Confirm } from "#renderer/common/Confirm.tsx";

interface Question {
  text: string;
  answer: (yes: boolean) => void;
}

export interface Asked {
  /**
   * Runs a save, asking where it is refused with a code of `even`.
   * @param save with what the person has agreed to so far
   * @param instead what is saved when the person does not want it after all
   */
  run: (save: (even: Even[]) => Promise<Saved>, instead: () => Promise<Saved>) => Promise<Saved>;
  /** How often the person did not want it: as a key it makes a field start again from what is stored. */
  refusals: number;
  element: ReactNode;
}

export function useAsked(): Asked {
  const [question, setQuestion] = useState<Question>();
  const [refusals, setRefusals] = useState(0);
  const attempt = async (
    save: (even: Even[]) => Promise<Saved>,
    instead: () => Promise<Saved>,
    agreed: Even[],
  ): Promise<Saved> => {
    try {
      return await save(agreed);
    } catch (error) {
      const failure = failureOf(error);
      const code = evenSchema.safeParse(failure.code);
      if (!code.success || agreed.includes(code.data)) throw error;
      const { what, todo } = failureSentences(failure);
      const yes = await new Promise<boolean>((answer) => setQuestion({ text: `${what}${todo}`, answer }));
      setQuestion(undefined);
      if (yes) return attempt(save, instead, [...agreed, code.data]);
      const saved = await instead();
      setRefusals((count) => count + 1);
      return saved;
    }
  };
  return {
    run: (save, instead) => attempt(save, instead, []),
    refusals,
    element: question && (
      <Confirm
        title="このまま保存しますか"
        action="このまま保存する"
        onCancel={() => question.answer(false)}
        onConfirm={() => question.answer(true)}
      >
        {question.text}
      </Confirm>
    ),
  };
}
