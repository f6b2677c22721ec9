/** Text of transcription tools becomes pieces with their speakers and times, and sensible proposals for the record. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isElapsed, parseTranscript, secondsOfDay, type TranscriptPiece } from "#shared/rules/transcript.ts";
import { guessKind, placeNamedIn, proposals, speakerForLabel } from "#shared/rules/transcriptProposals.ts";

const time = (hours: number, minutes: number, seconds = 0) => ({ hours, minutes, seconds });
const members = [
  { id: "m1", name: "髙橋 一郎", reading: "たかはし いちろう", role: "会長" },
  { id: "m2", name: "佐藤 花子", reading: "さとう はなこ", role: "副会長" },
  { id: "m3", name: "山田太郎", reading: "やまだ たろう", role: "委員" },
  { id: "m4", name: "山本次郎", reading: "やまもと じろう", role: "委員" },
  { id: "m5", name: "林 三郎", role: "委員" },
];
const said = (pieces: TranscriptPiece[]) => pieces.map(({ label, text }) => [label, text]);

describe("shapes of transcripts", () => {
  it("reads a time, a name and a colon on one line", () => {
    expect(parseTranscript("10:31 委員B：集客の内訳は。\n10:32 事務局：集計しています。\n")).toEqual([
      { time: time(10, 31), label: "委員B", text: "集客の内訳は。" },
      { time: time(10, 32), label: "事務局", text: "集計しています。" },
    ]);
  });

  it("reads full-width times and colons, and times in brackets", () => {
    expect(
      parseTranscript("１０：３１　山田委員：はい。\n[00:12:05] 話者1: どうぞ。\n（10:40）会長：では。"),
    ).toEqual([
      { time: time(10, 31), label: "山田委員", text: "はい。" },
      { time: time(0, 12, 5), label: "話者1", text: "どうぞ。" },
      { time: time(10, 40), label: "会長", text: "では。" },
    ]);
  });

  it("reads ○ before the speaker, as assemblies write it", () => {
    expect(
      said(
        parseTranscript(
          "○会長　それでは、開会します。\n　資料をご覧ください。\n\n○産業振興課長（鈴木）　説明します。\n◯山田委員 質問です。",
        ),
      ),
    ).toEqual([
      ["会長", "それでは、開会します。\n資料をご覧ください。"],
      ["産業振興課長（鈴木）", "説明します。"],
      ["山田委員", "質問です。"],
    ]);
  });

  it("reads speakers in brackets, on the line of the words or on their own", () => {
    expect(
      said(parseTranscript("【委員】空き店舗が多い。\n【事務局】\n調査しています。\n[会長] 次に移ります。")),
    ).toEqual([
      ["委員", "空き店舗が多い。"],
      ["事務局", "調査しています。"],
      ["会長", "次に移ります。"],
    ]);
  });

  it("keeps brackets that are part of a sentence", () => {
    expect(said(parseTranscript("○会長　次に進みます。\n【資料1】の説明をお願いします。\n[拍手]"))).toEqual([
      ["会長", "次に進みます。\n【資料1】の説明をお願いします。\n[拍手]"],
    ]);
  });

  it("reads a line of speaker and time with the words below it", () => {
    expect(
      parseTranscript(
        "話者1 00:12:05\n11万人の内訳は\n把握していますか。\n\n話者 2　00:12:20\n\nイベント別に集計しています。\n",
      ),
    ).toEqual([
      { time: time(0, 12, 5), label: "話者1", text: "11万人の内訳は\n把握していますか。" },
      { time: time(0, 12, 20), label: "話者 2", text: "イベント別に集計しています。" },
    ]);
  });

  it("reads a time and a speaker above the words", () => {
    expect(
      parseTranscript("00:00:03 参加者 1\nはじめます。\n00:01:10 山田太郎\n質問です。", {
        names: ["山田太郎"],
      }),
    ).toEqual([
      { time: time(0, 0, 3), label: "参加者 1", text: "はじめます。" },
      { time: time(0, 1, 10), label: "山田太郎", text: "質問です。" },
    ]);
  });

  it("gives a time on a line of its own to what is said below it", () => {
    expect(parseTranscript("10:05\n会長：開会します。\n10:07\n事務局：説明します。")).toEqual([
      { time: time(10, 5), label: "会長", text: "開会します。" },
      { time: time(10, 7), label: "事務局", text: "説明します。" },
    ]);
  });

  it("reads speakers that stand alone above their words", () => {
    expect(
      said(parseTranscript("話者1\nおはようございます。\n話者２\nおはようございます。\nSpeaker 3\nHello.")),
    ).toEqual([
      ["話者1", "おはようございます。"],
      ["話者２", "おはようございます。"],
      ["Speaker 3", "Hello."],
    ]);
  });

  it("reads columns between tabs", () => {
    expect(parseTranscript("10:31:05\t田中\t空き店舗が多い。\n10:32:00\t事務局\tはい。")).toEqual([
      { time: time(10, 31, 5), label: "田中", text: "空き店舗が多い。" },
      { time: time(10, 32), label: "事務局", text: "はい。" },
    ]);
  });

  it("reads subtitles and puts cut sentences together again", () => {
    const vtt =
      "WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.500\n<v 山田>空き店舗は所有者の意向で</v>\n\n2\n00:00:03.500 --> 00:00:06.000\n<v 山田>進まないことが多い。</v>\n\n3\n00:00:07.000 --> 00:00:09.000\n<v 会長>ほかに。</v>";
    expect(parseTranscript(vtt)).toEqual([
      { time: time(0, 0, 1), label: "山田", text: "空き店舗は所有者の意向で進まないことが多い。" },
      { time: time(0, 0, 7), label: "会長", text: "ほかに。" },
    ]);
    const srt =
      "1\n00:00:01,000 --> 00:00:03,500\n農地パトロールは\n\n2\n00:00:03,500 --> 00:00:06,000\n100日でした。\n";
    expect(parseTranscript(srt)).toEqual([{ time: time(0, 0, 1), text: "農地パトロールは100日でした。" }]);
  });

  it("takes names that are known, with a space or a colon behind them", () => {
    expect(
      said(
        parseTranscript("髙橋一郎　開会します。\n山田太郎：質問です。\n林三郎「意見です。」", {
          names: ["髙橋 一郎", "山田太郎", "林 三郎"],
        }),
      ),
    ).toEqual([
      ["髙橋一郎", "開会します。"],
      ["山田太郎", "質問です。"],
      ["林三郎", "「意見です。」"],
    ]);
  });

  it("takes unknown names before a colon when they come again", () => {
    expect(
      said(
        parseTranscript("田中: 一つ目。\n例: これは例です。\n鈴木: 二つ目。\n田中: 三つ目。\n鈴木: 四つ目。"),
      ),
    ).toEqual([
      ["田中", "一つ目。\n例: これは例です。"],
      ["鈴木", "二つ目。"],
      ["田中", "三つ目。"],
      ["鈴木", "四つ目。"],
    ]);
  });

  it("does not take addresses, times of day and notes in a sentence for speakers", () => {
    const text =
      "○事務局　https://example.jp/ をご覧ください。\n開始は 10:31 です。\n注：数値は速報です。\n10:31に始まりました。\n次回は8月7日 10:00";
    expect(parseTranscript(text)).toHaveLength(1);
  });

  it("reads plain paragraphs, and plain lines where nothing separates them", () => {
    expect(said(parseTranscript("一つ目の\n段落。\n\n二つ目の段落。"))).toEqual([
      [undefined, "一つ目の\n段落。"],
      [undefined, "二つ目の段落。"],
    ]);
    expect(said(parseTranscript("一行目。\n二行目。\n"))).toEqual([
      [undefined, "一行目。"],
      [undefined, "二行目。"],
    ]);
  });

  it("makes a line of the 次第 a piece of its own, said by nobody", () => {
    expect(
      said(
        parseTranscript("○会長　開会します。\n３　議事\n（1）計画の評価について\n○事務局　説明します。", {
          headings: ["3 議事", "（1）計画の評価について"],
        }),
      ),
    ).toEqual([
      ["会長", "開会します。"],
      [undefined, "３　議事"],
      [undefined, "（1）計画の評価について"],
      ["事務局", "説明します。"],
    ]);
  });

  it("takes line ends of Windows and a byte order mark, and nothing of an empty text", () => {
    expect(said(parseTranscript("\uFEFF会長：はい。\r\n事務局：どうぞ。\r\n"))).toEqual([
      ["会長", "はい。"],
      ["事務局", "どうぞ。"],
    ]);
    expect(parseTranscript(" \n　\n")).toEqual([]);
  });

  it("loses no word of plain text, whatever it is", () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[ぁ-んァ-ヶ一-鿋。、0-9]{0,30}$/u), { maxLength: 12 }),
        (lines) => {
          const kept = parseTranscript(lines.join("\n"))
            .map(({ text }) => text)
            .join("\n");
          expect(kept.replace(/\s/gu, "")).toBe(lines.join("").replace(/\s/gu, ""));
        },
      ),
    );
  });

  it("reads 3,000 pieces in a moment", () => {
    const text = Array.from(
      { length: 3000 },
      (_, index) => `○委員${index % 10}　${index}番目の発言です。`,
    ).join("\n");
    const began = performance.now();
    expect(parseTranscript(text)).toHaveLength(3000);
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

describe("times", () => {
  it("counts from the meeting's start when the recording does", () => {
    const pieces = parseTranscript("話者1 00:00:05\nはい。\n話者2 01:02:03\nはい。");
    expect(isElapsed(pieces, "10:00")).toBe(true);
    expect(secondsOfDay(pieces, "10:00")).toEqual([36_005, 36_000 + 3723]);
  });

  it("reads minutes and seconds where a recorder writes no hours", () => {
    const pieces = parseTranscript("話者1 0:05\nはい。\n話者2 75:10\nはい。");
    expect(secondsOfDay(pieces, "13:30")).toEqual([48_605, 48_600 + 75 * 60 + 10]);
  });

  it("takes times of the clock as they are", () => {
    const pieces = parseTranscript(
      "9:58 会長：準備はよいですか。\n10:00 会長：開会します。\n会長：続けます。",
    );
    expect(isElapsed(pieces, "10:00")).toBe(false);
    expect(secondsOfDay(pieces, "10:00")).toEqual([35_880, 36_000, undefined]);
  });
});

describe("proposed speakers", () => {
  it.each([
    ["髙橋一郎", "m1"],
    ["会長", "m1"],
    ["会長（髙橋）", "m1"],
    ["髙橋会長", "m1"],
    ["副会長", "m2"],
    ["佐藤副会長", "m2"],
    ["山田委員", "m3"],
    ["委員（山田）", "m3"],
    ["やまだ", "m3"],
    ["林委員", "m5"],
  ])("knows %s", (label, id) => {
    expect(speakerForLabel(label, members)).toEqual({ member: id });
  });

  it.each(["事務局", "産業振興課長（鈴木）", "事務局職員"])(
    "takes %s for someone outside the committee",
    (label) => {
      expect(speakerForLabel(label, members)).toEqual({ speaker: label });
    },
  );

  it.each(["話者1", "委員", "山", "鈴木", "Speaker 2"])("leaves %s to a person", (label) => {
    expect(speakerForLabel(label, members)).toBeUndefined();
  });
});

describe("proposed kinds", () => {
  const ofMember = (text: string) => guessKind(text, { outsider: false, afterQuestion: false });
  it.each([
    ["集客11万人の内訳は把握しているか。", "question"],
    ["農地パトロールが100日だったのはなぜでしょうか。", "question"],
    ["理由を教えてください。", "question"],
    ["内訳は？", "question"],
    ["働きかけの方法を示してほしい。", "request"],
    ["窓口にも案内を置いていただきたい。", "request"],
    ["空き店舗は所有者の意向で進まないことが多い。", "opinion"],
    ["一覧をつくってはどうか。", "opinion"],
    ["それでは、議事に入ります。", "remark"],
    ["ほかにご意見はございませんか。", "remark"],
    ["はい。", "remark"],
  ])("%s → %s", (text, kind) => {
    expect(ofMember(text)).toBe(kind);
  });

  it("takes what the secretariat says after a question for an answer, anything else for a remark", () => {
    expect(guessKind("集計しています。", { outsider: true, afterQuestion: true })).toBe("answer");
    expect(guessKind("資料1を説明します。", { outsider: true, afterQuestion: false })).toBe("remark");
  });
});

describe("proposed places", () => {
  const places = [
    { key: "a1", number: "1", title: "開会" },
    { key: "a3", number: "3", title: "議事" },
    { key: "a31", number: "（1）", title: "計画の評価について" },
    { key: "a32", number: "（2）", title: "今後の予定について" },
    { key: "a4", number: "4", title: "その他" },
  ];

  it.each([
    ["（1）計画の評価について", "a31"],
    ["（１）　計画の評価について", "a31"],
    ["開会", "a1"],
    ["次に、今後の予定についてに移ります。", "a32"],
    ["それでは議題2に移ります。", "a32"],
    ["続いて、議事（１）をお願いします。", "a31"],
    ["それでは、議事に入ります。", "a3"],
    ["ただ今から開会いたします。", "a1"],
  ])("%s opens %s", (text, key) => {
    expect(placeNamedIn(text, places)).toBe(key);
  });

  it.each(["その他の意見はありますか。", "開会のときに申し上げたとおりです。", "計画を進めてほしい。"])(
    "%s opens nothing",
    (text) => {
      expect(placeNamedIn(text, places)).toBeUndefined();
    },
  );

  it("holds a place until another is named, and skips the headings themselves", () => {
    const pieces = parseTranscript(
      "○会長　開会します。\n（1）計画の評価について\n○山田委員　内訳は把握しているか。\n○事務局　集計しています。\n○会長　次に、今後の予定についてに移ります。\n○事務局　説明します。",
      { headings: ["（1）計画の評価について"] },
    );
    expect(
      proposals(pieces, members, places).map(({ speaker, kind, place, skip }) => [
        speaker,
        kind,
        place,
        skip,
      ]),
    ).toEqual([
      [{ member: "m1" }, "remark", "a1", false],
      [undefined, "opinion", "a31", true],
      [{ member: "m3" }, "question", "a31", false],
      [{ speaker: "事務局" }, "answer", "a31", false],
      [{ member: "m1" }, "remark", "a32", false],
      [{ speaker: "事務局" }, "remark", "a32", false],
    ]);
  });
});
