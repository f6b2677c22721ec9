/** The text that tells a person without this product what lies in an archive, and how it is checked by hand. */
import { dateLabel } from "#shared/rules/dateLabel.ts";
import { momentLabel } from "#shared/rules/momentLabel.ts";

export interface ReadmeFacts {
  plan: string;
  /** 「令和2年度第1回 推進委員会」 */
  meeting: string;
  date: string | undefined;
  sequence: number;
  sealedAt: string;
  reason: string | undefined;
  previous: string | null;
  missing: readonly string[];
  /** Path in the zip, and what it is. */
  contents: readonly { path: string; what: string }[];
}

/** With a byte order mark and CRLF, for the editor that Windows opens it with. */
export function readme(facts: ReadmeFacts): string {
  return `\uFEFF${lines(facts).join("\r\n")}\r\n`;
}

function lines(facts: ReadmeFacts): string[] {
  return [
    "会議記録の保存",
    "",
    `計画：${facts.plan}`,
    `会議：${facts.meeting}${facts.date === undefined ? "" : `（${dateLabel(facts.date, { weekday: true })}）`}`,
    `保存：第${facts.sequence}号　${momentLabel(facts.sealedAt)}`,
    ...(facts.reason === undefined ? [] : [`保存し直した理由：${facts.reason}`]),
    "",
    "■ 入っているもの",
    ...facts.contents.map(({ path, what }) => `・${path}　${what}`),
    "・SHA256SUMS.txt　上のファイルのSHA-256の一覧",
    "・manifest.json　目録。すべてのファイルの名前・大きさ・SHA-256と、前の保存へのつながり",
    "",
    "■ 保存したときに欠けていたもの",
    ...(facts.missing.length === 0 ? ["ありません。"] : facts.missing.map((text) => `・${text}`)),
    "",
    "■ 読み方",
    "特別なソフトは要りません。文書はWordまたはPDFを開くソフトで、CSVは表計算ソフトで、JSONとテキストは文字を表示できるソフトで読めます。",
    "CSVでは、計算式と取り違えられる文字（=、+、-、@ など）で始まる内容の前に ' を付けています。元のままの内容は計画パッケージ（JSON）にあります。",
    "計画パッケージは「評価シート事務局」で取り込むと、計画として開けます。",
    "",
    "■ 書き換えられていないことの確かめ方",
    "1. このzipを展開します。",
    "2. 各ファイルのSHA-256を求め、SHA256SUMS.txt に書かれたものと比べます。",
    "   Windows：certutil -hashfile ファイル名 SHA256",
    "   Linux・macOS：sha256sum -c SHA256SUMS.txt（macOSでは shasum -a 256 -c SHA256SUMS.txt）",
    "3. manifest.json のSHA-256を求めます。これが照合番号です。保存したときに控えた照合番号と同じなら、目録も、目録に載っているファイルも、保存したときのままです。",
    `4. manifest.json の previous は、1つ前の保存の照合番号です（この保存では ${facts.previous ?? "なし。最初の保存"}）。`,
    "照合番号は、この箱の外（紙の会議録、決裁の文書など）に控えてください。箱の中身と目録をまとめて作り替えたものは、控えと比べなければ分かりません。",
    "「評価シート事務局」では、「保存」の画面の「確かめる」か、コマンド jimukyoku archive verify で確かめられます。",
  ];
}
