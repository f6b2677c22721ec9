/** A choice that saves itself when it is changed. */
import type { SxProps, Theme } from "@mui/material/styles";
import type { ReactNode } from "react";
import type { Saved } from "#shared/contract/method.ts";
import { useSave } from "#renderer/client/useSave.ts";
import { Choice } from "#renderer/common/Choice.tsx";

interface SavedChoiceProps {
  label: string;
  /** Id and name of what it belongs to, as with `SavedInput`. */
  of: string;
  place: string;
  value: string;
  options: { value: string; text: string }[];
  readOnly: boolean;
  onSave: (value: string) => Promise<Saved>;
  sx?: SxProps<Theme>;
}

export function SavedChoice({ of, place, onSave, options, ...choice }: SavedChoiceProps): ReactNode {
  const save = useSave();
  const { label } = choice;
  return (
    <Choice
      {...choice}
      options={options}
      onChange={(value) => {
        const text = options.find((one) => one.value === value)?.text ?? value;
        void save(`${of}/${label}`, `${place} ${label}`, text, () => onSave(value));
      }}
    />
  );
}
