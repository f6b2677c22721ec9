/** One row of a long list, drawn only while it is near the screen or has the keyboard; elsewhere its room is kept. */
import { useEffect, useRef, useState, type ReactNode } from "react";
import { LEDGER_ATTRIBUTE } from "#renderer/answers/cells.ts";

/** CSS pixels around the list within which a row is drawn already: the next ones are always there for the keyboard. */
const NEAR = 1000;
interface LazyRowProps {
  id: string;
  label: string;
  /** Its height before it was ever drawn, CSS pixels. */
  estimate: number;
  /** Draw it wherever it is: it was asked for. */
  always: boolean;
  children: () => ReactNode;
}

export function LazyRow({ id, label, estimate, always, children }: LazyRowProps): ReactNode {
  const element = useRef<HTMLLIElement>(null);
  const [near, setNear] = useState(false);
  const [height, setHeight] = useState(estimate);
  const drawn = near || always;
  useEffect(() => {
    const row = element.current;
    if (!row) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        const here = entries.at(-1)?.isIntersecting ?? false;
        if (!here && row.contains(document.activeElement)) return;
        // What is about to go leaves its true height behind.
        if (!here && row.childElementCount > 0) setHeight(row.offsetHeight);
        setNear(here);
      },
      { root: row.closest(`[${LEDGER_ATTRIBUTE}]`), rootMargin: `${NEAR}px 0px` },
    );
    observer.observe(row);
    return () => observer.disconnect();
  }, []);
  return (
    <li ref={element} id={id} aria-label={label} style={drawn ? undefined : { height, background: "#fff" }}>
      {drawn && children()}
    </li>
  );
}
