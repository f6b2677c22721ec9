/** What an item says beside its name, for the forms that print it: folded away until it is wanted. */
import ExpandMoreIcon from "@mui/icons-material/ExpandMore";
import Accordion from "@mui/material/Accordion";
import AccordionDetails from "@mui/material/AccordionDetails";
import AccordionSummary from "@mui/material/AccordionSummary";
import { useState, type ReactNode } from "react";
import type { TextField } from "#shared/domain/field.ts";
import type { Item } from "#shared/domain/plan.ts";
import { call } from "#renderer/client/bridge.ts";
import { useClient } from "#renderer/client/ClientProvider.tsx";
import { openDrafts } from "#renderer/client/drafts.ts";
import { SavedCheck } from "#renderer/common/SavedCheck.tsx";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";

type Property = Extract<TextField, { entity: "item" }>["property"];

interface Detail {
  property: Exclude<Property, "code" | "title">;
  label: string;
  help?: string;
  multiline: boolean;
}

const details: readonly Detail[] = [
  { property: "goal", label: "目標とする姿・まちづくりの目標", multiline: true },
  { property: "overview", label: "施策概要", multiline: true },
  { property: "images", label: "事業イメージ", help: "1行に1つ書きます。", multiline: true },
  { property: "concept", label: "市の課題・方向性", multiline: true },
  {
    property: "policies",
    label: "主な方針",
    help: "1行に1つ書きます。◆は付けなくてかまいません。",
    multiline: true,
  },
  { property: "relatedPlans", label: "分野別計画・指針", multiline: true },
  {
    property: "pageReference",
    label: "計画書の掲載ページ",
    help: "P.33 のように書きます。",
    multiline: false,
  },
];

/** @param goalShown the goal already stands beside the name. */
export function ItemDetails({
  item,
  of,
  place,
  goalShown,
}: {
  item: Item;
  of: string;
  place: string;
  goalShown: boolean;
}): ReactNode {
  const { readOnly } = useWorkspace();
  const { ledger } = useClient();
  const shown = details.filter(({ property }) => property !== "goal" || !goalShown);
  const written = shown.filter(({ property }) => (item[property] ?? "") !== "");
  // A text that could not be saved is never behind a folded line.
  const [begin] = useState(() =>
    [...openDrafts(), ...ledger.failed()].some(({ key }) =>
      shown.some(({ label }) => key === `${of}/${label}`),
    ),
  );
  const [opened, setOpened] = useState(begin);
  const common = { of, place, readOnly };
  const names = [...written.map(({ label }) => label), ...(item.isNew ? ["新規事業"] : [])];
  return (
    <Accordion
      disableGutters
      defaultExpanded={begin}
      // Its line is no heading of the page.
      slotProps={{ heading: { component: "div" } }}
      onChange={(_event, open) => setOpened((now) => now || open)}
      sx={{ bgcolor: "transparent", boxShadow: "none", "&::before": { display: "none" } }}
    >
      <AccordionSummary
        expandIcon={<ExpandMoreIcon />}
        sx={{
          color: "text.secondary",
          flexDirection: "row-reverse",
          fontSize: 12,
          gap: 0.5,
          minHeight: 30,
          p: 0,
          "& .MuiAccordionSummary-content": { m: 0 },
        }}
      >
        {`くわしい欄${names.length === 0 ? "" : `（${names.join("、")}）`}`}
      </AccordionSummary>
      <AccordionDetails sx={{ display: "flex", flexDirection: "column", gap: 1.25, p: 0, pt: 1 }}>
        {opened &&
          shown.map(({ property, label, help, multiline }) => (
            <SavedInput
              key={property}
              {...common}
              label={label}
              value={item[property] ?? ""}
              multiline={multiline}
              {...(help === undefined ? {} : { helperText: help })}
              fullWidth
              {...(multiline ? {} : { inputAttributes: { maxLength: 50 } })}
              onSave={(text) => {
                const field: TextField = { entity: "item", id: item.id, property };
                // Emptied, the field is gone from the item.
                return call("field.setText", { field, text, session: crypto.randomUUID() });
              }}
            />
          ))}
        {opened && (
          <SavedCheck
            {...common}
            label="新規事業（【新規事業】と印刷する）"
            checked={item.isNew ?? false}
            onSave={(isNew) => call("structure.updateItem", { id: item.id, patch: { isNew } })}
          />
        )}
      </AccordionDetails>
    </Accordion>
  );
}
