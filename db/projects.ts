/** Leading projects and the items they relate to. */
import type { Database } from "better-sqlite3";
import type { Project, RelatedItem } from "#shared/domain/plan.ts";
import { orNull, present, type Given } from "./optional.ts";
import { all, one } from "./sql.ts";
import type { ProjectItemRow, ProjectRow } from "./tables.ts";
import type { Writer } from "./writer.ts";

/** In the plan's order. */
export function readProjects(db: Database): Project[] {
  const related = Map.groupBy(
    all<ProjectItemRow>(db, "select * from project_item order by position"),
    (row) => row.project_id,
  );
  return all<ProjectRow>(db, "select * from project order by position, id").map((row) =>
    projectOf(row, related.get(row.id) ?? []),
  );
}

/** The same, related to the items of a year alone: what a review ended is printed with the years that had it. */
export function readProjectsOf(db: Database, items: readonly { id: string }[]): Project[] {
  const known = new Set(items.map((item) => item.id));
  return readProjects(db).map((project) => ({
    ...project,
    related: project.related.filter(({ item }) => known.has(item)),
  }));
}

export function readProject(db: Database, id: string): Project | undefined {
  const row = one<ProjectRow>(db, "select * from project where id = ?", id);
  return row && projectOf(row, relatedRows(db, id));
}

function relatedRows(db: Database, project: string): ProjectItemRow[] {
  return all<ProjectItemRow>(
    db,
    "select * from project_item where project_id = ? order by position",
    project,
  );
}

function projectOf(row: ProjectRow, related: readonly ProjectItemRow[]): Project {
  return {
    id: row.id,
    number: row.number,
    ...present({ label: row.label }),
    title: row.title,
    ...present({ overview: row.overview }),
    related: related.map(({ item_id: item, strength, label }) => ({ item, strength, label })),
  };
}

/** The columns of the properties that are given; related items have rows of their own. */
export function projectColumns(project: Given<Omit<Project, "id" | "related">>): Partial<ProjectRow> {
  return {
    ...(project.number === undefined ? {} : { number: project.number }),
    ...(project.title === undefined ? {} : { title: project.title }),
    ...(project.overview === undefined ? {} : { overview: orNull(project.overview) }),
  };
}

export function insertProject(writer: Writer, project: Project, position: number): void {
  const { id, number, title } = project;
  const [overview, label] = [orNull(project.overview), orNull(project.label)];
  writer.insert("project", { id, position, number, title, overview, label });
  insertRelated(writer, id, project.related);
}

/** Replaces the related items as a whole. */
export function replaceRelated(writer: Writer, project: string, related: readonly RelatedItem[]): void {
  removeRelated(writer, project);
  insertRelated(writer, project, related);
}

export function removeRelated(writer: Writer, project: string): void {
  for (const { id } of relatedRows(writer.db, project)) writer.remove("project_item", id);
}

function insertRelated(writer: Writer, project: string, related: readonly RelatedItem[]): void {
  for (const [position, { item, strength, label }] of related.entries()) {
    writer.insert("project_item", {
      id: `${position}/${project}`,
      project_id: project,
      position,
      item_id: item,
      strength,
      label,
    });
  }
}
