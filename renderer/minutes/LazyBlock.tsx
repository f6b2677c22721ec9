/** A list of a part of many rows, drawn only while it is near the screen; elsewhere its room is kept. */
import Box from "@mui/material/Box";
import { useEffect, useRef, useState, type ReactNode } from "react";

/** CSS pixels around the screen within which a part is drawn already. */
const NEAR = 900;

interface LazyBlockProps {
  label: string;
  /** Its height before it was ever drawn, CSS pixels. */
  estimate: number;
  /** Draw it wherever it is: the keyboard is in it, or something in it was asked for. */
  always: boolean;
  children: () => ReactNode;
}

export function LazyBlock({ label, estimate, always, children }: LazyBlockProps): ReactNode {
  const element = useRef<HTMLUListElement>(null);
  const [near, setNear] = useState(false);
  const [height, setHeight] = useState(estimate);
  const drawn = near || always;
  useEffect(() => {
    const target = element.current;
    if (!target) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        const here = entries.some((entry) => entry.isIntersecting);
        // What is about to go leaves its true height behind.
        if (!here && target.childElementCount > 0) setHeight(target.offsetHeight);
        setNear(here);
      },
      { rootMargin: `${NEAR}px 0px` },
    );
    observer.observe(target);
    return () => observer.disconnect();
  }, []);
  return (
    <Box
      component="ul"
      ref={element}
      aria-label={label}
      sx={{ listStyle: "none", m: 0, p: 0, ...(drawn ? {} : { height }) }}
    >
      {drawn && children()}
    </Box>
  );
}
