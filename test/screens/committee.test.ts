/** 委員会: members, the committee's rules, and a meeting from its invitation to the dates kept after it. */
import type { Locator, Page } from "@playwright/test";
import { describe, expect, it } from "vitest";
import type { MethodInput } from "#shared/contract/methods.ts";
import { windowOfEachTest } from "#test/support/windowEach.ts";
import { picture, type OpenWindow } from "#test/support/windowHost.ts";
import { ask, rail, saveState, snapshot, startAnew, until } from "#test/support/windowSteps.ts";

const openWindow = windowOfEachTest();

/** The sample's committee; `prepare` changes the plan behind the window before it is looked at. */
async function open(
  prepare?: (window: OpenWindow) => Promise<unknown>,
  size = { width: 1366, height: 768 },
): Promise<OpenWindow> {
  const opened = await openWindow({ plan: "sample", ...size });
  if (prepare) {
    await prepare(opened);
    await startAnew(opened.page);
  }
  await rail(opened.page, "委員会").click();
  await opened.page.getByRole("heading", { name: /^委員（/u }).waitFor();
  return opened;
}
const unfold = (page: Page | Locator, part: string): Promise<void> =>
  page.getByRole("button", { name: new RegExp(`^${part}（`, "u") }).click();
async function choose(field: Locator, page: Page, text: string): Promise<void> {
  await field.click();
  await page.getByRole("option", { name: text, exact: true }).click();
}
const field = (of: Page | Locator, label: string): Locator => of.getByLabel(label, { exact: true });
async function type(of: Page | Locator, label: string, text: string): Promise<void> {
  await field(of, label).fill(text);
  await field(of, label).press("Enter");
}
const updateMeeting = (window: OpenWindow, patch: MethodInput<"meeting.update">["patch"]): Promise<unknown> =>
  ask(window, "meeting.update", { id: "r2-1", patch });
const savedAgain = (page: Page): Promise<void> =>
  expect.poll(() => saveState(page).textContent(), { timeout: 10_000 }).toMatch(/^保存済み/u);

describe("a meeting", () => {
  it("notes who came by key and by click, and says at once whether the 定足数 is reached", async () => {
    const window = await open((one) =>
      ask(one, "committee.update", {
        patch: { quorum: { article: "設置要綱第6条第2項", need: "majority" } },
      }),
    );
    const { page } = window;
    await unfold(page, "出欠");
    const region = page.getByRole("region", { name: /^出欠/u });
    const came = (name: string) => region.getByRole("group", { name: `${name}の出欠`, exact: true });
    await region.getByText("定足数（過半数・6名）にあと6名の出席で達します").waitFor();

    // By key alone: each status goes on to the next member.
    await came("会長").getByRole("radio", { name: "出席" }).focus();
    await page.keyboard.press("1");
    await page.keyboard.press("2");
    await page.keyboard.press("4");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Delete");
    await until(
      window,
      ({ meetings: [meeting] }) =>
        meeting?.attendance?.map(({ member, status }) => `${member} ${status}`).join() ===
        "m1 present,m2 late",
    );
    await came("委員A").getByText("欠席").click();
    await came("委員B").getByText("早退").click();
    await field(region, "備考").last().waitFor();
    await region.getByRole("button", { name: "全員出席" }).click();
    await until(window, ({ meetings: [meeting] }) => meeting?.attendance?.length === 10);
    await region.getByText("出席 9／10名").waitFor();
    await region.getByText("定足数（過半数・6名）に達しています").waitFor();
    await picture(page, "committee-attendance");

    // Who was noted before stays as noted; a click takes it back.
    const year = await snapshot(window);
    expect(year.meetings[0]?.attendance?.find(({ member }) => member === "m3")?.status).toBe("absent");
    await came("委員B").getByText("早退").click();
    await until(window, ({ meetings: [meeting] }) => meeting?.attendance?.length === 9);
    await savedAgain(page);
  });

  it("keeps quick notes of several members, whatever was on its way", async () => {
    const window = await open();
    const { page } = window;
    await unfold(page, "出欠");
    const release = window.hold("meeting.update");
    await page
      .getByRole("group", { name: "会長の出欠", exact: true })
      .getByRole("radio", { name: "出席" })
      .focus();
    for (const key of ["1", "2", "3", "4"]) await page.keyboard.press(key);
    release();
    await until(
      window,
      ({ meetings: [meeting] }) =>
        meeting?.attendance?.map(({ status }) => status).join() === "present,late,left,absent",
    );
    await savedAgain(page);
  });

  it("refuses what cannot be a time, a number of observers or a number of its year, and keeps what was typed", async () => {
    const window = await open(async (one) => {
      await ask(one, "meeting.add", {
        meeting: { fiscalYear: 2020, evaluates: 2019, number: 2, agenda: [], handouts: [] },
      });
    });
    const { page } = window;
    const card = page.getByRole("region", { name: /^令和2年度 第1回/u });
    await type(card, "終了時刻", "午前9時");
    await card.getByText("終了時刻は、開始時刻より後にしてください。").waitFor();
    await type(card, "終了時刻", "昼ごろ");
    await card.getByText(/時刻として読めません/u).waitFor();
    await type(card, "終了時刻", "11時半");
    await type(card, "傍聴者数", "数名");
    await card.getByText(/傍聴者の数を/u).waitFor();
    await expect.poll(() => field(card, "傍聴者数").inputValue()).toBe("数名");
    await type(card, "傍聴者数", "３人");
    await type(card, "第何回", "第２回");
    await card.getByText("令和2年度の第2回は、すでにあります。").waitFor();
    await type(card, "第何回", "1");
    await type(card, "開催日", "8月ごろ");
    await card.getByText(/日付として読めません/u).waitFor();
    await type(card, "開催日", "2020/8/7");
    await until(
      window,
      ({ meetings }) =>
        meetings.find(({ id }) => id === "r2-1")?.observers === 3 &&
        meetings.find(({ id }) => id === "r2-1")?.endTime === "11:30",
    );
    await savedAgain(page);
  });

  it("points out a day outside its 開催年度, and puts the year right with one click", async () => {
    const window = await open((one) => updateMeeting(one, { date: "2021-04-07" }));
    const { page } = window;
    await page.getByText(/開催日の令和3年4月7日は令和3年度ですが、開催年度は令和2年度/u).waitFor();
    await picture(page, "committee-other-year");
    await page.getByRole("button", { name: "開催年度を令和3年度にする" }).click();
    await until(window, ({ meetings: [meeting] }) => meeting?.fiscalYear === 2021);
    await expect.poll(() => page.getByText(/開催日の令和3年4月7日は/u).count()).toBe(0);
  });

  it("asks before it keeps a day before the plan begins, and shows the old day again when it was a slip", async () => {
    const window = await open();
    const { page } = window;
    await type(page, "開催日", "平成30年8月7日");
    const dialog = page.getByRole("dialog", { name: "このまま保存しますか" });
    await dialog.getByText(/計画が始まる/u).waitFor();
    await dialog.getByRole("button", { name: "やめる" }).click();
    await expect.poll(() => field(page, "開催日").inputValue()).toBe("令和2年8月7日（金）");
    await type(page, "開催日", "平成30年8月7日");
    await dialog.getByRole("button", { name: "このまま保存する" }).click();
    await until(window, ({ meetings: [meeting] }) => meeting?.date === "2018-08-07");
    await savedAgain(page);
  });

  it("is closed with a reason, lists its staff, and ticks the dates it has to keep", async () => {
    const window = await open();
    const { page } = window;
    await expect.poll(() => field(page, "非公開の理由").count()).toBe(0);
    await choose(page.getByRole("combobox", { name: "公開・非公開" }), page, "一部非公開");
    await type(page, "非公開の理由", "個人に関する情報を扱うため");
    await unfold(page, "説明員・事務局");
    await type(page, "職員を追加", "産業振興課長　佐藤花子");
    await type(page, "職員を追加", "田中");
    await until(window, ({ meetings: [meeting] }) => meeting?.staff?.length === 2);
    await choose(
      page.getByRole("group", { name: "職員「産業振興課長 佐藤花子」" }).getByRole("combobox"),
      page,
      "説明員",
    );
    await unfold(page, "期限");
    const deadlines = page.getByRole("list", { name: /の期限$/u });
    await deadlines.getByText("期限を過ぎています").nth(3).waitFor();
    await deadlines.getByRole("checkbox", { name: "令和2年7月24日（金）　開催通知を送る" }).click();
    await until(window, ({ meetings: [meeting] }) => meeting?.deadlinesDone?.join() === "notice");
    await page.getByRole("button", { name: /^期限（残り3件）/u }).waitFor();
    await picture(page, "committee-parts");
    expect((await snapshot(window)).meetings[0]).toMatchObject({
      openness: "partly",
      closedReason: "個人に関する情報を扱うため",
      staff: [
        { post: "産業振興課長", name: "佐藤花子", side: "department" },
        { post: "", name: "田中", side: "secretariat" },
      ],
    });
  });

  it("says under each line of the 次第 which sheets are discussed, and keeps them when lines move", async () => {
    const window = await open();
    const { page } = window;
    await unfold(page, "次第");
    await page.getByRole("button", { name: "次第「① 施策評価」で話し合うシート（0件）" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "全シートを入れる" }).click();
    await dialog.getByRole("checkbox").last().uncheck();
    await picture(page, "committee-subjects");
    const count = await dialog.getByRole("checkbox").count();
    await dialog.getByRole("button", { name: "決める" }).click();
    await page
      .getByRole("button", { name: `次第「① 施策評価」で話し合うシート（${count - 1}件）` })
      .waitFor();
    await page.getByRole("button", { name: "次第「① 施策評価」を下へ" }).press("Enter");
    const subjects = async () => {
      const [line] = (await snapshot(window)).meetings[0]?.agenda[2]?.children ?? [];
      return line?.children.map((one) => one.subjects?.length ?? 0);
    };
    await expect.poll(subjects).toEqual([0, count - 1]);
    // At the end of its way the row still has the keyboard, and one key too many changes nothing.
    const down = page.getByRole("button", { name: /^次第「.+ 施策評価」を下へ$/u, disabled: true });
    await down.waitFor();
    expect(await down.evaluate((button) => button === document.activeElement)).toBe(true);
    const { length: calls } = window.calls.filter(({ name }) => name === "meeting.update");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await expect.poll(subjects).toEqual([count - 1, 0]);
    expect(window.calls.filter(({ name }) => name === "meeting.update")).toHaveLength(calls + 1);
  });

  it("begins the next one from it, and leads to the record, the minutes and the archive", async () => {
    const window = await open();
    const { page } = window;
    await page.getByRole("button", { name: "前回の会議から作る" }).click();
    await until(window, ({ meetings }) => meetings.length === 2);
    const second = page.getByRole("region", { name: /^令和2年度 第2回/u });
    await expect.poll(() => field(second, "場所").inputValue()).toBe("朝霞市役所 大会議室（奥）");
    await second.getByRole("button", { name: /^次第（5項目）/u }).waitFor();
    await picture(page, "committee-two");
    await second.getByRole("button", { name: "会議録" }).click();
    await page.getByRole("main", { name: "令和2年度 第2回の会議録" }).waitFor();
    await rail(page, "委員会").click();
    await page
      .getByRole("region", { name: /^令和2年度 第1回/u })
      .getByRole("button", { name: "会議録", exact: true })
      .click();
    await page.getByRole("main", { name: "令和2年度 第1回（8月7日）の会議録" }).waitFor();
  });
});

describe("the committee", () => {
  it("of thirty members stays legible, keeps their names letter by letter, and shows ended terms apart", async () => {
    const names = ["髙橋𠮷郎", "山﨑花子", "葛󠄀城次郎"];
    const window = await open(async (one) => {
      for (let index = 0; index < 30; index += 1) {
        const member = {
          name: names[index] ?? `とても長い名前の委員${index}`,
          affiliation: "一般社団法人産業振興連絡協議会",
          ...(index % 3 === 0 ? { termFrom: "2018-04-01", termTo: "2020-03-31" } : {}),
        };
        // One after the other: their order is the list's.
        await ask(one, "member.add", { member });
      }
    });
    const { page } = window;
    await page.getByRole("heading", { name: "委員（30名）" }).waitFor();
    expect(await page.getByRole("group", { name: "委員 髙橋𠮷郎" }).count()).toBe(0);
    await page.getByRole("button", { name: "委員", exact: true }).click();
    await picture(page, "committee-thirty");
    const row = page.getByRole("group", { name: "委員 山﨑花子" });
    await expect.poll(async () => (await row.boundingBox())?.height ?? 99).toBeLessThan(44);

    // Past the one in between whose term has ended.
    await row.getByRole("button", { name: /を上へ$/u }).click();
    await until(window, ({ committee: { members } }) => {
      const at = (name: string) => members.findIndex((one) => one.name === name);
      return at("山﨑花子") < at("委員H");
    });
    // One step of 元に戻す.
    expect(window.calls.filter(({ name }) => name === "structure.move")).toHaveLength(1);

    // A name that is on the list already is asked about; what was typed stays, and two people may have one name.
    const typed = page.getByLabel("委員を追加", { exact: true });
    await typed.fill("山﨑　花子");
    await typed.press("Enter");
    const question = page.getByRole("dialog", { name: "同じ氏名の委員「山﨑花子」がすでに名簿にいます" });
    await picture(page, "committee-same-name");
    await question.getByRole("button", { name: "やめる" }).click();
    await question.waitFor({ state: "detached" });
    expect(await typed.inputValue()).toBe("山﨑　花子");
    expect(window.calls.filter(({ name }) => name === "member.add")).toEqual([]);
    await typed.press("Enter");
    await question.getByRole("button", { name: "別の人として追加する" }).click();
    await page.getByRole("group", { name: "委員 山﨑　花子" }).waitFor();
    expect(await typed.inputValue()).toBe("");
    await unfold(page, "任期を終えた委員");
    await type(page.getByRole("group", { name: "委員 髙橋𠮷郎" }), "任期（まで）", "令和4年3月31日");
    await page.getByRole("heading", { name: "委員（31名）" }).waitFor();
    expect((await snapshot(window)).committee.members.map(({ name }) => name)).toEqual(
      expect.arrayContaining(names),
    );
    await type(row, "氏名", " ");
    await row.getByText("空にはできません。").waitFor();
    await type(row, "氏名", "山﨑花子");
    await type(row, "任期（から）", "来年");
    await row.getByText(/日付として読めません/u).waitFor();
    await type(row, "任期（から）", "");
    await savedAgain(page);
  });

  it("has its own 定足数, dates and classes of answers, and goes back to the standard ones", async () => {
    const window = await open();
    const { page } = window;
    await choose(page.getByRole("combobox", { name: "定足数" }), page, "半数以上");
    await type(page, "定足数を定めた条項", "設置要綱第6条第2項");
    await unfold(page, "期限の数え方");
    const notice = page.getByRole("group", { name: "期限「開催通知を送る」" });
    await type(notice, "会議の日からの日数", "そのうち");
    await notice.getByText(/「2週間前」「7日前」/u).waitFor();
    await type(notice, "会議の日からの日数", "10日前");
    await type(page, "期限を追加", "会場を予約する");
    await page.getByRole("group", { name: "期限「会場を予約する」" }).waitFor();
    await unfold(page, "意見への対応区分");
    await type(page, "対応区分を追加", "今後検討");
    await page.getByRole("group", { name: "対応区分「今後検討」" }).waitFor();
    const first = page.getByRole("group", { name: "対応区分「反映する」" });
    await type(first, "対応区分", "一部反映");
    await first.getByText("同じ区分がすでにあります。").waitFor();
    await type(first, "対応区分", "反映した");
    await until(
      window,
      ({ committee }) =>
        committee.quorum?.article === "設置要綱第6条第2項" &&
        committee.deadlines?.find(({ id }) => id === "notice")?.days === -10 &&
        committee.deadlines.length === 5 &&
        committee.dispositions?.join() === "反映した,一部反映,既に対応,参考とする,対応困難,今後検討",
    );
    await picture(page, "committee-rules");
    await page.getByRole("button", { name: "標準の期限に戻す" }).click();
    await page.getByRole("button", { name: "標準の区分に戻す" }).click();
    await until(
      window,
      ({ committee }) => committee.deadlines === undefined && committee.dispositions === undefined,
    );
    await choose(page.getByRole("combobox", { name: "定足数" }), page, "定めない");
    await until(window, ({ committee }) => committee.quorum === undefined);
    await savedAgain(page);
  });
});
