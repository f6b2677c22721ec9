/** Which meeting 保存 offers first. */
import { describe, expect, it } from "vitest";
import type { Meeting } from "#shared/domain/committee.ts";
import { meetingToKeep } from "#shared/rules/heldMeetings.ts";

const meeting = (number: number, date?: string): Meeting => ({
  id: `k${number}`,
  fiscalYear: 2020,
  evaluates: 2019,
  number,
  ...(date === undefined ? {} : { date }),
  agenda: [],
  handouts: [],
});
const first = meeting(1, "2020-08-07");
const second = meeting(2, "2020-10-02");
const coming = meeting(3, "2021-02-05");
const undated = meeting(4);

/** The meeting offered on 21 November 2020. */
function offered(meetings: Meeting[], sealed: readonly Meeting[] = []): string | undefined {
  const archives = sealed.map(({ id }) => ({ meeting: id }));
  return meetingToKeep({ meetings, archives }, "2020-11-21")?.id;
}

describe("the meeting whose record is to be kept now", () => {
  it("is the latest held one, whatever is planned after it", () => {
    expect(offered([first, second, coming, undated])).toBe("k2");
    expect(offered([meeting(1, "2020-11-21"), undated])).toBe("k1");
  });

  it("is the one before where the latest is sealed", () => {
    expect(offered([first, second, coming], [second])).toBe("k1");
  });

  it("is the next to come when every held one is sealed, else the year's last", () => {
    expect(offered([first, coming, undated], [first])).toBe("k3");
    expect(offered([first, undated], [first])).toBe("k4");
    expect(offered([first, second], [first, second])).toBe("k2");
    expect(offered([])).toBeUndefined();
  });
});
