/** A name and two years that hold each other, kept together by a button: a 期間 of the plan, the years of a ロードマップ. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useEffect, useState, type ReactNode } from "react";
import type { Failure } from "#shared/contract/errors.ts";
import type { PlanPeriod } from "#shared/domain/plan.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { cleanText } from "#shared/text/clean.ts";
import { forgetDraft, noteDraft } from "#renderer/client/drafts.ts";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { FiscalYearInput } from "#renderer/common/FiscalYearInput.tsx";
import { TextInput } from "#renderer/common/TextInput.tsx";
import { useHere } from "#renderer/frame/workspace.ts";

export function SpanFields(props: {
  /** What the three are: 「前期」; begins the names of the fields. */
  label: string;
  nameLabel: string;
  namePlaceholder: string;
  stored: PlanPeriod | undefined;
  /** Id of what it is, the same for as long as that exists. */
  of: string;
  readOnly: boolean;
  failure: Failure | undefined;
  /** The word on the button. */
  action: string;
  onSave: (period: PlanPeriod) => Promise<void>;
  /** Buttons behind the fields. */
  tools?: ReactNode;
}): ReactNode {
  const { label, nameLabel, namePlaceholder, stored, of, readOnly, failure, action, onSave, tools } = props;
  const where = useHere();
  const [name, setName] = useState(stored?.name ?? "");
  const [from, setFrom] = useState<number | null | undefined>(stored?.from ?? null);
  const [to, setTo] = useState<number | null | undefined>(stored?.to ?? null);
  const same =
    name === (stored?.name ?? "") && from === (stored?.from ?? null) && to === (stored?.to ?? null);
  const problem = from && to && to < from ? "終わりの年度は、始まりと同じか後にします。" : undefined;
  const plain = cleanText(name).text.trim();
  const whole = plain !== "" && from && to && problem === undefined ? { name: plain, from, to } : undefined;

  const key = `${of}/span`;
  const words = [name, from && fiscalYearLabel(from), to && fiscalYearLabel(to)].filter(Boolean).join(" ");
  useEffect(() => {
    if (same) forgetDraft(key);
    else noteDraft({ key, label: `${label}（まだ変更していません）`, text: words, where });
  }, [key, label, same, where, words]);
  const save = () => {
    if (whole) void onSave(whole);
  };
  return (
    <Box component="fieldset" aria-label={label} sx={{ border: 0, m: 0, p: 0, py: 1 }}>
      {failure && <FailureNote failure={failure} />}
      <Box sx={{ display: "flex", gap: 1, alignItems: "flex-start", flexWrap: "wrap" }}>
        <TextInput
          label={nameLabel}
          value={name}
          placeholder={namePlaceholder}
          readOnly={readOnly}
          fieldKey={key}
          sx={{ flex: 1, minWidth: 200 }}
          inputAttributes={{ maxLength: 50 }}
          onChange={setName}
          onCommit={save}
        />
        <Box sx={{ width: 230 }}>
          <FiscalYearInput
            label="始まりの年度"
            value={from}
            emptyMeans={words === "" ? "" : "年度を入力してください。"}
            readOnly={readOnly}
            fullWidth
            onChange={setFrom}
          />
        </Box>
        <Box sx={{ width: 230 }}>
          <FiscalYearInput
            label="終わりの年度"
            value={to}
            emptyMeans={words === "" ? "" : "年度を入力してください。"}
            problem={problem}
            readOnly={readOnly}
            fullWidth
            onChange={setTo}
          />
        </Box>
        {!readOnly && (
          <Button variant="contained" disabled={same || whole === undefined} onClick={save}>
            {action}
          </Button>
        )}
        {!readOnly && tools}
      </Box>
    </Box>
  );
}
