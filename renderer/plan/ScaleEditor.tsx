/** 判定の基準: grades with meanings, their order, and optional bounds of the achievement rate. */
import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import type { Grade, RatingScale } from "#shared/domain/plan.ts";
import { gradeScaleLine } from "#shared/rules/grade.ts";
import { call } from "#renderer/client/bridge.ts";
import { useSave } from "#renderer/client/useSave.ts";
import { AddRow } from "#renderer/common/AddRow.tsx";
import { Card } from "#renderer/common/Card.tsx";
import { ListRow, rowEnds, swapped } from "#renderer/common/ListRow.tsx";
import { SavedChoice } from "#renderer/common/SavedChoice.tsx";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { Empty } from "#renderer/common/Waiting.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { colors } from "#renderer/theme/theme.ts";

const sides = [
  { value: "none", text: "目安なし" },
  { value: "以上", text: "以上" },
  { value: "超", text: "超" },
];

/** Reads a percentage as typed (１２０, 120%, 99.5); undefined for anything else. */
function percentOf(text: string): number | undefined {
  const plain = text.normalize("NFKC").replace(/[%\s,]/gu, "");
  return /^-?\d{1,6}(?:\.\d{1,4})?$/u.test(plain) ? Number(plain) : undefined;
}

/** An empty name is none. */
function withName(grade: Grade, name: string): Grade {
  const { name: _old, ...rest } = grade;
  return name.trim() === "" ? rest : { ...rest, name };
}

export function ScaleEditor(): ReactNode {
  const { snapshot, readOnly } = useWorkspace();
  const save = useSave();
  const scale = snapshot.plan.ratingScale;
  const { grades } = scale;
  const common = { readOnly };
  const update = (change: Partial<RatingScale>) =>
    call("structure.updatePlan", { patch: { ratingScale: { ...scale, ...change } } });
  const change = (index: number, grade: Grade) => update({ grades: grades.with(index, grade) });
  const put = (next: Grade[]) =>
    save("判定の基準/並び", "判定の基準", gradeScaleLine({ ...scale, grades: next }), () =>
      update({ grades: next }),
    );

  return (
    <>
      <Card title="決め方">
        <Box sx={{ display: "flex", gap: 2, flexWrap: "wrap" }}>
          <SavedChoice
            {...common}
            of="scale"
            place="判定の基準"
            label="判定の決め方"
            value={scale.mode}
            options={[
              { value: "judgement", text: "人が判断する（達成率は目安）" },
              { value: "thresholds", text: "達成率で決まる" },
            ]}
            sx={{ minWidth: 280 }}
            onSave={(mode) => update({ mode: mode as RatingScale["mode"] })}
          />
          <SavedChoice
            {...common}
            of="scale"
            place="判定の基準"
            label="並べ方"
            value={scale.order ?? "best-first"}
            options={[
              { value: "best-first", text: "良いものから（A～D）" },
              { value: "worst-first", text: "悪いものから（1～5）" },
              { value: "unordered", text: "順序なし" },
            ]}
            sx={{ minWidth: 220 }}
            onSave={(order) => update({ order: order as NonNullable<RatingScale["order"]> })}
          />
        </Box>
      </Card>
      <Card title="判定" note={`シートに印刷する文：判定の基準　${gradeScaleLine(scale) || "（なし）"}`}>
        {grades.length === 0 && (
          <Empty>判定はまだありません。判定をつけない計画では、このままでかまいません。</Empty>
        )}
        {grades.map((grade, index) => {
          const place = `判定 ${grade.code}`;
          const of = `grade/${index}`;
          return (
            <ListRow
              // The place in the list is what a grade is while its code is being changed.
              key={`${index}`}
              name={place}
              of={of}
              {...rowEnds(index, grades)}
              work={{
                move: (by) => void put(swapped(grades, index, by)),
                remove: () => put(grades.toSpliced(index, 1)),
              }}
              sx={{ py: 1, "& + &": { borderTop: `1px solid ${colors.line}` } }}
            >
              <SavedInput
                {...common}
                of={of}
                place={place}
                label="記号"
                value={grade.code}
                sx={{ width: 84 }}
                inputAttributes={{ maxLength: 10 }}
                check={(text) => {
                  if (text.trim() === "") return "空にはできません。";
                  const taken = grades.some((one, other) => other !== index && one.code === text);
                  return taken ? "ほかの判定と同じです。" : undefined;
                }}
                onSave={(code) => change(index, { ...grade, code })}
              />
              <SavedInput
                {...common}
                of={of}
                place={place}
                label="名称"
                placeholder="目標値以上"
                value={grade.name ?? ""}
                sx={{ width: 150 }}
                inputAttributes={{ maxLength: 50 }}
                onSave={(name) => change(index, withName(grade, name))}
              />
              <SavedInput
                {...common}
                of={of}
                place={place}
                label="意味"
                value={grade.meaning}
                sx={{ flex: 1, minWidth: 200 }}
                inputAttributes={{ maxLength: 200 }}
                onSave={(meaning) => change(index, { ...grade, meaning })}
              />
              <SavedChoice
                {...common}
                of={of}
                place={place}
                label="達成率の目安"
                value={grade.from?.side ?? "none"}
                options={sides}
                sx={{ width: 120 }}
                onSave={(side) => {
                  const { from: _from, ...rest } = grade;
                  if (side === "none") return change(index, rest);
                  const from = {
                    percent: grade.from?.percent ?? 100,
                    side: side === "超" ? "超" : "以上",
                  } as const;
                  return change(index, { ...rest, from });
                }}
              />
              {grade.from && (
                <SavedInput
                  {...common}
                  of={of}
                  place={place}
                  label="達成率（%）"
                  value={String(grade.from.percent)}
                  sx={{ width: 110 }}
                  inputAttributes={{ inputMode: "decimal" }}
                  check={(text) => (percentOf(text) === undefined ? "数字で入力してください。" : undefined)}
                  onSave={(text) =>
                    change(index, {
                      ...grade,
                      from: { side: grade.from?.side ?? "以上", percent: percentOf(text) ?? 0 },
                    })
                  }
                />
              )}
            </ListRow>
          );
        })}
        <AddRow
          label="判定の記号を追加"
          of="grades"
          placeholder="E"
          onAdd={(code) =>
            save(`判定/${code}`, `判定 ${code}`, code, () =>
              update({ grades: [...grades, { code: code.slice(0, 10), meaning: "" }] }),
            )
          }
        />
      </Card>
    </>
  );
}
