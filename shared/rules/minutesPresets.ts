/** Headers of 会議録 as several cities write them, to begin with. A header is then changed field by field. */
import type { MinutesField, MinutesFieldKind } from "#shared/domain/minutes.ts";

export interface MinutesPreset {
  id: string;
  title: string;
  fields: MinutesField[];
}

/** Fields with the labels of one city, in its order; two of the kind `text` are told apart by their place. */
function fields(...listed: [MinutesFieldKind, string][]): MinutesField[] {
  return listed.map(([kind, label], index) => ({
    id: kind === "text" ? `text-${index + 1}` : kind,
    label,
    kind,
  }));
}

/** The first is the one a meeting has until another is chosen. */
export const minutesPresets: readonly MinutesPreset[] = [
  {
    id: "asaka",
    title: "朝霞市型",
    fields: fields(
      ["name", "会議の名称"],
      ["dateTime", "開催日時"],
      ["place", "開催場所"],
      ["attendance", "出席者及び欠席者の職・氏名"],
      ["agenda", "議題"],
      ["handouts", "会議資料"],
      ["policy", "会議録の作成方針"],
      ["text", "電磁的記録の保存期間"],
      ["text", "会議録の確認方法"],
      ["observers", "傍聴者の数"],
      ["text", "その他の必要事項"],
    ),
  },
  {
    // 茅ヶ崎市審議会等における会議録等の作成に関する指針 第4 (平成29年): its items (1) to (10); (9) is the body.
    id: "chigasaki",
    title: "茅ヶ崎市型（10項目）",
    fields: fields(
      ["name", "審議会等の名称"],
      ["agenda", "会議の議題"],
      ["dateTime", "開催日時"],
      ["place", "開催場所"],
      ["openness", "公開・非公開の別"],
      ["present", "出席委員"],
      ["absent", "欠席委員"],
      ["staff", "出席した事務局職員"],
      ["observers", "傍聴者の数"],
      ["handouts", "会議資料の名称"],
      ["text", "その他必要な事項"],
    ),
  },
  {
    // 八戸市 and 足立区 state the quorum with its article.
    id: "quorum",
    title: "定足数を記す型",
    fields: fields(
      ["name", "会議の名称"],
      ["dateTime", "開催日時"],
      ["place", "開催場所"],
      ["present", "出席委員"],
      ["absent", "欠席委員"],
      ["quorum", "定足数"],
      ["staff", "出席職員"],
      ["agenda", "議題"],
      ["handouts", "会議資料"],
      ["openness", "公開・非公開の別"],
      ["observers", "傍聴者数"],
    ),
  },
  {
    id: "simple",
    title: "簡易型",
    fields: fields(
      ["name", "会議の名称"],
      ["dateTime", "日時"],
      ["place", "場所"],
      ["attendance", "出席者"],
      ["observers", "傍聴者数"],
      ["agenda", "議題"],
    ),
  },
];
