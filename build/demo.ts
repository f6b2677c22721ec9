/**
 * `npm run demo`: the main job from beginning to end on the sample plan, through the command line that anybody can
 * use: a plan file, two comments, a committee's evaluation, and the official sheets as Word files in out/.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const plan = "out/見本.hyoka";

/** Runs one command and shows it the way a person would type it. */
function jimukyoku(...given: string[]): string[] {
  const shown = given.map((word) =>
    /\s|…/u.test(word) || word.length > 30 ? `"${word.slice(0, 28)}…"` : word,
  );
  console.log(`$ npm run -s jimukyoku -- ${shown.join(" ")}`);
  const result = spawnSync(process.execPath, ["electron/backend/cli/main.ts", ...given], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  process.stdout.write(result.stdout);
  if (result.status !== 0) {
    console.error(
      "見本を最後まで作れませんでした。上のメッセージを確かめてください。/ The demo stopped; see above.",
    );
    process.exit(1);
  }
  return result.stdout.trim().split("\n");
}

/** Starts from nothing each time, but leaves alone what a person put into out/. */
function freshFolder(): void {
  mkdirSync(`${root}out`, { recursive: true });
  for (const suffix of ["", "-wal", "-shm"]) rmSync(`${root}${plan}${suffix}`, { force: true });
}

freshFolder();
jimukyoku("import", "shared/sample/samplePlan.json", plan);
const onSheet3 = ["--year", "2019", "--sheet", "3"];
jimukyoku(
  "comment",
  plan,
  ...onSheet3,
  "--member",
  "委員E",
  "--kind",
  "意見",
  "--text",
  "研究機関の立地が決まったのは大きい。市内の企業が一緒に取り組める研究の題目を、商工会から提案してはどうか。",
);
jimukyoku(
  "comment",
  plan,
  ...onSheet3,
  "--member",
  "副会長",
  "--kind",
  "質問",
  "--text",
  "商工会組織率が目標を下回ったのは、退会が増えたためか、新しい事業所が入会していないためか。",
);
jimukyoku(
  "evaluate",
  plan,
  ...onSheet3,
  "--text",
  "市有地への研究機関の立地を実現し、市内の企業との話合いを始めたことを評価する。\n商工会組織率が目標に届かなかった理由を確かめ、新しく市内に来た事業所に入会を呼びかけることを望む。",
);
const agenda = jimukyoku("export", plan, "--form", "agenda", "--year", "2019", "--out", "out", "--force");
const sheets = ["evaluation-sheet", "project-sheet"].flatMap((form) =>
  jimukyoku(
    "export",
    plan,
    "--form",
    form,
    "--year",
    "2019",
    "--out",
    "out",
    "--handout",
    "資料1",
    "--force",
  ),
);
const written = [...agenda, ...sheets];
jimukyoku("verify", plan);

console.log(`
できあがったもの:
  ${plan}  計画ファイル（朝霞市の公表資料の数値に、見本の文章を付けたもの）
${written.map((file) => `  ${file}`).join("\n")}

次にすること:
  ・Word文書を Word や LibreOffice で開いて、様式のとおりに印刷できることを確かめる
  ・npm start  同じ計画を画面で開く
  ・npm run gallery  すべての様式の見本を Word・PDF・画像にする
  ・npm run -s jimukyoku -- --help  コマンドの説明

Done: a sample plan and three Word files are in out/. Next: open the Word files, or run "npm start".`);
