/** 変更履歴: newest first, each line with who, when, what, before and after, and the way back. */
import { useInfiniteQuery } from "@tanstack/react-query";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState, type ReactNode } from "react";
import type { MethodInput } from "#shared/contract/methods.ts";
import type { HistoryEntry } from "#shared/domain/history.ts";
import { stampLabel } from "#shared/rules/momentLabel.ts";
import { call, failureOf } from "#renderer/client/bridge.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { Confirm } from "#renderer/common/Confirm.tsx";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { Empty, Waiting } from "#renderer/common/Waiting.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { colors } from "#renderer/theme/theme.ts";

const PAGE = 50;
/** Longer texts are cut in the list; the whole stands in the question before restoring. */
const EXCERPT = 120;

function excerpt(text: string): string {
  return text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text;
}

export type HistoryFilter = Pick<MethodInput<"history.list">, "field" | "subject" | "fiscalYear">;

export function HistoryList({ filter, wide = false }: { filter: HistoryFilter; wide?: boolean }): ReactNode {
  const { readOnly } = useWorkspace();
  const [asking, setAsking] = useState<HistoryEntry>();
  const restore = useContractCommand("history.restore");
  const pages = useInfiniteQuery({
    queryKey: ["history", "history.list", filter],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) =>
      call("history.list", {
        ...filter,
        limit: PAGE,
        ...(pageParam === undefined ? {} : { before: pageParam }),
      }),
    getNextPageParam: (last) => (last.length === PAGE ? last.at(-1)?.id : undefined),
  });
  if (pages.isError) return <FailureNote failure={failureOf(pages.error)} />;
  if (pages.data === undefined) return <Waiting what="変更履歴を読み込んでいます…" />;
  const entries = pages.data.pages.flat();
  if (entries.length === 0)
    return <Empty>まだ変更はありません。記入すると、ここに新しい順に残ります。</Empty>;

  return (
    <Box sx={wide ? { pt: 1.5 } : { p: 1.5 }}>
      {restore.failure && <FailureNote failure={restore.failure} onClose={restore.forget} />}
      <Box component="ol" aria-label="変更履歴" sx={{ listStyle: "none", m: 0, p: 0 }}>
        {entries.map((entry) => (
          <Box
            component="li"
            key={entry.id}
            sx={{
              border: "1px solid",
              borderColor: "divider",
              borderRadius: 2,
              bgcolor: "#fff",
              px: 1.25,
              py: 0.75,
              mb: 0.75,
              ...(wide
                ? { display: "grid", gridTemplateColumns: "minmax(0, 2fr) minmax(0, 5fr) auto", columnGap: 2 }
                : {}),
            }}
          >
            <Box>
              <Box sx={{ fontSize: 12, color: "text.secondary" }}>
                {stampLabel(entry.at)}　{entry.actor}
              </Box>
              <Box sx={{ fontWeight: 600 }}>{entry.label}</Box>
              {entry.place && <Box sx={{ fontSize: 12, color: "text.secondary" }}>{entry.place}</Box>}
            </Box>
            <Box sx={{ fontSize: 12.5, overflowWrap: "anywhere", whiteSpace: "pre-wrap", minWidth: 0 }}>
              {(entry.before !== undefined || entry.after !== undefined) && (
                <>
                  <Box component="span" sx={{ color: "text.secondary" }}>
                    前：
                  </Box>
                  {entry.before === undefined ? "（空欄）" : excerpt(entry.before)}
                  <br />
                  <Box component="span" sx={{ color: "text.secondary" }}>
                    後：
                  </Box>
                  {entry.after === undefined ? "（空欄）" : excerpt(entry.after)}
                </>
              )}
            </Box>
            {entry.field && !readOnly ? (
              <Button
                variant="outlined"
                sx={{ mt: wide ? 0 : 0.5, alignSelf: "start" }}
                aria-label={`${entry.place} ${entry.label}より前の内容に戻す`}
                onClick={() => setAsking(entry)}
              >
                前の内容に戻す
              </Button>
            ) : (
              wide && <span />
            )}
          </Box>
        ))}
      </Box>
      {pages.hasNextPage && (
        <Button fullWidth disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          さらに前の変更を表示
        </Button>
      )}
      {asking && (
        <Confirm
          title="前の内容に戻しますか"
          action="戻す"
          onCancel={() => setAsking(undefined)}
          onConfirm={() => {
            setAsking(undefined);
            void restore.run({ id: asking.id, to: "before" });
          }}
        >
          {asking.place}の内容を、次のものに戻します。今の内容は変更履歴に残ります。
          <Box
            component="section"
            tabIndex={0}

            aria-label="戻す内容"
            sx={{
              border: `1px solid ${colors.line}`,
              borderRadius: 1,
              p: 1,
              mt: 1,
              whiteSpace: "pre-wrap",
              maxHeight: 240,
              overflow: "auto",
            }}
          >
            {asking.before ?? "（空欄）"}
          </Box>
        </Confirm>
      )}
    </Box>
  );
}
