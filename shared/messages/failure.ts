/**
 * Failures as sentences for people: what happened, what was kept, what to do. The window and the command line both use
 * these, so that one cause reads the same everywhere.
 */
import type { ErrorCode, Failure } from "#shared/contract/errors.ts";
import { dateLabel, dayOf } from "#shared/rules/dateLabel.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { clockOf } from "#shared/rules/momentLabel.ts";

export interface FailureSentences {
  /** What happened. */
  what: string;
  /** What is safe. */
  kept: string;
  /** What the person can do now; empty when nothing is needed. */
  todo: string;
}

type Detail = (name: string) => string;
type Sentences = (detail: Detail) => FailureSentences;

const unchanged = "計画ファイルの内容は変わっていません。";
const fileUnchanged = "このファイルには何も書き込んでいません。";
const inputKept = "入力した内容は画面に残っています。";
/** Where the log is and who reads it; the button stands on the start screen and at the foot of the window. */
const supportAdvice =
  "「サポート情報をまとめる」で記録をファイルにし、番号と一緒に情報システムの担当に渡してください。";

/** 佐藤さん（PC-12） */
function holder(detail: Detail): string {
  const owner = detail("owner");
  return `${owner === "" ? "ほかの方" : `${owner}さん`}（${detail("computer")}）`;
}

/** A plan that somebody has open for writing, and whether that somebody still seems to be there. */
function heldPlan(detail: Detail): FailureSentences {
  const stale: Record<string, string> = {
    ended: "編集していたこの PC のプログラムは、もう動いていません。",
    silent: "5分以上、編集していた PC から応答がありません。",
  };
  const sign = stale[detail("stale")];
  return {
    what: `「${detail("file")}」は、${holder(detail)}が ${sinceText(detail("since"))} から編集中です。${sign ?? ""}`,
    kept: fileUnchanged,
    todo:
      sign === undefined
        ? "閲覧用に開くか、編集を終えて閉じてもらってから、もう一度試してください。"
        : "編集している方がいないことを確かめてから、引き継いで開いてください。",
  };
}

/** A document of which only Word's own small file says that it is open: nobody may have it open any more. */
function markedDocument(detail: Detail): FailureSentences {
  return {
    what: `「${detail("file")}」には、Wordで開いている印があります${detail("owner") ? `（${detail("owner")}）` : ""}。`,
    kept: "そのファイルは変わっていません。",
    todo:
      "Wordで開いているときは閉じてからやり直すか、別の名前で保存してください。" +
      `だれも開いていないときは、Wordが異常終了して印（隠しファイル「${detail("mark")}」）だけが残っています。Wordで一度開いて閉じると印が消え、やり直せます。`,
  };
}

/** The time; with the day when it was not today. */
function sinceText(moment: string): string {
  const day = dayOf(moment);
  return day === dayOf(new Date().toISOString()) ? clockOf(moment) : `${dateLabel(day)} ${clockOf(moment)}`;
}

const sentences: Record<ErrorCode, Sentences> = {
  "invalid-input": (detail) => ({
    what: `入力の内容に誤りがあるため、処理できませんでした${detail("path") ? `（${detail("path")}）` : ""}。`,
    kept: unchanged,
    todo: "内容を確かめて、もう一度入力してください。",
  }),
  "no-plan-open": () => ({
    what: "計画ファイルが開かれていません。",
    kept: "何も変更していません。",
    todo: "計画ファイルを開いてから、もう一度操作してください。",
  }),
  "not-a-plan": (detail) => ({
    what: `「${detail("file")}」は計画ファイル（.hyoka）ではありません。`,
    kept: fileUnchanged,
    todo: "ファイルを確かめて、計画ファイルを選び直してください。",
  }),
  "foreign-database": (detail) => ({
    what: `「${detail("file")}」は別のソフトのデータベースです。`,
    kept: fileUnchanged,
    todo: "評価シート事務局で作った計画ファイル（.hyoka）を選んでください。",
  }),
  damaged: (detail) => ({
    what: `「${detail("file")}」は壊れているか、途中で切れています。`,
    kept: fileUnchanged,
    todo: "コピー元や控えのファイルを開いてください。メールやUSBで受け取ったものは、もう一度コピーしてください。",
  }),
  "nothing-readable": (detail) => ({
    what: `「${detail("file")}」からは、何も読み取れませんでした。`,
    kept: "このファイルは変わっていません。新しいファイルも作っていません。",
    todo: "控え（「（更新前 版…）」の付いたファイルや別のフォルダーへのコピー）を開いてください。",
  }),
  "newer-version": (detail) => ({
    what: `「${detail("file")}」は、この版より新しい評価シート事務局で作られています。`,
    kept: fileUnchanged,
    todo: "新しい版の評価シート事務局で開いてください。",
  }),
  "read-only": (detail) => ({
    what: `「${detail("file")}」は読み取り専用のため、書き込めません。`,
    kept: inputKept,
    todo: "ファイルとフォルダーの権限を確かめるか、書き込めるフォルダーにコピーして開いてください。",
  }),
  "file-busy": (detail) => {
    if (detail("computer")) return heldPlan(detail);
    if (detail("mark")) return markedDocument(detail);
    return {
      what: `「${detail("file")}」はほかのソフトで開かれています${detail("owner") ? `（${detail("owner")}）` : ""}。`,
      kept: "そのファイルは変わっていません。",
      todo: detail("file").endsWith(".hyoka")
        ? "開いているソフトを閉じてから、もう一度試してください。閉じても続くときは、ウイルス対策などのソフトが調べ終わるまで少し待ってください。"
        : "開いているソフト（Wordなど）を閉じてからやり直すか、別の名前で保存してください。",
    };
  },
  "file-not-found": (detail) => ({
    what: `「${detail("file")}」が見つかりません。`,
    kept: "何も変更していません。",
    todo: "移動や名前の変更をしていないか、USBやサーバーにつながっているかを確かめてください。",
  }),
  "no-access": (detail) => ({
    what: `「${detail("file")}」を開く権限がありません。`,
    kept: "何も変更していません。",
    todo: "ファイルとフォルダーの権限を、情報システムの担当に確かめてください。",
  }),
  "folder-gone": (detail) => ({
    what: `フォルダー「${detail("folder")}」が見つかりません。`,
    kept: inputKept,
    todo: "USBやサーバーにつながっているかを確かめて、もう一度操作してください。",
  }),
  "not-a-folder": (detail) => ({
    what: `「${detail("folder")}」はフォルダーではなく、ファイルです。`,
    kept: "そのファイルは変わっていません。",
    todo: "ファイルではなく、フォルダーを指定してください。",
  }),
  "disk-full": (detail) => ({
    what: `ディスクの空きが足りないため、${detail("file") ? `「${detail("file")}」に` : ""}保存できませんでした。`,
    kept: `${inputKept}前回までに保存した内容も無事です。`,
    todo: "不要なファイルを消して空きを作り、もう一度保存してください。",
  }),
  "already-exists": (detail) => ({
    what: `「${detail("file")}」という名前のファイルがすでにあります。`,
    kept: "元からあるファイルは変わっていません。",
    todo: "別の名前にするか、上書きしてよいかを確かめてください。",
  }),
  "io-failed": (detail) =>
    detail("reason") === "EISDIR"
      ? {
          what: `「${detail("file")}」はファイルではなく、フォルダーです。`,
          kept: "フォルダーの中身は変わっていません。",
          todo: "フォルダーではなく、ファイルを指定してください。",
        }
      : {
          what: `「${detail("file")}」の読み書きができませんでした${detail("reason") ? `（${detail("reason")}）` : ""}。`,
          kept: `${inputKept}前回までに保存した内容も無事です。`,
          todo: "保存先を確かめて、もう一度操作してください。続くときは情報システムの担当に知らせてください。",
        },
  "package-invalid": (detail) => ({
    what: `計画パッケージを取り込めませんでした。${detail("path") ? `${detail("path")}：` : ""}${sentence(detail("problem"))}`,
    kept: "何も取り込んでいません。計画ファイルは作られていません。",
    todo: "示した箇所を直して、もう一度取り込んでください。",
  }),
  "package-too-large": (detail) => ({
    what: `計画パッケージが大きすぎます（${detail("size")}、上限${detail("limit")}）。`,
    kept: "何も取り込んでいません。計画ファイルは作られていません。",
    todo: "正しいファイルかどうかを確かめてください。",
  }),
  "not-found": (detail) => ({
    what: `${detail("what") || "指定したもの"}「${detail("id")}」が見つかりません。`,
    kept: unchanged,
    todo: "名前や番号を確かめてください。",
  }),
  duplicate: (detail) => ({
    what: `${detail("what") || "番号"}「${detail("id")}」はすでに使われています。`,
    kept: unchanged,
    todo: "別の番号や名前にしてください。",
  }),
  "in-use": (detail) => ({
    what: `${detail("what") || "これ"}には記入や意見などが残っているため、削除できません。`,
    kept: unchanged,
    todo: "残っている記入や意見を先に移すか消してください。",
  }),
  "year-outside-plan": (detail) =>
    detail("ends")
      ? {
          what: `この計画は${yearText(detail("to"))}で終わるため、${yearText(detail("year"))}へは進めません。`,
          kept: unchanged,
          todo: "計画の期間を延ばしたときは「計画」の画面で最終年度を直してください。次の計画は、新しい計画ファイルとして作ります。",
        }
      : {
          what: `${yearText(detail("year"))}は計画の期間の外です（${yearText(detail("from"))}から${yearText(detail("to"))}まで）。`,
          kept: unchanged,
          todo: "計画の期間の中の年度を指定してください。",
        },
  "too-many-columns": (detail) => ({
    what: `「${detail("table")}」の表が${detail("columns")}列になり、Wordで開ける${detail("limit")}列を超えるため、文書を作れませんでした。`,
    kept: unchanged,
    todo: "計画の期間や年度の設定を見直して、列の数を減らしてください。",
  }),
  "token-unknown": () => ({
    what: "選んだファイルの情報が古くなっています。",
    kept: "何も変更していません。",
    todo: "もう一度ファイルを選んでください。",
  }),
  "file-replaced": (detail) => ({
    what: detail("computer")
      ? `「${detail("file")}」は、${holder(detail)}が引き継いで開きました。この画面からは保存できません。`
      : `開いている間に「${detail("file")}」が移動されたか、別のファイルに置き換えられました。`,
    kept: inputKept,
    todo: "入力した内容を控えてから、計画ファイルを開き直してください。",
  }),
  "absent-speaker": (detail) => ({
    what: `${detail("member") || "この委員"}さんは、この会議を欠席したことになっています。`,
    kept: inputKept,
    todo: "出欠を直すか、書面などで出された発言としてそのまま記録するかを選んでください。",
  }),
  "term-ended": (detail) => ({
    what: `${detail("member") || "この委員"}さんは、会議の日${detail("date") ? `（${dateLabel(detail("date"))}）` : ""}に委員の任期中ではありません。`,
    kept: inputKept,
    todo: "委員の任期か会議の日を確かめてください。そのまま記録することもできます。",
  }),
  "meeting-before-plan": (detail) => ({
    what: `${detail("date") ? dateLabel(detail("date")) : "会議の日"}は、計画が始まる${yearText(detail("year"))}より前です。`,
    kept: inputKept,
    todo: "日付を確かめてください。計画の準備の会議などで正しいときは、そのまま保存できます。",
  }),
  "different-speakers": () => ({
    what: "話した人や会議が違う発言は、1つにまとめられません。",
    kept: unchanged,
    todo: "同じ会議で同じ人が話した発言だけを選んでください。",
  }),
  "nothing-to-adopt": () => ({
    what: "委員会の評価がまだ書かれていないため、採択できません。",
    kept: unchanged,
    todo: "評価の文を書いてから採択してください。",
  }),
  incomplete: (detail) => ({
    what: `会議の記録にまだ${detail("count") ? `${detail("count")}件の` : ""}足りないものがあります。`,
    kept: unchanged,
    todo: "足りないものを入力するか、足りないまま保存するかを選んでください。",
  }),
  "archive-changed": (detail) => ({
    what: `「${detail("file")}」は、保存したときのままではありません。${detail("problems") ? `\n${detail("problems")}` : ""}`,
    kept: "確かめたファイルには何も書き込んでいません。",
    todo: "控えのファイルや、控えておいた照合番号と比べてください。",
  }),
  "reason-needed": (detail) => ({
    what: `${detail("what") || "これ"}はすでに確定しています。作り直すには、訂正の理由が必要です。`,
    kept: "前に確定したものは、そのまま残っています。",
    todo: "訂正の理由を書いて、もう一度実行してください。",
  }),
  "already-open": (detail) => ({
    what:
      Number(detail("year")) < Number(detail("next"))
        ? `${yearText(detail("year"))}はすでに開いています。`
        : `${yearText(detail("year"))}へは、まだ進めません。次に開けるのは${yearText(detail("next"))}です。`,
    kept: unchanged,
    todo:
      Number(detail("year")) < Number(detail("next"))
        ? `年度の一覧から${yearText(detail("year"))}を選んでください。次に開けるのは${yearText(detail("next"))}です。`
        : "年度は1年ずつ順に開きます。",
  }),
  "year-frozen": (detail) => ({
    what: `${yearText(detail("year"))}は、翌年度へ進んだときに様式を固定しています。`,
    kept: unchanged,
    todo: detail("next")
      ? `様式や計画を変えるときは、${yearText(detail("next"))}を選んでから操作してください。`
      : "様式や計画を変えるときは、開いている最も新しい年度を選んでから操作してください。",
  }),
  "revision-refused": (detail) => ({
    what: sentence(detail("problem")),
    kept: unchanged,
    todo: "対象の施策と年度を確かめてください。",
  }),
  "not-text": (detail) => ({
    what: `「${detail("file")}」は文字のファイルとして読めません。`,
    kept: "何も取り込んでいません。",
    todo: "文字起こしの結果を、書式のないテキスト形式で保存し直してから選んでください。",
  }),
  "text-too-long": (detail) => ({
    what: `「${detail("file")}」は長すぎて読み込めません（上限${Number(detail("limit")).toLocaleString("en")}字）。`,
    kept: "何も取り込んでいません。",
    todo: "ファイルを議題ごとなどに分けて、1つずつ読み込んでください。",
  }),
  cancelled: () => ({
    what: "中止しました。",
    kept: "ファイルは書き込んでいません。",
    todo: "",
  }),
  internal: (detail) => ({
    what: `予期しない問題が起きました${detail("reference") ? `（番号 ${detail("reference")}）` : ""}。`,
    kept: `${inputKept}前回までに保存した内容も無事です。`,
    todo: `もう一度操作してください。続くときは、${supportAdvice}`,
  }),
  interrupted: (detail) => ({
    what: `処理の途中で保存の仕組みが止まったため、起動し直しました${detail("reference") ? `（番号 ${detail("reference")}）` : ""}。`,
    kept: `${inputKept}「保存済み」と表示された内容は計画ファイルに残っています。`,
    todo: `いまの操作が済んでいるかを画面で確かめ、済んでいなければもう一度操作してください。続くときは、${supportAdvice}`,
  }),
  stopped: (detail) => ({
    what: `保存の仕組みが繰り返し止まるため、続けられません${detail("reference") ? `（番号 ${detail("reference")}）` : ""}。`,
    kept: "「保存済み」と表示された内容は計画ファイルに残っています。",
    todo: `画面の文字のうち必要なものを写してから、アプリを終了し、起動し直してください。続くときは、${supportAdvice}`,
  }),
};

/** A clause as a sentence of its own. */
function sentence(clause: string): string {
  return clause === "" || clause.endsWith("。") ? clause : `${clause}。`;
}

function yearText(year: string): string {
  const number = Number(year);
  return Number.isInteger(number) && number > 0 ? fiscalYearLabel(number) : year;
}

/** The sentences of a failure; every code has its own. */
export function failureSentences(failure: Pick<Failure, "code" | "details">): FailureSentences {
  return sentences[failure.code]((name) => String(failure.details[name] ?? ""));
}
