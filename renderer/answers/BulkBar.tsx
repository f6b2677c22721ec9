/** What is done with several opinions at once: 担当課 and 対応区分 for all chosen rows. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useId, useState, type ReactNode } from "react";
import { cleanText } from "#shared/text/clean.ts";
import { Choice } from "#renderer/common/Choice.tsx";
import { TextInput } from "#renderer/common/TextInput.tsx";
import { colors } from "#renderer/theme/theme.ts";

interface BulkBarProps {
  count: number;
  /** Departments to offer. */
  departments: readonly string[];
  dispositions: readonly string[];
  running: boolean;
  onDepartment: (department: string) => void;
  onDisposition: (disposition: string) => void;
  onClear: () => void;
}

export function BulkBar(props: BulkBarProps): ReactNode {
  const { count, departments, dispositions, running } = props;
  const [department, setDepartment] = useState("");
  const [disposition, setDisposition] = useState("");
  const listId = useId();
  const name = cleanText(department).text.trim();
  return (
    <Box
      component="section"
      aria-label="選んだ意見をまとめて"
      sx={{
        display: "flex",
        flexWrap: "wrap",
        alignItems: "center",
        gap: 1,
        px: 1.5,
        py: 1,
        bgcolor: colors.accentWeak,
        borderTop: `1px solid ${colors.accent}`,
      }}
    >
      <Box component="b" sx={{ mr: 1 }}>
        {count}件を選択中
      </Box>
      <TextInput
        label="担当課"
        value={department}
        onChange={setDepartment}
        onCommit={() => name !== "" && props.onDepartment(name)}
        inputAttributes={{ list: listId }}
        sx={{ width: 200 }}
      />
      <datalist id={listId}>
        {departments.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </datalist>
      <Button variant="outlined" disabled={name === "" || running} onClick={() => props.onDepartment(name)}>
        担当課を入れる
      </Button>
      <Choice
        label="対応区分"
        value={disposition}
        options={[{ value: "", text: "" }, ...dispositions.map((one) => ({ value: one, text: one }))]}
        onChange={setDisposition}
        sx={{ width: 150 }}
      />
      <Button
        variant="outlined"
        disabled={disposition === "" || running}
        onClick={() => props.onDisposition(disposition)}
      >
        対応区分を入れる
      </Button>
      <Box sx={{ flex: 1 }} />
      <Button onClick={props.onClear}>選択をやめる</Button>
    </Box>
  );
}
