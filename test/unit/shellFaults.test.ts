/** What the shell does when a page dies again and again, or when it cannot go on itself: plain words, and an end. */
import type { BrowserWindow } from "electron";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { recoverFromCrash } from "#electron/shell/crash.ts";
import { endWith } from "#electron/shell/lastNet.ts";

interface Question {
  message: string;
  detail: string;
  buttons: string[];
}

/** As much of Electron as the end of a page touches; `answer` is the button the person presses. */
const electron = vi.hoisted(() => ({
  answer: 0,
  asked: [] as Question[],
  boxes: [] as [string, string][],
  ended: [] as (number | "quit")[],
}));
vi.mock("electron", () => ({
  app: {
    quit: () => electron.ended.push("quit"),
    exit: (code: number) => electron.ended.push(code),
  },
  dialog: {
    showMessageBox: (_: unknown, question: Question) => {
      electron.asked.push(question);
      return Promise.resolve({ response: electron.answer });
    },
    showErrorBox: (title: string, content: string) => electron.boxes.push([title, content]),
  },
}));

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-21T01:00:00Z"), toFake: ["Date"] });
  electron.answer = 0;
  for (const list of [electron.asked, electron.boxes, electron.ended]) list.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A window whose page dies when told to. */
function windowWithPage() {
  let die: (event: unknown, details: { reason: string }) => void = () => undefined;
  const reload = vi.fn<() => void>();
  const pageIsGone = vi.fn<() => void>();
  const write = vi.fn<(event: string, facts?: object) => void>();
  const window = {
    isDestroyed: () => false,
    webContents: { reload, on: (_: string, listener: typeof die) => (die = listener) },
  };
  recoverFromCrash(window as unknown as BrowserWindow, { pageIsGone }, { write });
  return {
    reload,
    pageIsGone,
    write,
    crash: async (reason = "crashed"): Promise<void> => {
      die({}, { reason });
      // The person's answer.
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

describe("a page that dies", () => {
  it("is opened again three times within a minute, then the program ends and says that saved is saved", async () => {
    const { crash, reload, pageIsGone, write } = windowWithPage();
    for (let time = 0; time < 3; time += 1) await crash();
    expect(reload).toHaveBeenCalledTimes(3);
    expect(electron.ended).toEqual([]);
    await crash("oom");
    expect(reload).toHaveBeenCalledTimes(3);
    expect(pageIsGone).toHaveBeenCalledOnce();
    expect(electron.ended).toEqual(["quit"]);
    expect(electron.asked.at(-1)?.message).toContain("繰り返し停止する");
    for (const { detail } of electron.asked)
      expect(detail).toContain("「保存済み」と表示された内容は計画ファイルに残っています");
    expect(write.mock.calls.at(-1)).toEqual(["page-gone", { reason: "oom", times: 4 }]);
  });

  it("is opened again however often, when that is seldom", async () => {
    const { crash, reload } = windowWithPage();
    for (let time = 0; time < 6; time += 1) {
      await crash();
      vi.setSystemTime(Date.now() + 30_000);
    }
    expect(reload).toHaveBeenCalledTimes(6);
    expect(electron.ended).toEqual([]);
  });

  it("is left when the person would rather end, and is not asked about when it ended by itself", async () => {
    const { crash, reload, pageIsGone } = windowWithPage();
    await crash("clean-exit");
    expect(electron.asked).toEqual([]);
    electron.answer = 1;
    await crash();
    expect(reload).not.toHaveBeenCalled();
    expect(pageIsGone).toHaveBeenCalledOnce();
    expect(electron.ended).toEqual(["quit"]);
  });
});

describe("a fault that nothing caught", () => {
  it("is told with a number and where the log is got, never with its stack or its message", () => {
    const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    endWith(new TypeError("委員の発言"));
    const [[title, content] = ["", ""]] = electron.boxes;
    expect(title).toContain("続けられません");
    const reference = /番号 ([0-9a-f]{8})/u.exec(content)?.[1] ?? "none";
    expect(content).toContain("サポート情報をまとめる");
    expect(content).toContain("計画ファイルに残っています");
    expect(title + content).not.toMatch(/委員の発言|TypeError|\.ts:\d/u);
    expect(String(written.mock.calls[0]?.[0])).toContain(`[${reference}]`);
    expect(electron.ended).toEqual([1]);
  });
});
