/** Search over all years (Ctrl+K): places with the words marked; Enter goes there. */
import { focusNow } from "#renderer/common/focusNow.ts";
import Box from "@mui/material/Box";
import Dialog from "@mui/material/Dialog";
import DialogTitle from "@mui/material/DialogTitle";
import { useDeferredValue, useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import type { MethodOutput } from "#shared/contract/methods.ts";
import { papersOf } from "#shared/forms/papers.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { failureOf } from "#renderer/client/bridge.ts";
import { useContractQuery } from "#renderer/client/useContract.ts";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { TextInput } from "#renderer/common/TextInput.tsx";
import { paperOfSubject, useWorkspace } from "#renderer/frame/workspace.ts";
import { colors } from "#renderer/theme/theme.ts";

type Hit = MethodOutput<"search.find">[number];
const LIMIT = 50;

/** The place, with its year where it does not say so itself. */
function placeText({ place, fiscalYear }: Hit): string {
  const year = fiscalYear === undefined ? "" : fiscalYearLabel(fiscalYear);
  return place.includes(year) ? place : `${year}　${place}`;
}

/** The field of 委員会 that has what was found, or stands at its head. */
function committeeKey({ part, id }: NonNullable<Hit["committee"]>): string {
  switch (part) {
    case "member":
      return `member/${id}/氏名`;
    case "meeting":
      return `meeting/${id}/場所`;
    case "agenda":
      return `agenda/${id}/件名`;
  }
}

export function SearchDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { snapshot, go, setTab, setDrawer } = useWorkspace();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const text = useDeferredValue(typed.trim());
  const found = useContractQuery(
    "search.find",
    { text: text || "－", limit: LIMIT },
    { enabled: text !== "", keepPrevious: true },
  );
  const hits: Hit[] = text === "" ? [] : (found.data ?? []);
  const current = hits[Math.min(at, hits.length - 1)];
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);

  const jump = (hit: Hit) => {
    const document = papersOf(snapshot).find(
      (one) => one.document !== undefined && one.document === hit.document,
    );
    if (hit.committee) {
      go({
        screen: "committee",
        ...(hit.fiscalYear === undefined ? {} : { fiscalYear: hit.fiscalYear }),
        focus: { key: committeeKey(hit.committee) },
      });
    } else if (document) {
      go({ screen: "sheets", paper: document, part: undefined, comment: undefined });
    } else if (hit.subject === undefined && hit.comment === undefined) {
      go(hit.fiscalYear === undefined ? { screen: "plan", planPart: "text" } : { screen: "committee" });
    } else {
      const paper = hit.subject && paperOfSubject(snapshot, hit.subject);
      if (hit.comment !== undefined) {
        setTab("comments");
        // In a narrow window the comment stands in the panel that opens over the sheet.
        setDrawer("panel");
      }
      go({
        screen: paper === undefined ? "committee" : "sheets",
        comment: hit.comment,
        ...(hit.fiscalYear === undefined ? {} : { fiscalYear: hit.fiscalYear }),
        ...(paper === undefined
          ? {}
          : {
              paper,
              part:
                hit.subject?.kind === "item" &&
                hit.subject.id !== paper.subject?.id &&
                hit.comment === undefined
                  ? hit.subject.id
                  : undefined,
            }),
      });
    }
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0 || hits.length === 0) return;
    event.preventDefault();
    const next = (Math.min(at, hits.length - 1) + step + hits.length) % hits.length;
    setAt(next);
    list.current?.children[next]?.scrollIntoView({ block: "nearest" });
  };

  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth="sm"
      fullWidth
      aria-labelledby="search-title"
      sx={{ "& .MuiDialog-container": { alignItems: "flex-start" } }}
    >
      <DialogTitle id="search-title" sx={{ pb: 0 }}>
        全年度から検索
      </DialogTitle>
      <Box sx={{ p: 2, pb: 1 }}>
        <TextInput
          label="探す言葉"
          hideLabel
          value={typed}
          inputRef={focusNow}
          fullWidth
          placeholder="記入した文章、意見、指標、委員、会議など"
          inputAttributes={{
            role: "combobox",
            maxLength: 200,
            "aria-expanded": hits.length > 0,
            "aria-controls": listId,
            "aria-autocomplete": "list",
            ...(current ? { "aria-activedescendant": `${listId}-${Math.min(at, hits.length - 1)}` } : {}),
          }}
          onChange={(words) => {
            setTyped(words);
            setAt(0);
          }}
          onCommit={() => current && jump(current)}
          onKeyDown={onKeyDown}
        />
      </Box>
      {found.isError && text !== "" && <FailureNote failure={failureOf(found.error)} />}
      <Box component="output" sx={{ px: 2, pb: 1, fontSize: 12, color: "text.secondary" }}>
        {text === ""
          ? "文字を入れると、その場で探します。全角・半角や大文字・小文字の違いは区別しません。"
          : found.data === undefined
            ? "探しています…"
            : hits.length === 0
              ? `「${text}」は見つかりませんでした。`
              : `${hits.length}件${hits.length === LIMIT ? "以上" : ""}　↑↓ で選び、Enter で移動`}
      </Box>
      <Box
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a list that a text field steers cannot be a <select>
        role="listbox"
        id={listId}
        ref={list}
        aria-label="検索結果"
        sx={{ overflow: "auto", pb: hits.length > 0 ? 1 : 0 }}
      >
        {hits.map((hit, index) => {
          const on = hit === current;
          return (
            <Box
              // Hits have no identity; the same place may be found twice.
              key={`${index}/${hit.place}`}
              id={`${listId}-${index}`}
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a list that a text field steers cannot be a <select>
              role="option"
              aria-selected={on}
              onClick={() => jump(hit)}
              sx={{
                px: 2,
                py: 0.75,
                cursor: "pointer",
                bgcolor: on ? colors.accentWeak : "transparent",
                boxShadow: on ? `inset 3px 0 ${colors.accent}` : "none",
              }}
            >
              <Box sx={{ fontSize: 12, color: "text.secondary" }}>{placeText(hit)}</Box>
              <Box sx={{ overflowWrap: "anywhere" }}>
                {hit.excerpt.slice(0, hit.from)}
                <Box component="mark" sx={{ bgcolor: "#ffe9a8", color: "inherit" }}>
                  {hit.excerpt.slice(hit.from, hit.to)}
                </Box>
                {hit.excerpt.slice(hit.to)}
              </Box>
            </Box>
          );
        })}
      </Box>
    </Dialog>
  );
}
