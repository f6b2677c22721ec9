/** What stands on a sheet around an item's title and has no cell of its own: page, 新規事業, 実施主体 or 関係所属, the indicator. */
import EditNoteIcon from "@mui/icons-material/EditNote";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Popover from "@mui/material/Popover";
import Typography from "@mui/material/Typography";
import { useId, useRef, useState, type ReactNode } from "react";
import type { MethodInput } from "#shared/contract/methods.ts";
import type { Indicator, Item } from "#shared/domain/plan.ts";
import type { Row } from "#shared/forms/documentTree.ts";
import { subjectLabel } from "#shared/rules/fieldText.ts";
import { call } from "#renderer/client/bridge.ts";
import { notEmpty } from "#renderer/common/checks.ts";
import { departmentsOf, departmentsText } from "#renderer/common/departments.ts";
import { directionOf, directions } from "#renderer/common/directions.ts";
import { SavedCheck } from "#renderer/common/SavedCheck.tsx";
import { SavedChoice } from "#renderer/common/SavedChoice.tsx";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { useSheetSnapshot } from "./editing.ts";

export function ItemTool({ about }: { about: NonNullable<Row["about"]> }): ReactNode {
  const snapshot = useSheetSnapshot();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const item = snapshot.items.find((one) => one.id === about.item);
  const indicator = snapshot.indicators.find((one) => one.id === about.indicator);
  if (!item) return null;
  const name = subjectLabel(snapshot, { kind: "item", id: item.id });
  const label = `${name}の掲載ページ・実施主体など${indicator ? `（${indicator.name}）` : ""}`;
  return (
    <div className="sheet-row-tools">
      <button
        type="button"
        ref={button}
        aria-label={label}
        title="掲載ページ・実施主体など"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <EditNoteIcon fontSize="inherit" />
      </button>
      {open && (
        <ItemPopover
          item={item}
          indicator={indicator}
          name={name}
          anchor={() => button.current}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}

/** Every field saves itself when it is left. */
function ItemPopover(props: {
  item: Item;
  indicator: Indicator | undefined;
  name: string;
  anchor: () => HTMLElement | null;
  onClose: () => void;
}): ReactNode {
  const { item, indicator, name, anchor, onClose } = props;
  const titleId = useId();
  const update = (patch: MethodInput<"structure.updateItem">["patch"]) =>
    call("structure.updateItem", { id: item.id, patch });
  const common = { of: `item/${item.id}`, place: name, readOnly: false };
  return (
    <Popover
      open
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: "bottom", horizontal: "right" }}
      transformOrigin={{ vertical: "top", horizontal: "right" }}
      slotProps={{ paper: { role: "dialog", "aria-labelledby": titleId, sx: { width: 380, p: 2 } } }}
    >
      <Typography id={titleId} variant="h3" component="h2">
        {name}
      </Typography>
      <Box sx={{ display: "flex", flexDirection: "column", gap: 1.5, mt: 1.5 }}>
        <SavedInput
          {...common}
          label="実施主体・関係所属"
          placeholder="商工会、市"
          value={departmentsText(item)}
          fullWidth
          onSave={(text) => update({ departments: departmentsOf(text) })}
        />
        <SavedInput
          {...common}
          label="掲載ページ"
          placeholder="P.33"
          value={item.pageReference ?? ""}
          inputAttributes={{ maxLength: 50 }}
          onSave={(pageReference) => update({ pageReference })}
        />
        <SavedCheck
          {...common}
          label="新規事業"
          checked={item.isNew ?? false}
          onSave={(isNew) => update({ isNew })}
        />
        {indicator && <IndicatorFields indicator={indicator} />}
      </Box>
      <Box sx={{ display: "flex", justifyContent: "flex-end", mt: 1.5 }}>
        <Button onClick={onClose}>閉じる</Button>
      </Box>
    </Popover>
  );
}

function IndicatorFields({ indicator }: { indicator: Indicator }): ReactNode {
  const update = (patch: MethodInput<"structure.updateIndicator">["patch"]) =>
    call("structure.updateIndicator", { id: indicator.id, patch });
  const common = { of: `indicator/${indicator.id}`, place: `指標「${indicator.name}」`, readOnly: false };
  return (
    <>
      <SavedInput
        {...common}
        label="指標の名称"
        value={indicator.name}
        check={notEmpty}
        fullWidth
        inputAttributes={{ maxLength: 500 }}
        onSave={(name) => update({ name })}
      />
      <SavedInput
        {...common}
        label="単位"
        value={indicator.unit}
        inputAttributes={{ maxLength: 30 }}
        onSave={(unit) => update({ unit })}
      />
      <SavedChoice
        {...common}
        label="めざす方向"
        value={indicator.direction ?? "up"}
        options={directions}
        onSave={(value) => update({ direction: directionOf(value) })}
      />
    </>
  );
}
