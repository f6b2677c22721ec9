/** Plans opened lately; one that is not there now says so and can be taken off the list. */
import CloseIcon from "@mui/icons-material/Close";
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import IconButton from "@mui/material/IconButton";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { stampLabel } from "#shared/rules/momentLabel.ts";
import { useContractCommand, useContractQuery } from "#renderer/client/useContract.ts";
import { colors } from "#renderer/theme/theme.ts";

interface RecentListProps {
  disabled: boolean;
  onOpen: (token: string) => void;
}

export function RecentList({ disabled, onOpen }: RecentListProps): ReactNode {
  const recent = useContractQuery("recent.list", {});
  const forget = useContractCommand("recent.forget");
  if (recent.data === undefined) return null;
  return (
    <Box component="section" aria-labelledby="recent-title" sx={{ mt: 4 }}>
      <Typography id="recent-title" variant="h2" sx={{ mb: 1 }}>
        最近使った計画
      </Typography>
      {recent.data.length === 0 ? (
        <Typography color="textSecondary">
          まだありません。作った計画や開いた計画がここに並びます。
        </Typography>
      ) : (
        <Box
          component="ul"
          sx={{
            listStyle: "none",
            m: 0,
            p: 0,
            bgcolor: "#fff",
            borderRadius: 1.5,
            border: "1px solid",
            borderColor: "divider",
          }}
        >
          {recent.data.map((plan) => (
            <Box
              component="li"
              key={plan.token}
              sx={{
                display: "flex",
                alignItems: "center",
                pr: 1,
                "& + &": { borderTop: `1px solid ${colors.line}` },
              }}
            >
              <ButtonBase
                disabled={disabled || !plan.available}
                onClick={() => onOpen(plan.token)}
                sx={{
                  flex: 1,
                  minWidth: 0,
                  display: "block",
                  textAlign: "left",
                  px: 2,
                  py: 1,
                  font: "inherit",
                  "&:hover": { bgcolor: colors.accentWeak },
                  "&.Mui-focusVisible": { outline: `2px solid ${colors.accent}`, outlineOffset: -2 },
                }}
              >
                <Box component="span" sx={{ display: "block", fontWeight: 700 }}>
                  {plan.title}
                </Box>
                <Box
                  component="span"
                  sx={{ color: "text.secondary", fontSize: 12, overflowWrap: "anywhere" }}
                >
                  {plan.name}　{plan.folder}　{stampLabel(plan.openedAt)}
                </Box>
                {!plan.available && (
                  <Box component="span" sx={{ display: "block", color: colors.warn, fontSize: 12 }}>
                    見つかりません。移動したか、USB やサーバーにつながっていません。
                  </Box>
                )}
              </ButtonBase>
              <IconButton
                aria-label={`「${plan.title}」を一覧から外す`}
                title="一覧から外す（ファイルは消えません）"
                onClick={() => void forget.run({ token: plan.token })}
              >
                <CloseIcon fontSize="small" />
              </IconButton>
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
}
