/** The JSON Schema in docs/ is the one of this version. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { packageJsonSchema, schemaFile } from "./packageJsonSchema.ts";

describe("docs/schema/jimukyoku-plan-1.schema.json", () => {
  it("is what the product's own schema says (otherwise: npm run schema)", () => {
    expect(readFileSync(schemaFile, "utf8")).toBe(packageJsonSchema());
  });

  it("describes every part of a package and refuses unknown keys", () => {
    const schema = JSON.parse(readFileSync(schemaFile, "utf8")) as {
      properties: Record<string, unknown>;
      required: string[];
      additionalProperties: boolean;
    };
    expect(schema.required).toEqual(Object.keys(schema.properties));
    expect(schema.required).toContain("evaluations");
    expect(schema.additionalProperties).toBe(false);
  });
});
