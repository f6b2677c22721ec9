/** 採択時の文 beside what stands in the field now, with what was changed underlined, and the way back to it. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Typography from "@mui/material/Typography";
import { useId, type ReactNode } from "react";
import type { Evaluation } from "#shared/domain/evaluation.ts";
import { difference, type Piece } from "#shared/rules/textDifference.ts";
import { focusNow } from "#renderer/common/focusNow.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { adoptedAt } from "#renderer/sheets/adoptionLabel.ts";
import { colors } from "#renderer/theme/theme.ts";

interface AdoptedTextProps {
  evaluation: Evaluation;
  /** Absent where nothing can be written. */
  onRestore?: (() => void) | undefined;
  onClose: () => void;
}

export function AdoptedText({ evaluation, onRestore, onClose }: AdoptedTextProps): ReactNode {
  const { snapshot } = useWorkspace();
  const titleId = useId();
  const pieces = difference(evaluation.adopted?.text ?? "", evaluation.committeeEvaluation ?? "");
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>採択時の文と今の文</DialogTitle>
      <DialogContent>
        <Box
          sx={{
            display: "grid",
            gridTemplateColumns: "1fr 1fr",
            gap: 2,
            "@media (max-width: 700px)": { gridTemplateColumns: "1fr" },
          }}
        >
          <Side title={`採択時の文（${adoptedAt(snapshot, evaluation)}）`} pieces={pieces.old} />
          <Side title="今の文" pieces={pieces.new} />
        </Box>
      </DialogContent>
      <DialogActions>
        {onRestore && (
          <Button variant="outlined" onClick={onRestore}>
            採択時の文に戻す
          </Button>
        )}
        <Button variant="contained" ref={focusNow} onClick={onClose}>
          閉じる
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Side({ title, pieces }: { title: string; pieces: readonly Piece[] }): ReactNode {
  return (
    <section aria-label={title}>
      <Typography variant="h3" component="h3" sx={{ mb: 0.5 }}>
        {title}
      </Typography>
      <Box
        sx={{
          border: `1px solid ${colors.line}`,
          borderRadius: 1,
          p: 1.25,
          minHeight: 80,
          whiteSpace: "pre-wrap",
          overflowWrap: "anywhere",
          "& u": { bgcolor: colors.warnWeak, textUnderlineOffset: "3px" },
        }}
      >
        {pieces.length === 0 && (
          <Box component="span" sx={{ color: "text.secondary" }}>
            （空欄）
          </Box>
        )}
        {pieces.map(({ text, changed }, index) =>
          changed ? <u key={`${index}`}>{text}</u> : <span key={`${index}`}>{text}</span>,
        )}
      </Box>
    </section>
  );
}
