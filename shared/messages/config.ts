/** What is wrong with `config.ini`, as sentences for the person who wrote it. */
import type { Location } from "#shared/domain/location.ts";
import type { ConfigProblem } from "#shared/rules/configFile.ts";

/** 「4行目：…」 */
export function configProblemSentence(problem: ConfigProblem): string {
  return `${problem.line}行目：${sentence(problem)}`;
}

/** Of the folder for the program's own settings, when it cannot be made. */
export function dataFolderSentence(folder: string): string {
  return `このアプリの設定を置くフォルダー「${folder}」を作れません。フォルダーの書き込みの権限を確かめてください。`;
}

/** Of such a folder that is not on this PC; it is used all the same. */
export function farDataSentence(folder: string, place: Exclude<Location, "local">): string {
  const where = place === "server" ? "サーバーの上" : " OneDrive の中";
  return (
    `「data」のフォルダー「${folder}」は${where}にあります。そのまま使いますが、起動が遅くなったり、控えが失われたりすることがあります。` +
    "このPCの中のフォルダーに変えてください。"
  );
}

const example = "（例：plans = D:\\評価）";

function sentence(problem: ConfigProblem): string {
  switch (problem.kind) {
    case "not-understood":
      return `「${shortened(problem.text)}」は「名前 = 値」の形になっていません${example}。説明の行は「;」で始めます。`;
    case "unknown-section":
      return `[${shortened(problem.section)}] という見出しはありません。使えるのは [folders] だけです。`;
    case "no-section":
      return `「${shortened(problem.key)}」より前に [folders] の行がありません。最初の行に [folders] と書いてください。`;
    case "unknown-key":
      return `「${shortened(problem.key)}」という設定はありません。使えるのは data、plans、output、backup、remember です。`;
    case "repeated":
      return `「${problem.key}」は${problem.first}行目にもあります。${problem.first}行目の値を使います。`;
    case "empty":
      return `「${problem.key}」の値がありません。設定しないときは、行ごと消すか、行の始めに「;」を付けてください。`;
    case "not-yes-no":
      return `「${problem.key}」の値「${shortened(problem.value)}」は使えません。yes（はい）か no（いいえ）と書いてください。`;
    case "unknown-variable":
      return `「${problem.key}」の環境変数 %${shortened(problem.variable)}% は、このPCにありません。「%」という文字そのものは「%%」と書きます。`;
    case "not-absolute":
      return `「${problem.key}」の「${shortened(problem.value)}」は、ドライブ名（D:\\）かサーバー名（\\\\サーバー\\共有）から始まっていません${example}。`;
    case "forbidden-character":
      return `「${problem.key}」に、フォルダー名に使えない文字「${problem.character}」があります。`;
  }
}

function shortened(text: string): string {
  const letters = Array.from(text);
  return letters.length > 60 ? `${letters.slice(0, 60).join("")}…` : text;
}
