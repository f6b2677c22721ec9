/**
 * What electron-builder.yml says about the three packages for Windows. Making an installer needs tools that come from the
 * network; what it will be is decided here.
 */
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** electron-builder's own reading of its configuration. */
interface Configurations {
  getConfig(project: string, file: null, options: null): Promise<Record<string, unknown>>;
  validateConfiguration(config: object, log: { add(): void }): Promise<void>;
}

const wanted: Record<string, unknown> = {
  publish: null,
  npmRebuild: false,
  electronLanguages: ["ja"],
  "win.target": [
    { target: "zip", arch: ["x64"] },
    { target: "nsis", arch: ["x64"] },
    { target: "msi", arch: ["x64"] },
  ],
  "win.requestedExecutionLevel": "asInvoker",
  "win.icon": "build/icon/icon.ico",
  "nsis.perMachine": false,
  "nsis.allowElevation": false,
  "nsis.packElevateHelper": false,
  "nsis.differentialPackage": false,
  "nsis.deleteAppDataOnUninstall": false,
  "nsis.installerLanguages": ["ja_JP"],
  "msi.perMachine": true,
  "msi.runAfterFinish": false,
  "msi.upgradeCode": "6D2C7B0E-4B0E-4C0B-9B57-3E0C3B1B8A51",
};

/** Everything else is bundled or belongs to development. */
const packedPackages = ["better-sqlite3"];

/** @returns what differs from the packages that docs/install-windows.md describes, as sentences */
export async function checkInstallers(project: string): Promise<string[]> {
  const builder = createRequire(createRequire(import.meta.url).resolve("electron-builder"));
  const configurations = builder("app-builder-lib/out/util/config/config") as Configurations;
  const config = await configurations.getConfig(project, null, null);
  const problems: string[] = [];
  try {
    await configurations.validateConfiguration(config, { add: () => undefined });
  } catch (error) {
    problems.push(
      `electron-builder.yml が正しくありません: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  for (const [name, value] of Object.entries(wanted)) {
    const found = valueAt(config, name.split("."));
    if (JSON.stringify(found) !== JSON.stringify(value)) {
      problems.push(`electron-builder.yml の ${name} が違います: ${JSON.stringify(found)}`);
    }
  }
  const { dependencies } = JSON.parse(readFileSync(join(project, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  const more = Object.keys(dependencies).filter((name) => !packedPackages.includes(name));
  problems.push(...more.map((name) => `package.json の dependencies に余分なパッケージがあります: ${name}`));
  return problems;
}

function valueAt(value: unknown, [name, ...rest]: string[]): unknown {
  if (name === undefined) return value;
  return typeof value === "object" && value !== null
    ? valueAt((value as Record<string, unknown>)[name], rest)
    : undefined;
}
