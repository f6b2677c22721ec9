/** A plan file to open, made by the product's own backend. */
import { createBackend } from "#electron/backend/backend.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import type { SampleId } from "#shared/sample/samples.ts";

/** Without a name: the usual sample. */
export async function makeSamplePlan(file: string, sample?: SampleId): Promise<void> {
  const backend = createBackend({ version: "0.0.0", actor: "test" });
  const token = backend.grantFile(file, "write");
  const answer = await backend.call("plan.createSample", { token, ...(sample && { sample }) });
  await backend.close();
  if (!answer.ok) throw new Error(answer.error.message);
}

/** What the file holds now, seen by another program while the first one has it open. */
export async function storedItems(file: string): Promise<YearSnapshot["items"]> {
  const backend = createBackend({ version: "0.0.0", actor: "test" });
  try {
    const opened = await backend.call("plan.open", { token: backend.grantFile(file, "read"), mode: "copy" });
    if (!opened.ok) throw new Error(opened.error.message);
    const fiscalYear = opened.value.plan.currentFiscalYear;
    const snapshot = await backend.call("plan.snapshot", { fiscalYear });
    if (!snapshot.ok) throw new Error(snapshot.error.message);
    return snapshot.value.items;
  } finally {
    await backend.close();
  }
}
