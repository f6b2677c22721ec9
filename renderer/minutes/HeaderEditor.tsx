/** 見出し: the labelled fields above the minutes; each says what follows from the meeting until it is typed over. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { useState, type ReactNode } from "react";
import type { Meeting } from "#shared/domain/committee.ts";
import type { MinutesField, MinutesFieldKind } from "#shared/domain/minutes.ts";
import { derivedText, minutesPresets } from "#shared/rules/minutesHeader.ts";
import { useSave } from "#renderer/client/useSave.ts";
import { notEmpty } from "#renderer/common/checks.ts";
import { Confirm } from "#renderer/common/Confirm.tsx";
import { ListRow, rowEnds, swapped } from "#renderer/common/ListRow.tsx";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { fieldKindLabels } from "#renderer/minutes/fieldKinds.ts";
import { growing } from "#renderer/minutes/growing.ts";
import type { MinutesEdit } from "#renderer/minutes/useMinutes.ts";
import { colors } from "#renderer/theme/theme.ts";

interface HeaderEditorProps {
  meeting: Meeting;
  edit: MinutesEdit;
}

type Change = (header: readonly MinutesField[]) => MinutesField[];

export function HeaderEditor({ meeting, edit }: HeaderEditorProps): ReactNode {
  const { readOnly } = useWorkspace();
  const save = useSave();
  const { header } = edit.minutes;
  const put = (what: string, change: Change) =>
    save(`minutes/${meeting.id}/header`, "会議録の見出し", what, () => edit.changeHeader(change));
  return (
    <>
      {!readOnly && <Presets header={header} put={put} />}
      {header.map((field, index) => (
        <ListRow
          key={field.id}
          name={`見出し「${field.label}」`}
          of={`minutes/${meeting.id}/${field.id}`}
          {...rowEnds(index, header)}
          work={{
            move: (by) =>
              void put(field.label, (now) =>
                swapped(
                  now,
                  now.findIndex(({ id }) => id === field.id),
                  by,
                ),
              ),
            remove: () => put(field.label, (now) => now.filter(({ id }) => id !== field.id)),
          }}
          sx={{ py: 1, borderTop: `1px solid ${colors.line}` }}
          below={<FieldText meeting={meeting} field={field} edit={edit} />}
        >
          <SavedInput
            of={`minutes/${meeting.id}/${field.id}`}
            place={`会議録の見出し「${field.label}」`}
            label="見出し"
            hideLabel
            value={field.label}
            readOnly={readOnly}
            sx={{ flex: 1, minWidth: 120, "& input": { fontWeight: 700 } }}
            inputAttributes={{ maxLength: 100 }}
            check={notEmpty}
            onSave={(label) =>
              edit.changeHeader((now) => now.map((one) => (one.id === field.id ? { ...one, label } : one)))
            }
          />
        </ListRow>
      ))}
      {!readOnly && <AddField header={header} put={put} />}
    </>
  );
}

/** The words of a field: grey while they follow from the meeting. */
function FieldText({
  meeting,
  field,
  edit,
}: {
  meeting: Meeting;
  field: MinutesField;
  edit: MinutesEdit;
}): ReactNode {
  const { snapshot, readOnly } = useWorkspace();
  const save = useSave();
  const derived = derivedText(snapshot, meeting, field, "original");
  const typed = field.text !== undefined;
  const place = `会議録の見出し「${field.label}」`;
  const of = `minutes/${meeting.id}/${field.id}`;
  const write = (text: string | undefined) =>
    edit.changeHeader((now) =>
      now.map((one) => {
        if (one.id !== field.id) return one;
        const { text: _, ...rest } = one;
        return text === undefined ? rest : { ...rest, text };
      }),
    );
  return (
    <Box sx={{ mt: 0.5 }}>
      <SavedInput
        of={of}
        place={place}
        label={`${field.label}の内容`}
        hideLabel
        placeholder={field.kind === "text" ? "内容を入力" : "会議の内容がまだありません"}
        value={field.text ?? derived}
        multiline
        fullWidth
        readOnly={readOnly}
        sx={{
          ...growing(10),
          ...(typed || field.kind === "text" ? {} : { "& .MuiInputBase-input": { color: colors.sub } }),
        }}
        onSave={(text) => write(text === derived || text.trim() === "" ? undefined : text)}
      />
      {typed && field.kind !== "text" && (
        <Box sx={{ display: "flex", alignItems: "center", gap: 1, fontSize: 12, color: "text.secondary" }}>
          <Box component="span" sx={{ flex: 1 }}>
            手で直した内容です（公開用にも載ります）
          </Box>
          {!readOnly && (
            <Button
              size="small"
              onClick={() => void save(`${of}/${field.label}の内容`, place, derived, () => write(undefined))}
            >
              自動の内容に戻す
            </Button>
          )}
        </Box>
      )}
    </Box>
  );
}

/** The header as another city writes it; what was typed stays with the field of its kind or its name. */
function Presets({
  header,
  put,
}: {
  header: readonly MinutesField[];
  put: (what: string, change: Change) => Promise<boolean>;
}): ReactNode {
  const [menu, setMenu] = useState<HTMLElement | null>(null);
  const [asked, setAsked] = useState<string>();
  const typed = header.filter(({ text }) => text !== undefined);
  const preset = minutesPresets.find(({ id }) => id === asked);
  const lost = preset ? typed.filter((field) => kept(preset.fields, field) === undefined) : [];
  const apply = (id: string) => {
    const chosen = minutesPresets.find((one) => one.id === id);
    setAsked(undefined);
    if (!chosen) return;
    void put(chosen.title, (now) =>
      chosen.fields.map((field) => {
        const text = now.find((one) => kept([field], one) !== undefined)?.text;
        return text === undefined ? field : { ...field, text };
      }),
    );
  };
  return (
    <>
      <Button
        variant="outlined"
        aria-haspopup="menu"
        onClick={(event) => setMenu(event.currentTarget)}
        sx={{ mb: 1 }}
      >
        見出しの型を選ぶ…
      </Button>
      <Menu anchorEl={menu} open={menu !== null} onClose={() => setMenu(null)}>
        {minutesPresets.map(({ id, title, fields }) => (
          <MenuItem
            key={id}
            onClick={() => {
              setMenu(null);
              const losing = typed.some((field) => kept(fields, field) === undefined);
              if (losing) setAsked(id);
              else apply(id);
            }}
          >
            {title}
          </MenuItem>
        ))}
      </Menu>
      {preset && (
        <Confirm
          title={`見出しを「${preset.title}」にしますか`}
          action="この型にする"
          onCancel={() => setAsked(undefined)}
          onConfirm={() => apply(preset.id)}
        >
          「{lost.map(({ label }) => label).join("」「")}
          」は、この型にありません。入力した内容もいっしょに無くなります。「元に戻す」（Ctrl+Z）で取り消せます。
        </Confirm>
      )}
    </>
  );
}

/** The field of a preset that takes over what was typed into another one. */
function kept(fields: readonly MinutesField[], typed: MinutesField): MinutesField | undefined {
  return fields.find(({ kind, label }) => kind === typed.kind && (kind !== "text" || label === typed.label));
}

function AddField({
  header,
  put,
}: {
  header: readonly MinutesField[];
  put: (what: string, change: Change) => Promise<boolean>;
}): ReactNode {
  const [menu, setMenu] = useState<HTMLElement | null>(null);
  const there = new Set(header.map(({ kind }) => kind));
  const kinds = Object.entries(fieldKindLabels) as [MinutesFieldKind, string][];
  const add = (kind: MinutesFieldKind, label: string) => {
    setMenu(null);
    const field = { id: crypto.randomUUID(), label, kind };
    void put(label, (now) => [...now, field]);
  };
  return (
    <>
      <Button
        variant="outlined"
        aria-haspopup="menu"
        disabled={header.length >= 50}
        onClick={(event) => setMenu(event.currentTarget)}
        sx={{ mt: 1 }}
      >
        欄を加える…
      </Button>
      <Menu anchorEl={menu} open={menu !== null} onClose={() => setMenu(null)}>
        {kinds
          .filter(([kind]) => kind === "text" || !there.has(kind))
          .map(([kind, label]) => (
            <MenuItem key={kind} onClick={() => add(kind, kind === "text" ? "その他" : label)}>
              {label}
            </MenuItem>
          ))}
      </Menu>
    </>
  );
}
