/** Items that are not part of the plan in the year on screen: when they were or will be, and what became of them. */
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import type { Item } from "#shared/domain/plan.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";

function name({ code, title }: Pick<Item, "code" | "title">): string {
  return `${code} ${title}`.trim();
}

export function OtherItems(): ReactNode {
  const { snapshot } = useWorkspace();
  const { items, otherItems, fiscalYear } = snapshot;
  if (otherItems.length === 0) return null;
  const known = [...items, ...otherItems];
  return (
    <Box component="section" aria-label={`${fiscalYearLabel(fiscalYear)}の計画にない施策`} sx={{ mt: 3 }}>
      <Typography
        variant="h3"
        component="h2"
        sx={{ fontSize: 14, fontWeight: 700, mb: 0.5 }}
        color="text.secondary"
      >
        {fiscalYearLabel(fiscalYear)}の計画にない施策
      </Typography>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: "none" }}>
        {otherItems.map((item) => (
          <Box
            component="li"
            key={item.id}
            sx={{
              borderTop: "1px solid",
              borderColor: "divider",
              color: "text.secondary",
              display: "flex",
              flexWrap: "wrap",
              columnGap: 2,
              fontSize: 14,
              py: 0.75,
            }}
          >
            <Box sx={{ flex: "1 1 260px", minWidth: 0, pl: 2 * depth(item, known) }}>{name(item)}</Box>
            <Box sx={{ flex: "none", width: 220 }}>{years(item, known)}</Box>
            <Box sx={{ flex: "1 1 220px", minWidth: 0 }}>{became(item, known)}</Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

/** How many of the items listed here stand above it. */
function depth(item: Item, known: readonly Item[]): number {
  const parent = known.find((one) => one.id === item.parent);
  return parent && years(parent, known) !== "" ? depth(parent, known) + 1 : 0;
}

/** 「令和2年度まで」「令和3年度から」; what lies below an item is part of the plan as long as that is. */
function years(item: Item, known: readonly Item[]): string {
  const parent = known.find((one) => one.id === item.parent);
  const from = item.from === undefined ? "" : `${fiscalYearLabel(item.from)}から`;
  const until = item.until === undefined ? "" : `${fiscalYearLabel(item.until)}まで`;
  return from + until === "" && parent ? years(parent, known) : from + until;
}

/** 「→ 1 にぎわいと人」 */
function became({ id }: Item, known: readonly Item[]): string {
  const later = known.filter((one) => one.succeeds?.includes(id)).map(name);
  return later.length === 0 ? "" : `→ ${later.join("、")}`;
}
