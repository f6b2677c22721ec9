/**
 * What the tests need from the operating system beyond npm packages: a browser, an office program to count pages
 * with, and Japanese fonts. On Debian as root what is missing is installed; anywhere else it is said what is missing
 * and which tests are skipped for it. Called by `npm test` only; the product itself needs none of this.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

interface Need {
  /** Debian package. */
  package: string;
  /** Present when this command is on the path, or this font family is installed. */
  sign: { command: string } | { font: string };
  /** What is skipped without it. */
  for: string;
}

const needs: Need[] = [
  {
    package: "chromium",
    sign: { command: "chromium" },
    for: "画面と全体のテスト / screens and end-to-end tests",
  },
  {
    package: "libreoffice-writer-nogui",
    sign: { command: "soffice" },
    for: "Word 文書のページ数のテスト / page counts of the Word files",
  },
  {
    package: "poppler-utils",
    sign: { command: "pdftoppm" },
    for: "Word 文書のページ数のテスト / page counts of the Word files",
  },
  {
    package: "libxml2-utils",
    sign: { command: "xmllint" },
    for: "Word 文書の XML のテスト / XML of the Word files",
  },
  { package: "xvfb", sign: { command: "Xvfb" }, for: "窓を開くテスト / tests that open a real window" },
  {
    package: "fonts-ipafont",
    sign: { font: "IPAMincho" },
    for: "Word 文書のページ数のテスト / page counts of the Word files",
  },
  {
    package: "fonts-noto-cjk",
    sign: { font: "Noto Sans CJK JP" },
    for: "画面の文字の表示 / Japanese text on screens",
  },
  {
    package: "fonts-morisawa-bizud-gothic",
    sign: { font: "BIZ UDPGothic" },
    for: "画面の文字の表示 / Japanese text on screens",
  },
];

/** Installs what is missing where that is possible; returns what is still missing. */
export function setupSystem(): string[] {
  let missing = missingNeeds();
  if (missing.length > 0 && process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    const packages = missing.map((need) => need.package);
    console.log(`不足しているものを入れます / installing: ${packages.join(" ")}`);
    apt(["update"]);
    apt(["install", "--yes", "--no-install-recommends", ...packages]);
    missing = missingNeeds();
  }
  for (const need of missing) {
    console.log(`SKIP: ${need.package} がないため省略します / missing, so skipped: ${need.for}`);
  }
  return missing.map((need) => need.package);
}

function missingNeeds(): Need[] {
  // null where fontconfig itself is missing.
  const fonts = (spawnSync("fc-list", [":", "family"], { encoding: "utf8" }).stdout as string | null) ?? "";
  return needs.filter(({ sign }) => ("command" in sign ? !onPath(sign.command) : !fonts.includes(sign.font)));
}

function onPath(command: string): boolean {
  return (process.env["PATH"] ?? "").split(delimiter).some((folder) => existsSync(join(folder, command)));
}

function apt(options: string[]): void {
  const result = spawnSync(
    "apt-get",
    ["-qq", "-o", "Dpkg::Use-Pty=0", "-o", "Acquire::Retries=3", ...options],
    {
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      stdio: ["ignore", "pipe", "pipe"],
      encoding: "utf8",
    },
  );
  if (result.status !== 0) console.log(`apt-get ${options[0]}: ${result.error?.message ?? result.stderr}`);
}
