/** 対応区分: one of the committee's own words, from a menu in which the number of its line chooses it. */
import { dispositionsOf } from "#shared/rules/dispositions.ts";
import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import { useSheetEditing } from "./editing.ts";
import { MenuEditor, type ChosenCell } from "./MenuEditor.tsx";

/** The choice that a key press means: the number of its line, whatever the width of the digit. */
function choiceForKey(choices: readonly string[], key: string): string | undefined {
  const digit = key.normalize("NFKC");
  return /^[1-9]$/u.test(digit) ? choices[Number(digit) - 1] : undefined;
}

export function ChoiceEditor(props: ChosenCell): ReactNode {
  const choices = dispositionsOf(useSheetEditing().snapshot().committee);
  return (
    <MenuEditor
      {...props}
      words={{ empty: "未定", clear: "未定に戻す" }}
      side="left"
      valueForKey={(key) => choiceForKey(choices, key)}
      menu={() => ({
        items: choices.map((choice, index) => ({
          value: choice,
          content: (
            <>
              <Box component="span" aria-hidden sx={{ color: "text.secondary", minWidth: "1.75em" }}>
                {index < 9 ? index + 1 : ""}
              </Box>
              {choice}
            </>
          ),
        })),
      })}
    />
  );
}
