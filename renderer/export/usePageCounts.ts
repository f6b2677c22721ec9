/** Pages of what is ticked, counted by the backend one document after the other, so that edits need not wait for all. */
import { useQueries } from "@tanstack/react-query";
import type { MethodOutput, WordForm } from "#shared/contract/methods.ts";
import { call } from "#renderer/client/bridge.ts";
import { queryKey } from "#renderer/client/useContract.ts";

export type PageCount = MethodOutput<"word.pages">;

/** In the order of the forms: undefined while it is being counted, null where it could not be. */
export function usePageCounts(
  fiscalYear: number,
  forms: readonly WordForm[],
): (PageCount | null | undefined)[] {
  // The box at the top right takes no room: its number is not part of the question.
  const questions = forms.map((one) => {
    const { handoutNumber: _, ...form } = one;
    return { fiscalYear, form };
  });
  return useQueries({
    queries: questions.map((input) => ({
      queryKey: queryKey("word.pages", input),
      queryFn: ({ signal }) => inTurn(signal, () => call("word.pages", input)),
    })),
    combine: (results) => results.map(({ data, isError }) => (isError ? null : data)),
  });
}

let last: Promise<unknown> = Promise.resolve();

/** Asks once the question before has its answer, unless nobody wants to know any more. */
function inTurn<T>(signal: AbortSignal, ask: () => Promise<T>): Promise<T> {
  const answer = last.then(() => {
    signal.throwIfAborted();
    return ask();
  });
  last = answer.catch(() => undefined);
  return answer;
}
