/** 見本で試す: which kind of sheet the sample should have. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import ButtonBase from "@mui/material/ButtonBase";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogContentText from "@mui/material/DialogContentText";
import DialogTitle from "@mui/material/DialogTitle";
import type { ReactNode } from "react";
import { type Sample, samples } from "#shared/sample/samples.ts";
import { colors } from "#renderer/theme/theme.ts";

interface SampleDialogProps {
  onChoose: (sample: Sample) => void;
  onClose: () => void;
}

export function SampleDialog({ onChoose, onClose }: SampleDialogProps): ReactNode {
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="sample-title">
      <DialogTitle id="sample-title">見本で試す</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 1.5 }}>
          使っている様式に近いものを選んでください。どの見本も、公表された名称と数値に架空の文章を付けたものです。
        </DialogContentText>
        <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
          {samples.map((sample) => (
            <Box component="li" key={sample.id} sx={{ mb: 1 }}>
              <ButtonBase
                onClick={() => onChoose(sample)}
                sx={{
                  width: "100%",
                  display: "block",
                  textAlign: "left",
                  font: "inherit",
                  border: "1px solid",
                  borderColor: "divider",
                  borderRadius: 1,
                  px: 2,
                  py: 1,
                  "&:hover": { bgcolor: colors.accentWeak },
                  "&.Mui-focusVisible": { outline: `2px solid ${colors.accent}`, outlineOffset: 1 },
                }}
              >
                <Box component="span" sx={{ display: "block", fontWeight: 700 }}>
                  {sample.title}
                </Box>
                <Box component="span" sx={{ color: "text.secondary", fontSize: 12 }}>
                  {sample.about}
                </Box>
              </ButtonBase>
            </Box>
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>やめる</Button>
      </DialogActions>
    </Dialog>
  );
}
