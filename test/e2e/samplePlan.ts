/** A plan file to open, made by the product's own backend. */
import { createBackend } from "#electron/backend/backend.ts";
import type { SampleId } from "#shared/sample/samples.ts";

/** Without a name: the usual sample. */
export async function makeSamplePlan(file: string, sample?: SampleId): Promise<void> {
  const backend = createBackend({ version: "0.0.0", actor: "test" });
  const token = backend.grantFile(file, "write");
  const answer = await backend.call("plan.createSample", { token, ...(sample && { sample }) });
  await backend.close();
  if (!answer.ok) throw new Error(answer.error.message);
}
