/** The minutes of a meeting as a file: 原本 or 公開用, Word or PDF. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import type { Meeting } from "#shared/domain/committee.ts";
import type { Paper } from "#shared/domain/paper.ts";
import { paperFile, type OutputFormat } from "#renderer/export/outputFiles.ts";
import { paperForm } from "#renderer/export/outputGroups.ts";
import { OutputFrame } from "#renderer/export/OutputFrame.tsx";
import { OutputFailure } from "#renderer/export/SaveElsewhere.tsx";
import { Lacking } from "#renderer/export/OutputWarnings.tsx";
import { useOutput } from "#renderer/export/useOutput.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { NamesNote } from "#renderer/minutes/NamesNote.tsx";

interface MinutesOutputProps {
  meeting: Meeting;
  onClose: () => void;
}

const copies: { copy?: "public"; title: string; note: string }[] = [
  { title: "原本", note: "発言のすべてを載せ、非公開の部分に印を付けます。" },
  { copy: "public", title: "公開用", note: "非公開の部分を除き、発言者は選んだ書き方で載せます。" },
];
const formats: { format: OutputFormat; text: string }[] = [
  { format: "word", text: "Word" },
  { format: "pdf", text: "PDF" },
];

export function MinutesOutput({ meeting, onClose }: MinutesOutputProps): ReactNode {
  const { snapshot } = useWorkspace();
  const output = useOutput();
  const write = (copy: "public" | undefined, format: OutputFormat) => {
    const paper: Paper = { form: "minutes", meeting: meeting.id, ...(copy === undefined ? {} : { copy }) };
    const file = paperFile(snapshot, paper, paperForm(paper, ""));
    const name = format === "pdf" ? file.name.replace(/\.docx$/u, ".pdf") : file.name;
    void output.write({ files: [{ ...file, name }], format, many: false });
  };
  return (
    <OutputFrame output={output} title="会議録の出力" width="sm" onClose={onClose}>
      {({ lacking = [] }) => (
        <>
          <DialogContent sx={{ display: "flex", flexDirection: "column", gap: 2 }}>
            <OutputFailure output={output} onClose={output.again} />
            <Lacking lacking={lacking} />
            <NamesNote meeting={meeting} />
            {copies.map(({ copy, title, note }) => (
              <Box key={title} sx={{ display: "flex", alignItems: "center", gap: 1 }}>
                <Box sx={{ flex: 1 }}>
                  <Typography sx={{ fontWeight: 700 }}>{title}</Typography>
                  <Typography color="textSecondary">{note}</Typography>
                </Box>
                {formats.map(({ format, text }) => (
                  <Button
                    key={format}
                    variant={format === "word" ? "contained" : "outlined"}
                    aria-label={`${title}を${text}に出力`}
                    onClick={() => write(copy, format)}
                  >
                    {text}
                  </Button>
                ))}
              </Box>
            ))}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>閉じる</Button>
          </DialogActions>
        </>
      )}
    </OutputFrame>
  );
}
