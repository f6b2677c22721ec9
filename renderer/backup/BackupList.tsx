/** Backups as a table, latest first: when, why, how large, where. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableContainer from "@mui/material/TableContainer";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import type { ReactNode } from "react";
import type { Backup } from "#shared/domain/backup.ts";
import { useContractQuery } from "#renderer/client/useContract.ts";
import { Differences } from "./Differences.tsx";
import { exactMoment, placeLabels, reasonLabels, sizeLabel } from "./backupWords.ts";

interface BackupListProps {
  backups: readonly Backup[];
  disabled: boolean;
  onRestore: (backup: Backup) => void;
}

export function BackupList({ backups, disabled, onRestore }: BackupListProps): ReactNode {
  if (backups.length === 0) {
    return <Box sx={{ py: 2 }}>控えはまだありません。「今すぐ控えを作る」で作れます。</Box>;
  }
  return (
    <TableContainer sx={{ maxHeight: 320, border: "1px solid", borderColor: "divider" }} tabIndex={0}>
      <Table size="small" stickyHeader aria-label="控えの一覧">
        <TableHead>
          <TableRow>
            <TableCell>作った日時</TableCell>
            <TableCell>理由</TableCell>
            <TableCell>今との違い</TableCell>
            <TableCell align="right">大きさ</TableCell>
            <TableCell>場所</TableCell>
            <TableCell />
          </TableRow>
        </TableHead>
        <TableBody>
          {backups.map((backup) => (
            <BackupRow key={backup.id} backup={backup} disabled={disabled} onRestore={onRestore} />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

interface BackupRowProps extends Pick<BackupListProps, "disabled" | "onRestore"> {
  backup: Backup;
}

function BackupRow({ backup, disabled, onRestore }: BackupRowProps): ReactNode {
  const { isError } = useContractQuery("backup.compare", { id: backup.id });
  return (
    <TableRow>
      <TableCell sx={{ whiteSpace: "nowrap" }}>{exactMoment(backup.at)}</TableCell>
      <TableCell sx={{ whiteSpace: "nowrap" }}>{reasonLabels[backup.reason]}</TableCell>
      <TableCell>
        <Differences backup={backup} />
      </TableCell>
      <TableCell align="right" sx={{ whiteSpace: "nowrap" }}>
        {sizeLabel(backup.bytes)}
      </TableCell>
      <TableCell sx={{ whiteSpace: "nowrap" }}>{placeLabels[backup.place]}</TableCell>
      <TableCell sx={{ whiteSpace: "nowrap" }}>
        <Button
          size="small"
          disabled={disabled || isError}
          aria-label={`${exactMoment(backup.at)}の控えに戻す`}
          onClick={() => onRestore(backup)}
        >
          この控えに戻す…
        </Button>
      </TableCell>
    </TableRow>
  );
}
