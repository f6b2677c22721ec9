/** A labelled choice of one of a few. */
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import type { SxProps, Theme } from "@mui/material/styles";
import type { ReactNode } from "react";

interface ChoiceProps {
  label: string;
  value: string;
  /** `short`: what the field shows once chosen, where there is little room. */
  options: { value: string; text: string; short?: string }[];
  onChange: (value: string) => void;
  readOnly?: boolean;
  fullWidth?: boolean;
  sx?: SxProps<Theme>;
}

export function Choice({
  label,
  value,
  options,
  onChange,
  readOnly = false,
  fullWidth = false,
  sx,
}: ChoiceProps): ReactNode {
  return (
    <TextField
      select
      label={label}
      value={value}
      disabled={readOnly}
      fullWidth={fullWidth}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{
        select: {
          displayEmpty: true,
          renderValue: (chosen) => {
            const option = options.find((one) => one.value === chosen);
            return option?.short ?? option?.text.trim();
          },
        },
        inputLabel: { shrink: true },
      }}
      {...(sx === undefined ? {} : { sx })}
    >
      {options.map((option) => (
        <MenuItem key={option.value} value={option.value}>
          {option.text}
        </MenuItem>
      ))}
    </TextField>
  );
}
