/** A cell that is no field but can be changed where it stands: a computed grade, a year of an arrow, a 施策 block. */
import type { Cell, Handle } from "#shared/forms/documentTree.ts";
import type { ReactNode } from "react";
import { ArrowCell } from "./ArrowCell.tsx";
import { ComparisonCell } from "./ComparisonCell.tsx";
import { GradeCell } from "./GradeCell.tsx";

export function HandleCell(props: { cell: Cell; handle: Handle; plain: ReactNode }): ReactNode {
  const { cell, handle, plain } = props;
  switch (handle.kind) {
    case "grade":
      return <GradeCell cell={cell} handle={handle} plain={plain} />;
    case "arrows":
      return <ArrowCell cell={cell} handle={handle} plain={plain} />;
    case "comparison":
      return <ComparisonCell cell={cell} handle={handle} plain={plain} />;
  }
}
