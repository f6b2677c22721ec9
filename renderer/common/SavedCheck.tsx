/** A check mark that saves itself when it is changed. */
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import type { ReactNode } from "react";
import type { Saved } from "#shared/contract/method.ts";
import { useSave } from "#renderer/client/useSave.ts";

interface SavedCheckProps {
  label: string;
  /** Id and name of what it belongs to, as with `SavedInput`. */
  of: string;
  place: string;
  checked: boolean;
  readOnly: boolean;
  onSave: (on: boolean) => Promise<Saved>;
}

export function SavedCheck({ label, of, place, checked, readOnly, onSave }: SavedCheckProps): ReactNode {
  const save = useSave();
  return (
    <FormControlLabel
      label={label}
      disabled={readOnly}
      sx={{ whiteSpace: "nowrap", mr: 1 }}
      control={
        <Checkbox
          checked={checked}
          sx={{ py: 0.25 }}
          onChange={(event) => {
            const on = event.target.checked;
            void save(`${of}/${label}`, `${place} ${label}`, on ? "つける" : "つけない", () => onSave(on));
          }}
        />
      }
    />
  );
}
