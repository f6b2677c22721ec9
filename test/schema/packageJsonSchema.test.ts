/** The JSON Schema in docs/ is the one of this version. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { packageSchema } from "#shared/package/schema.ts";
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
    const keys = Object.keys(packageSchema.shape);
    expect(Object.keys(schema.properties)).toEqual(keys);
    // What came with later forms may be left out, so that a package of the first version still is one.
    expect(schema.required).toEqual(keys.slice(0, keys.indexOf("meetings") + 1));
    expect(schema.additionalProperties).toBe(false);
  });
});
