/** What 翌年度へ進む says it carries over. */
import { expect, it } from "vitest";
import type { Member } from "#shared/domain/committee.ts";
import { carriedText } from "#renderer/year/carried.ts";
import { tinySnapshot } from "#test/support/tinySnapshot.ts";

function textWith(members: Member[]): string {
  const year = tinySnapshot();
  return carriedText({ ...year, committee: { ...year.committee, members } }, 2020);
}
const serving: Member = { id: "m1", name: "委員A", termFrom: "2018-04-01", termTo: "2020-04-01" };

it("tells those in office on the next year's first day apart from those who have left", () => {
  const left: Member = { id: "m2", name: "委員B", termTo: "2020-03-31" };
  expect(textWith([serving, left])).toContain("委員名簿（2名、うち令和2年4月1日に在任1名）。");
});

it("says one number where all are in office, an open term included", () => {
  expect(textWith([serving, { id: "m3", name: "委員C" }])).toContain("委員名簿（2名）。");
});
