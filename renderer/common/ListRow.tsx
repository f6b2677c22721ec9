/**
 * One row of a list that people put together: its fields, and moving and taking it away with what can go wrong. Members,
 * items, indicators, projects, grades, lines of the 次第 and handouts are all rows of this kind.
 */
import Box from "@mui/material/Box";
import type { SxProps, Theme } from "@mui/material/styles";
import { useRef, useState, type ReactNode } from "react";
import type { Failure } from "#shared/contract/errors.ts";
import type { MethodInput } from "#shared/contract/methods.ts";
import { forgetDraftsOf } from "#renderer/client/drafts.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { Confirm } from "#renderer/common/Confirm.tsx";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { plainGroup } from "#renderer/common/plainGroup.ts";
import { RowTools } from "#renderer/common/RowTools.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";

/** What can be done with a row as a whole. */
export interface RowWork {
  move: (by: -1 | 1) => void;
  /** True when it is gone. */
  remove: () => Promise<boolean>;
  /** Why the last of the two did not happen. */
  failure?: Failure | undefined;
  forget?: () => void;
}

/** A row of what the store keeps in an order of its own. */
export function useStoredRow(
  what: MethodInput<"structure.move">["what"],
  id: string,
): { of: string; work: RowWork } {
  const move = useContractCommand("structure.move");
  const removePart = useContractCommand("structure.remove");
  const removeMember = useContractCommand("member.remove");
  const work: RowWork = {
    move: (by) => void move.run({ what, id, by }),
    remove: async () => {
      const done = what === "member" ? await removeMember.run({ id }) : await removePart.run({ what, id });
      return done !== undefined;
    },
    failure: move.failure ?? removePart.failure ?? removeMember.failure,
    forget: () => {
      move.forget();
      removePart.forget();
      removeMember.forget();
    },
  };
  return { of: `${what}/${id}`, work };
}

/** Where a row stands in its list. */
export interface RowEnds {
  first: boolean;
  last: boolean;
}

export function rowEnds(index: number, list: readonly unknown[]): RowEnds {
  return { first: index === 0, last: index === list.length - 1 };
}

/** The list with one of its members exchanged with its neighbour. */
export function swapped<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const next = [...list];
  const [one] = next.splice(index, 1);
  if (one !== undefined) next.splice(index + by, 0, one);
  return next;
}

interface ListRowProps extends RowEnds {
  /** What the row is called: 「施策 1-1 市民等で…」. */
  name: string;
  /** Id of the row, the same for as long as it exists; the fields in it have keys that begin with it. */
  of: string;
  work: RowWork;
  /** Asked before the row is taken away; absent: it goes at once, and undo brings it back. */
  warning?: string;
  /** Further buttons before the usual three. */
  tools?: ReactNode;
  /** What stands under the line of fields. */
  below?: ReactNode;
  sx?: SxProps<Theme>;
  children: ReactNode;
}

export function ListRow(props: ListRowProps): ReactNode {
  const { name, of, first, last, work, warning, tools, below, sx, children } = props;
  const { readOnly } = useWorkspace();
  const [asking, setAsking] = useState(false);
  const row = useRef<HTMLFieldSetElement>(null);
  const remove = async () => {
    setAsking(false);
    const { nextElementSibling, previousElementSibling } = row.current ?? {};
    const beside = nextElementSibling ?? previousElementSibling;
    if (!(await work.remove())) return;
    forgetDraftsOf(of);
    // The keyboard goes on beside the row that is gone, in a text: nothing there happens by one key too many.
    beside?.querySelector<HTMLElement>(":is(input, textarea):not([aria-hidden=true])")?.focus();
  };
  return (
    <Box
      component="fieldset"
      ref={row}
      aria-label={name}
      sx={[plainGroup, ...(Array.isArray(sx) ? (sx as SxProps<Theme>[]) : [sx ?? {}])] as SxProps<Theme>}
    >
      <Box sx={{ display: "flex", gap: 1, alignItems: "flex-start", flexWrap: "wrap" }}>
        {children}
        {!readOnly && (
          <Box sx={{ display: "flex", flex: "none" }}>
            {tools}
            <RowTools
              name={name}
              first={first}
              last={last}
              onMove={work.move}
              onRemove={() => (warning === undefined ? void remove() : setAsking(true))}
            />
          </Box>
        )}
      </Box>
      {work.failure && <FailureNote failure={work.failure} onClose={work.forget} />}
      {below}
      {asking && (
        <Confirm
          title={`${name}を削除しますか`}
          action="削除する"
          danger
          onCancel={() => setAsking(false)}
          onConfirm={() => void remove()}
        >
          {warning}削除は「元に戻す」（Ctrl+Z）で取り消せます。
        </Confirm>
      )}
    </Box>
  );
}
