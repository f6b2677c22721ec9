/** Who has a plan file open for writing, as the small file beside it says. */
import { z } from "zod";

const name = z.string().max(200);

export const ownerSchema = z.strictObject({
  /** One opening of one file; tells two openings of the same person apart. */
  session: z.uuid(),
  /** Name of the account. */
  user: name,
  /** Name of the PC in the network. */
  computer: name,
  /** Number of the process on that PC. */
  process: z.number().int().positive(),
  since: z.iso.datetime(),
  /** When the program last said that it still has the file open. */
  heartbeat: z.iso.datetime(),
});
export type Owner = z.infer<typeof ownerSchema>;

/**
 * How a plan file is opened. Absent: for writing. `copy`: a copy of its own, to look at, whoever has the file open.
 * `takeover`: for writing, from an owner that gives no sign of life; the person was asked.
 */
export const openModeSchema = z.enum(["copy", "takeover"]);
export type OpenMode = z.infer<typeof openModeSchema>;

/** Why an owner counts as gone: its program ended on this PC, or nothing was heard of it for minutes. */
export type Stale = "ended" | "silent";
