/** Leading projects: number, title, overview, and the items they relate to with ◎ or ○. */
import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import type { MethodInput } from "#shared/contract/methods.ts";
import type { Project, RelatedItem } from "#shared/domain/plan.ts";
import { childrenOf } from "#shared/domain/snapshot.ts";
import { call } from "#renderer/client/bridge.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { AddRow } from "#renderer/common/AddRow.tsx";
import { notEmpty, wholeNumber } from "#renderer/common/checks.ts";
import { ListRow, rowEnds, useStoredRow, type RowEnds } from "#renderer/common/ListRow.tsx";
import { plainGroup } from "#renderer/common/plainGroup.ts";
import { SavedChoice } from "#renderer/common/SavedChoice.tsx";
import { SavedInput } from "#renderer/common/SavedInput.tsx";
import { Empty } from "#renderer/common/Waiting.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { colors } from "#renderer/theme/theme.ts";

export function ProjectsEditor(): ReactNode {
  const { snapshot } = useWorkspace();
  const add = useContractCommand("structure.addProject");
  const { projects } = snapshot;
  return (
    <>
      {projects.length === 0 && (
        <Empty>リーディングプロジェクトはまだありません。ない計画では、このままでかまいません。</Empty>
      )}
      {projects.map((project, index) => (
        <OneProject key={project.id} project={project} ends={rowEnds(index, projects)} />
      ))}
      <AddRow
        label="プロジェクトを追加"
        of="projects"
        command={add}
        onAdd={async (title) => {
          const number = Math.max(0, ...projects.map((one) => one.number)) + 1;
          return (await add.run({ project: { number, title, related: [] } })) !== undefined;
        }}
      />
    </>
  );
}

interface OneProjectProps {
  project: Project;
  ends: RowEnds;
}

const strengths = [
  { value: "none", text: "－" },
  { value: "primary", text: "◎ 中心" },
  { value: "related", text: "○ 関連" },
];

function OneProject({ project, ends }: OneProjectProps): ReactNode {
  const { snapshot, readOnly } = useWorkspace();
  const { id } = project;
  const row = useStoredRow("project", id);
  const place = `プロジェクト${project.number} ${project.title}`;
  const common = { of: row.of, place, readOnly };
  const update = (patch: MethodInput<"structure.updateProject">["patch"]) =>
    call("structure.updateProject", { id, patch });
  const items = snapshot.items.filter(
    (item) =>
      childrenOf(snapshot, item.id).length === 0 || project.related.some((one) => one.item === item.id),
  );

  const saveRelated = (related: RelatedItem[]) => update({ related });
  const setStrength = (item: { id: string; code: string; title: string }, strength: string) => {
    const existing = project.related.find((one) => one.item === item.id);
    if (strength === "none") return saveRelated(project.related.filter((one) => one.item !== item.id));
    const next: RelatedItem = {
      item: item.id,
      strength: strength === "primary" ? "primary" : "related",
      label: existing?.label ?? `${item.code}　${item.title}`.trim(),
    };
    if (existing) return saveRelated(project.related.map((one) => (one.item === item.id ? next : one)));
    // New ones take the plan's order, as the sheet prints them.
    const order = snapshot.items.map((one) => one.id);
    return saveRelated(
      [...project.related, next].toSorted((a, b) => order.indexOf(a.item) - order.indexOf(b.item)),
    );
  };

  return (
    <ListRow
      name={place}
      {...row}
      {...ends}
      warning="記入や意見があるときは削除しません。"
      sx={{ bgcolor: "#fff", border: `1px solid ${colors.line}`, borderRadius: 2, p: 1.5, mb: 1.5 }}
      below={
        <>
          <Box sx={{ mt: 1.25 }}>
            <SavedInput
              {...common}
              label="概要"
              value={project.overview ?? ""}
              multiline
              fullWidth
              onSave={(overview) => update({ overview })}
            />
          </Box>
          <Box component="fieldset" sx={{ ...plainGroup, mt: 1.25 }}>
            <Box
              component="legend"
              sx={{ fontSize: 12, color: "text.secondary", fontWeight: 600, p: 0, mb: 1 }}
            >
              関連施策（{project.related.length}件）
            </Box>
            {items.map((item) => {
              const related = project.related.find((one) => one.item === item.id);
              return (
                <Box key={item.id} sx={{ display: "flex", gap: 1, mb: 1, alignItems: "flex-start" }}>
                  <SavedChoice
                    {...common}
                    label={item.code || item.title}
                    value={related?.strength ?? "none"}
                    options={strengths}
                    sx={{ width: 104, flex: "none" }}
                    onSave={(strength) => setStrength(item, strength)}
                  />
                  {related ? (
                    <SavedInput
                      {...common}
                      of={`${row.of}/related/${item.id}`}
                      place={`${place} ${item.code}`}
                      label="印刷する文言"
                      value={related.label}
                      sx={{ flex: 1 }}
                      onSave={(label) =>
                        saveRelated(
                          project.related.map((one) => (one.item === item.id ? { ...one, label } : one)),
                        )
                      }
                    />
                  ) : (
                    <Box sx={{ pt: 1, color: "text.secondary" }}>{item.title}</Box>
                  )}
                </Box>
              );
            })}
          </Box>
        </>
      }
    >
      <SavedInput
        {...common}
        label="番号"
        value={String(project.number)}
        sx={{ width: 76 }}
        inputAttributes={{ inputMode: "numeric" }}
        check={(text) => (wholeNumber(text) === undefined ? "0から9999の番号にしてください。" : undefined)}
        onSave={(text) => update({ number: wholeNumber(text) ?? project.number })}
      />
      <SavedInput
        {...common}
        label="記号"
        placeholder="A"
        value={project.label ?? ""}
        sx={{ width: 84 }}
        inputAttributes={{ maxLength: 20 }}
        onSave={(text) =>
          call("field.setText", {
            field: { entity: "project", id, property: "label" },
            text,
            session: crypto.randomUUID(),
          })
        }
      />
      <SavedInput
        {...common}
        label="プロジェクト名"
        value={project.title}
        sx={{ flex: 1, minWidth: 200 }}
        check={notEmpty}
        onSave={(title) => update({ title })}
      />
    </ListRow>
  );
}
