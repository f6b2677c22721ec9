import { describe, expect, it } from "vitest";
import { createNewest } from "#renderer/committee/newest.ts";

/** A list to which each edit adds a letter; `read` is what the window read back. */
function list() {
  const newest = createNewest<string>("");
  const edit = (letter: string): string => {
    const next = newest.get() + letter;
    newest.sending(next);
    newest.sent(next);
    return next;
  };
  return { newest, edit };
}

describe("the newest value of what is saved as a whole", () => {
  it("builds each edit on the one before, though an older state is read back in between", () => {
    const { newest, edit } = list();
    edit("a");
    edit("b");
    newest.read("a");
    expect(edit("c")).toBe("abc");
    newest.read("ab");
    newest.read("abc");
    expect(edit("d")).toBe("abcd");
  });

  it("takes an undo once its own last edit was read back", () => {
    const { newest, edit } = list();
    edit("a");
    edit("b");
    newest.read("ab");
    newest.read("a");
    expect(edit("c")).toBe("ac");
  });

  it("takes what was changed elsewhere at any time", () => {
    const { newest, edit } = list();
    edit("a");
    newest.read("xyz");
    expect(edit("b")).toBe("xyzb");
  });

  it("forgets what the store refused", () => {
    const { newest, edit } = list();
    edit("a");
    newest.sending("ab");
    newest.refused("ab");
    newest.read("a");
    newest.read("");
    expect(edit("c")).toBe("c");
  });

  it("knows its own edit again in whatever order the keys come back", () => {
    const newest = createNewest<Record<string, unknown>>({});
    const edit = (next: Record<string, unknown>) => {
      newest.sending(next);
      newest.sent(next);
    };
    edit({ style: "full", policy: undefined });
    edit({ style: "full", publicSpeakers: "role" });
    newest.read({ style: "full" });
    expect(newest.get()).toEqual({ style: "full", publicSpeakers: "role" });
    newest.read({ publicSpeakers: "role", style: "full" });
    newest.read({ style: "full" });
    expect(newest.get()).toEqual({ style: "full" });
  });
});
