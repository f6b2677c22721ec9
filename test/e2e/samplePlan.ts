/** A plan file to open, made by the product's own backend. */
import { createBackend } from "#electron/backend/backend.ts";

export async function makeSamplePlan(file: string): Promise<void> {
  const backend = createBackend({ version: "0.0.0", actor: "test" });
  const answer = await backend.call("plan.createSample", { token: backend.grantFile(file, "write") });
  await backend.close();
  if (!answer.ok) throw new Error(answer.error.message);
}
