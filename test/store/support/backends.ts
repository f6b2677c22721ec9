/** A backend on a plan of its own, and calls that say what failed. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { createBackend, type Backend, type BackendOptions } from "#electron/backend/backend.ts";
import type { Failure } from "#shared/contract/errors.ts";
import type { MethodInput, MethodName, MethodOutput } from "#shared/contract/methods.ts";
import { createPlan } from "./newPlan.ts";
import { temporaryFolder } from "./temporary.ts";

export { createPlan } from "./newPlan.ts";

/** Faults of the program fail the test that met them, unless it brings its own log. */
export function testBackend(options: Partial<BackendOptions> = {}): Backend {
  const backend = createBackend({
    version: "0.0.0",
    actor: "事務局",
    log: ({ method, error }) =>
      expect.fail(`${method}: ${error instanceof Error ? error.stack : String(error)}`),
    ...options,
  });
  onTestFinished(() => backend.close());
  return backend;
}

export async function value<N extends MethodName>(
  backend: Backend,
  name: N,
  input: MethodInput<N>,
): Promise<MethodOutput<N>> {
  const answer = await backend.call(name, input);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
  return answer.value;
}

export async function failure(backend: Backend, name: MethodName, input: unknown): Promise<Failure> {
  const answer = await backend.call(name, input);
  if (answer.ok) throw new Error(`${name} did not fail`);
  return answer.error;
}

/** A backend with the small plan open in a folder of its own. */
export async function openSmallPlan(
  options: Partial<BackendOptions> = {},
): Promise<{ backend: Backend; folder: string; path: string }> {
  const folder = temporaryFolder();
  const path = join(folder, "計画.hyoka");
  createPlan(path);
  const backend = testBackend(options);
  await value(backend, "plan.open", { token: backend.grantFile(path, "read") });
  return { backend, folder, path };
}

/** Tries to import a text as a package into the folder; answers with the failure. */
export async function importFailure(folder: string, text: string | Uint8Array): Promise<Failure> {
  const backend = testBackend();
  const source = join(temporaryFolder(), "package.json");
  writeFileSync(source, text);
  return failure(backend, "plan.importPackage", {
    package: backend.grantFile(source, "read"),
    token: backend.grantFile(join(folder, "新しい計画.hyoka"), "write"),
  });
}
