/**
 * The published JSON Schema of the plan package, made from the schema that the product checks packages with.
 *
 *     npm run schema     writes docs/schema/jimukyoku-plan-1.schema.json again
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { packageSchema } from "#shared/package/schema.ts";

export const schemaFile = fileURLToPath(
  new URL("../../docs/schema/jimukyoku-plan-1.schema.json", import.meta.url),
);

/** Rules between values (a parent exists, years lie in the plan, …) are beyond JSON Schema; docs/plan-package.md has them. */
export function packageJsonSchema(): string {
  const { $schema, ...schema } = packageSchema.toJSONSchema({ io: "input", unrepresentable: "any" });
  const published = {
    $schema,
    title: "jimukyoku-plan/1",
    description:
      "A plan of 評価シート事務局: structure, indicators, evaluations, committee, meetings and comments.",
    ...schema,
  };
  return `${JSON.stringify(published, undefined, 2)}\n`;
}

if (import.meta.main) {
  mkdirSync(dirname(schemaFile), { recursive: true });
  writeFileSync(schemaFile, packageJsonSchema());
  console.log(schemaFile);
}
