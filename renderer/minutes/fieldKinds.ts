/** What a field of the header says by itself, in words. */
import type { MinutesFieldKind } from "#shared/domain/minutes.ts";

export const fieldKindLabels: Record<MinutesFieldKind, string> = {
  name: "会議の名称",
  dateTime: "開催日時",
  place: "開催場所",
  attendance: "出席者及び欠席者",
  present: "出席者",
  absent: "欠席者",
  staff: "出席職員",
  openness: "公開・非公開の別",
  observers: "傍聴者の数",
  quorum: "定足数",
  agenda: "議題",
  handouts: "会議資料",
  policy: "会議録の作成方針",
  text: "自由に書く欄",
};
