/** The latest of a long list: a 会議録 has thousands of remarks, and as many cards at once would stop the window. */
import { useState } from "react";

/** Cards drawn at first, and more with every wish for earlier ones. */
const STEP = 50;

export interface Latest<T> {
  shown: readonly T[];
  /** How many stand before them. */
  earlier: number;
  showEarlier: () => void;
}

/** @param wanted id of one that must be among them. */
export function useLatest<T extends { id: string }>(
  list: readonly T[],
  wanted: string | undefined,
): Latest<T> {
  const [steps, setSteps] = useState(1);
  const place = list.findIndex((one) => one.id === wanted);
  const usual = Math.max(0, list.length - steps * STEP);
  const from = place === -1 ? usual : Math.min(usual, place);
  return { shown: list.slice(from), earlier: from, showEarlier: () => setSteps((now) => now + 1) };
}
