/** How a meeting numbers its handouts: a style for all of them, or each by hand. */
import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import type { HandoutNumbering, Meeting } from "#shared/domain/committee.ts";
import { countedAsWritten } from "#shared/rules/handoutNumbers.ts";
import { call } from "#renderer/client/bridge.ts";
import { wholeNumber } from "#renderer/common/checks.ts";
import { SavedChoice } from "#renderer/common/SavedChoice.tsx";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";

/** Value of the choice 「そのまま」. */
const BY_HAND = "";
type Style = Pick<HandoutNumbering, "prefix" | "suffix" | "wide">;

const styles: readonly Style[] = [
  { prefix: "資料", suffix: "", wide: false },
  { prefix: "資料", suffix: "号", wide: false },
  { prefix: "資料", suffix: "", wide: true },
];

function styleKey({ prefix, suffix, wide }: Style): string {
  return JSON.stringify([prefix, suffix, wide]);
}

/** 「資料1、資料2-1 …」: what the numbers look like; in the font of the window wide digits are not told apart. */
function example({ prefix, suffix, wide }: Style): string {
  const [one, branch] = wide ? ["１", "２－１"] : ["1", "2-1"];
  return `${prefix}${one}${suffix}、${prefix}${branch}${suffix} …${wide ? "（全角数字）" : ""}`;
}

export function HandoutsNumbering({ meeting, place }: { meeting: Meeting; place: string }): ReactNode {
  const { readOnly } = useWorkspace();
  const { handoutNumbering: now, handouts } = meeting;
  const common = { of: `meeting/${meeting.id}`, place, readOnly };
  // A plan can come with a style of its own (別紙1); it stays to be chosen.
  const own = now && !styles.some((one) => styleKey(one) === styleKey(now)) ? [now] : [];
  const known = [...styles, ...own];
  const choose = (value: string) => {
    const style = known.find((one) => styleKey(one) === value);
    return call("meeting.update", {
      id: meeting.id,
      patch: style
        ? {
            handoutNumbering: { ...style, first: now?.first ?? 1 },
            ...(now ? {} : { handouts: countedAsWritten(handouts) }),
          }
        : { handoutNumbering: null },
    });
  };
  return (
    <Box sx={{ display: "flex", gap: 1.5, flexWrap: "wrap", mb: 2 }}>
      <SavedChoice
        {...common}
        label="資料番号の付け方"
        value={now ? styleKey(now) : BY_HAND}
        options={[
          { value: BY_HAND, text: "そのまま（番号を手で入力）" },
          ...known.map((one) => ({ value: styleKey(one), text: example(one) })),
        ]}
        sx={{ width: 300 }}
        onSave={choose}
      />
      {now && (
        <SavedInput
          {...common}
          label="最初の番号"
          value={String(now.first)}
          sx={{ width: 120 }}
          inputAttributes={{ inputMode: "numeric" }}
          check={(text) => {
            const first = wholeNumber(text) ?? 0;
            return first >= 1 && first <= 999 ? undefined : "1から999の数にしてください。";
          }}
          onSave={(text) =>
            call("meeting.update", {
              id: meeting.id,
              patch: { handoutNumbering: { ...now, first: wholeNumber(text) ?? now.first } },
            })
          }
        />
      )}
    </Box>
  );
}
