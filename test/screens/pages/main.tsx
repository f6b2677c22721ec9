/** A page that shows one component at a time; the tests drive it through `window.parts`. */
import { createTheme, ThemeProvider } from "@mui/material/styles";
import { useEffect, useState, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import type { Failure } from "#shared/contract/errors.ts";
import { fieldKey, type Field } from "#shared/domain/field.ts";
import type { Paper } from "#shared/domain/paper.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import type { DocumentTree } from "#shared/forms/documentTree.ts";
import { inputText } from "#shared/rules/indicatorValue.ts";
import { TextInput } from "#renderer/common/TextInput.tsx";
import { PrintPreview } from "#renderer/preview/PrintPreview.tsx";
import type { SheetActions } from "#renderer/sheet/actions.ts";
import { discardEdits, flushEdits, sheetDrafts } from "#renderer/sheet/drafts.ts";
import { SheetEditor } from "#renderer/sheet/SheetEditor.tsx";
import { withField } from "#renderer/sheet/withDrafts.ts";

/** What a test sees and steers. */
export interface Parts {
  sheet(options: { snapshot: YearSnapshot; paper: Paper; readOnly?: boolean }): void;
  input(options: { value: string; multiline?: boolean }): void;
  preview(options: { tree: DocumentTree; title: string }): void;
  nothing(): void;
  setSnapshot(snapshot: YearSnapshot): void;
  flush(): Promise<string>;
  discard(): void;
  pending(): boolean;
  /** Calls the components made, oldest first. */
  log: { name: string; key?: string; text?: string; session?: string }[];
  /** The next saves fail with this until it is taken away. */
  failure: Failure | null;
  /** Milliseconds a save takes. */
  delay: number;
}

declare global {
  interface Window {
    parts: Parts;
  }
}

let visits = 0;
const root = createRoot(document.querySelector("#root") as Element);
const theme = createTheme({ typography: { button: { textTransform: "none" } } });

function show(content: ReactNode): void {
  root.render(<ThemeProvider theme={theme}>{content}</ThemeProvider>);
}

function log(name: string, more: Omit<Parts["log"][number], "name"> = {}): void {
  window.parts.log.push({ name, ...more });
}

let putSnapshot: (snapshot: YearSnapshot) => void = () => undefined;
let latest: YearSnapshot;

async function save(field: Field, text: string, session: string): Promise<void> {
  log("save", { key: fieldKey(field), text, session });
  await new Promise((done) => setTimeout(done, window.parts.delay));
  if (window.parts.failure) throw window.parts.failure;
  latest = withField(latest, field, text);
  putSnapshot(latest);
}

const refused = () => Promise.resolve(false);
/** Sheets of this page have no rows of the store. */
const actions: SheetActions = {
  addRow: () => Promise.resolve(undefined),
  moveRow: refused,
  removeRow: refused,
  updateRow: refused,
  setGrade: refused,
  failure: undefined,
  forget: () => undefined,
};

function Sheet(props: Parameters<Parts["sheet"]>[0]): ReactNode {
  const [snapshot, setSnapshot] = useState(props.snapshot);
  useEffect(() => {
    putSnapshot = (next) => {
      latest = next;
      setSnapshot(next);
    };
  }, []);
  return (
    <div style={{ height: "100vh", margin: -8 }}>
      <SheetEditor
        snapshot={snapshot}
        paper={props.paper}
        actions={actions}
        readOnly={props.readOnly ?? false}
        onSaveText={save}
        onSaveValue={(field, value, session) => save(field, inputText(value ?? undefined), session)}
        onFieldFocus={(field, label) =>
          log("focus", field ? { key: fieldKey(field), text: label ?? "" } : {})
        }
        onUndo={() => log("undo")}
        onRedo={() => log("redo")}
      />
    </div>
  );
}

function Input(props: Parameters<Parts["input"]>[0]): ReactNode {
  const [value, setValue] = useState(props.value);
  return (
    <form onSubmit={(event) => (event.preventDefault(), log("submit"))}>
      <TextInput
        label="意見"
        value={value}
        multiline={props.multiline ?? false}
        onChange={(text) => {
          log("change", { text });
          setValue(text);
        }}
        onCommit={(text) => {
          log("commit", { text });
          setValue("");
        }}
        onCancel={() => log("cancel")}
      />
      <button>送る</button>
    </form>
  );
}

window.parts = {
  sheet(options) {
    latest = options.snapshot;
    visits += 1;
    show(<Sheet key={visits} {...options} />);
  },
  input: (options) => show(<Input {...options} />),
  preview: ({ tree, title }) =>
    show(
      <PrintPreview tree={tree} title={title} onClose={() => log("close")} onPrint={() => log("print")} />,
    ),
  nothing: () => show(null),
  setSnapshot: (snapshot) => putSnapshot(snapshot),
  flush: () =>
    flushEdits().then(
      () => "saved",
      (error: Error) => error.name,
    ),
  discard: discardEdits,
  pending: () =>
    sheetDrafts.entries().some(([, draft]) => draft.status.kind !== "same" && draft.status.kind !== "saved"),
  log: [],
  failure: null,
  delay: 0,
};
