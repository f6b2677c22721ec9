/**
 * Every method of the backend once with an input that it answers, on the small plan. Chance spoils these inputs afterwards:
 * a mistake in an input that would have been served is met behind the schema, not by it.
 */
import type { Envelope } from "#shared/contract/errors.ts";
import type { MethodInput, MethodName, MethodOutput } from "#shared/contract/methods.ts";
import { meeting, pdf, sealing, sheet, sheetEdition } from "#test/store/support/keptPlan.ts";
import { smallPackage } from "#test/store/support/smallPlan.ts";

/** Tokens of files as dialogs would have named them. */
export interface Chosen {
  text: string;
  plan: string;
  package: string;
  damaged: string;
  folder: string;
  document: string;
  newPlan: string;
  /** In a folder that is not there. */
  nowhere: string;
}

export interface Asking {
  /** @throws when the method does not answer */
  ask: <N extends MethodName>(name: N, input: MethodInput<N>) => Promise<MethodOutput<N>>;
  attempt: <N extends MethodName>(name: N, input: MethodInput<N>) => Promise<Envelope<unknown>>;
}

const task = "00000000-0000-4000-8000-0000000000ff";
const fiscalYear = 2019;
const session = "s";
const evaluation = { entity: "evaluation", subject: sheet, fiscalYear, property: "issues" } as const;
const forms = sheetEdition().forms;

export async function askEverything(asking: Asking, chosen: Chosen): Promise<void> {
  await files(asking, chosen);
  await structure(asking);
  await rowsAndLooks(asking);
  await committee(asking);
  await documents(asking, chosen);
  await record(asking, chosen);
  await history(asking);
}

async function files({ ask }: Asking, chosen: Chosen): Promise<void> {
  const { plan } = smallPackage();
  await ask("plan.create", { token: chosen.newPlan, plan });
  await ask("plan.createSample", { token: chosen.newPlan });
  await ask("plan.importPackage", { package: chosen.package, token: chosen.newPlan });
  await ask("plan.rescueReport", { token: chosen.damaged });
  await ask("plan.rescue", { source: chosen.damaged, token: chosen.newPlan });
  await ask("plan.close", {});
  await ask("plan.open", { token: chosen.plan, mode: "copy" });
  await ask("plan.current", {});
  await ask("plan.exportPackage", { token: chosen.document });
  await ask("plan.snapshot", { fiscalYear });
  await ask("plan.figures", {});
  await ask("plan.verify", {});
  await ask("backup.setSecond", { folder: null });
  await ask("backup.now", {});
  const { backups } = await ask("backup.list", {});
  const id = backups[0]?.id ?? "";
  await ask("backup.compare", { id });
  await ask("backup.restore", { id });
  await ask("folder.existing", { folder: chosen.folder, names: ["a.docx"] });
  await ask("text.read", { token: chosen.text });
  await ask("task.cancel", { task });
}

async function structure({ ask }: Asking): Promise<void> {
  await ask("field.setText", { field: evaluation, text: "担い手", session });
  const value = { entity: "indicatorValue", id: "1-1/1", series: "actual", fiscalYear } as const;
  await ask("field.setValue", { field: value, value: { kind: "number", number: "12.5" }, session });
  await ask("structure.updatePlan", { patch: { municipality: "別の市" } });
  const item = await ask("structure.addItem", { item: { parent: "2", code: "2-1", title: "人" } });
  await ask("structure.updateItem", { id: item.id, patch: { goal: "人が育つ" } });
  await ask("structure.move", { what: "item", id: "2", by: -1 });
  const added = { item: "1-1", kind: "", name: "数", unit: "", externalSurvey: false, cumulative: false };
  const indicator = await ask("structure.addIndicator", { indicator: added });
  await ask("structure.updateIndicator", { id: indicator.id, patch: { direction: null } });
  const project = await ask("structure.addProject", { project: { number: 2, title: "次", related: [] } });
  await ask("structure.updateProject", { id: project.id, patch: { label: null, title: "その次" } });
  await ask("structure.remove", { what: "project", id: project.id });
  await ask("indicator.setGrade", { id: "1-1/1", fiscalYear, grade: { code: "A", reason: "見込み" } });
  await ask("structure.reviseItem", { fiscalYear: 2021, change: { kind: "end", id: "1-2" } });
  await ask("search.find", { text: "商店", limit: 10 });
}

async function rowsAndLooks({ ask }: Asking): Promise<void> {
  const passage = { level: 1, title: "第1章", text: "" };
  const row = await ask("row.add", { row: { table: "passage", row: passage } });
  await ask("row.add", { row: { table: "passage", row: passage }, after: row.id });
  await ask("row.update", { id: row.id, change: { table: "passage", patch: { text: "文" } } });
  await ask("row.move", { table: "passage", id: row.id, by: 1 });
  await ask("row.remove", { table: "passage", id: row.id });
  const look = { fonts: "ud", size: 1 } as const;
  await ask("look.set", { form: "evaluation-sheet", fiscalYear, look, years: "from" });
  const edition = await ask("edition.fix", { name: "策定" });
  await ask("document.compare", { title: "新旧対照表", from: edition.id });
  const other = await ask("edition.fix", { name: "案" });
  await ask("edition.remove", { id: other.id });
}

async function committee({ ask }: Asking): Promise<void> {
  await ask("committee.rename", { name: "推進委員会" });
  await ask("committee.update", { patch: { quorum: { article: "第6条", need: "half" } } });
  const member = await ask("member.add", { member: { name: "新しい委員" } });
  await ask("member.update", { id: member.id, patch: { role: "副会長" } });
  await ask("member.remove", { id: member.id });
  const third = { fiscalYear: 2021, evaluates: 2020, number: 3, agenda: [], handouts: [] };
  const added = await ask("meeting.add", { meeting: third });
  await ask("meeting.update", { id: added.id, patch: { place: "第2会議室" } });
  await ask("meeting.remove", { id: added.id });
  await ask("meeting.addNext", { evaluates: 2020 });
  const said = { meeting, member: "m1", kind: "opinion", text: "よい。続ける。" } as const;
  const comment = await ask("comment.add", { comment: said });
  await ask("comment.addMany", { comments: [said, { ...said, text: "次も。" }] });
  await ask("comment.update", { id: comment.id, patch: { subject: sheet } });
  await ask("comment.answerMany", { ids: [comment.id], patch: { department: "産業振興課" } });
  await ask("comment.move", { id: comment.id, by: -1 });
  const second = await ask("comment.split", { id: comment.id, at: 3 });
  await ask("comment.merge", { ids: [comment.id, second.id] });
  await ask("comment.remove", { id: comment.id });
  await ask("evaluation.setCommittee", { subject: sheet, fiscalYear, text: "進んだ。", sources: ["c1"] });
  await ask("evaluation.adopt", { subject: sheet, fiscalYear, adopted: { meeting, date: "2020-08-07" } });
  await ask("priorRating.set", { prior: { subject: sheet, fiscalYear, member: "m1", rating: "A" } });
}

async function documents({ ask, attempt }: Asking, chosen: Chosen): Promise<void> {
  await ask("word.export", { task, token: chosen.document, fiscalYear, forms });
  const failed = await attempt("word.export", { task, token: chosen.nowhere, fiscalYear, forms });
  const kept = failed.ok ? "" : String(failed.error.details["kept"]);
  await ask("file.saveAgain", { kept, token: chosen.document });
  const named = [{ name: "評価シート", forms }];
  const { folder } = chosen;
  await ask("word.exportMany", { task, folder, fiscalYear, documents: named, replace: true });
  await ask("word.pages", { fiscalYear, form: { form: "evaluation-sheet" } });
}

async function record({ ask }: Asking, chosen: Chosen): Promise<void> {
  const edition = await ask("paperEdition.fix", sheetEdition({ pdf }));
  await ask("paperEdition.write", { id: edition.id, format: "pdf", token: chosen.document });
  await ask("paperEdition.changed", { fiscalYear });
  await ask("archive.missing", { meeting });
  const { archive } = await ask("archive.seal", sealing({ task }));
  await ask("archive.write", { id: archive.id, token: chosen.document });
  await ask("archive.verify", {});
  await ask("year.open", { fiscalYear: 2021 });
}

async function history({ ask }: Asking): Promise<void> {
  await ask("field.setText", { field: { ...evaluation, property: "activities" }, text: "催し", session });
  await ask("history.state", {});
  const [line] = await ask("history.list", { limit: 5 });
  await ask("history.restore", { id: line?.id ?? 0, to: "before" });
  await ask("history.undo", {});
  await ask("history.redo", {});
}
