/** A long task on its way: what is being done, said to screen readers too, and how far it is. */
import Box from "@mui/material/Box";
import LinearProgress from "@mui/material/LinearProgress";
import type { ReactNode } from "react";

interface ProgressProps {
  /** Of the bar: 「作成の進み具合」. */
  name: string;
  /** What is being done now. */
  label: string | undefined;
  /** 0 to 100; undefined when nobody knows. */
  percent: number | undefined;
}

export function Progress({ name, label, percent }: ProgressProps): ReactNode {
  return (
    <Box>
      <Box component="output" sx={{ display: "block", mb: 1, overflowWrap: "anywhere" }}>
        {label}
      </Box>
      <LinearProgress
        aria-label={name}
        {...(percent === undefined ? {} : { variant: "determinate", value: percent })}
      />
    </Box>
  );
}
