/** The speakers as numbered chips, and a small search for those without a number. */
import Popover from "@mui/material/Popover";
import { useState, type KeyboardEvent, type ReactNode } from "react";
import { focusNow } from "#renderer/common/focusNow.ts";
import { TextInput } from "#renderer/common/TextInput.tsx";
import { nameWithDoubts } from "./RemarkDialog.tsx";
import { foundSpeakers, speakerKey, type Speaker, type SpeakerRef } from "./speakers.ts";

interface SpeakerBarProps {
  speakers: readonly Speaker[];
  chosen: SpeakerRef | undefined;
  onPick: (ref: SpeakerRef) => void;
  /** The search is open; with letters typed together with Alt it begins with those they mean. */
  search: { among: readonly Speaker[] } | undefined;
  onSearch: (search: { among: readonly Speaker[] } | undefined) => void;
}

export function SpeakerBar({ speakers, chosen, onPick, search, onSearch }: SpeakerBarProps): ReactNode {
  const [bar, setBar] = useState<HTMLElement | null>(null);
  const key = chosen && speakerKey(chosen);
  // Outside the term nobody is expected to speak: found by the search alone, unless chosen.
  const chips = speakers.filter((one) => !one.ended || one.key === key);
  return (
    <fieldset className="record-speakers" aria-label="発言者" ref={setBar}>
      {chips.map((one) => (
        <button
          key={one.key}
          type="button"
          aria-pressed={one.key === key}
          aria-label={nameWithDoubts(one)}
          title={one.absent ? `${one.name}は欠席です` : undefined}
          className={one.absent ? "record-chip record-chip-absent" : "record-chip"}
          onClick={() => onPick(one.ref)}
        >
          {one.digit !== undefined && <small>{one.digit}</small>}
          <span>{one.name}</span>
        </button>
      ))}
      <button
        type="button"
        className="record-chip record-chip-search"
        onClick={() => onSearch({ among: speakers })}
      >
        <small>F3</small>
        <span>探す…</span>
      </button>
      {search && (
        <SpeakerSearch
          anchor={bar}
          among={search.among}
          onPick={(ref) => {
            onSearch(undefined);
            onPick(ref);
          }}
          onClose={() => onSearch(undefined)}
        />
      )}
    </fieldset>
  );
}

interface SpeakerSearchProps {
  anchor: HTMLElement | null;
  among: readonly Speaker[];
  onPick: (ref: SpeakerRef) => void;
  onClose: () => void;
}

function SpeakerSearch({ anchor, among, onPick, onClose }: SpeakerSearchProps): ReactNode {
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const name = typed.trim();
  const found = foundSpeakers(among, name);
  const known = found.some((one) => one.name === name);
  const choices: { key: string; text: string; ref: SpeakerRef }[] = [
    ...found.map((one) => ({ key: one.key, text: nameWithDoubts(one), ref: one.ref })),
    ...(name === "" || known
      ? []
      : [{ key: "typed", text: `「${name}」として記録する（委員以外）`, ref: { speaker: name } }]),
  ];
  const current = Math.min(at, choices.length - 1);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    setAt((current + step + choices.length) % Math.max(1, choices.length));
  };
  const listId = "speaker-search-list";
  return (
    <Popover
      open
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: "top", horizontal: "left" }}
      transformOrigin={{ vertical: "bottom", horizontal: "left" }}
      slotProps={{ paper: { className: "record-search", "aria-label": "発言者を探す" } }}
    >
      <TextInput
        label="名前・読み・役職"
        value={typed}
        fullWidth
        inputRef={focusNow}
        inputAttributes={{
          role: "combobox",
          "aria-expanded": true,
          "aria-controls": listId,
          ...(choices[current] ? { "aria-activedescendant": `${listId}-${current}` } : {}),
        }}
        onChange={(text) => {
          setTyped(text);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        onCommit={() => {
          const choice = choices[current];
          if (choice) onPick(choice.ref);
        }}
      />
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a list that a text field steers cannot be a <select> */}
      <div role="listbox" id={listId} aria-label="発言者" className="record-search-list">
        {choices.map((choice, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field above takes the keys
          <div
            key={choice.key}
            id={`${listId}-${index}`}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as the list around it
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            onClick={() => onPick(choice.ref)}
          >
            {choice.text}
          </div>
        ))}
      </div>
    </Popover>
  );
}
