/**
 * Files that were made and could not be written: their bytes stay for a while, so that they can be saved under another
 * name without being made again.
 */
import { randomUUID } from "node:crypto";
import { basename } from "node:path";
import { OperationError } from "#shared/contract/errors.ts";
import type { ExportedFile } from "#shared/contract/methods.ts";
import { writeFileSafely } from "./files.ts";

/** As long as a person may take to free a disk or to find a stick. */
const MILLISECONDS_KEPT = 30 * 60 * 1000;
/** All of them together; the oldest give way. The last one stays whatever its size. */
const MAX_BYTES_KEPT = 200_000_000;

export interface Made {
  bytes: Uint8Array;
  dropped: ExportedFile["dropped"];
}

export interface Place {
  path: string;
  replace: boolean;
}

export interface Finished {
  /** Writes it, or keeps it and throws the failure with `kept`: what `again` is asked with. */
  write(made: Made, place: Place): Promise<ExportedFile>;
  /** Writes what was kept; it stays kept when that fails, too. Throws `token-unknown` for what is no longer there. */
  again(kept: string, place: Place): Promise<ExportedFile>;
}

/** @param writeFile replaceable, so that tests can make it fail */
export function createFinished(writeFile: typeof writeFileSafely = writeFileSafely): Finished {
  const kept = new Map<string, Made>();

  function keep(made: Made): string {
    const key = randomUUID();
    kept.set(key, made);
    let bytes = [...kept.values()].reduce((sum, one) => sum + one.bytes.byteLength, 0);
    for (const [oldest, { bytes: its }] of kept) {
      if (bytes <= MAX_BYTES_KEPT || oldest === key) break;
      kept.delete(oldest);
      bytes -= its.byteLength;
    }
    // Forgetting must not hold up the end of the program.
    setTimeout(() => kept.delete(key), MILLISECONDS_KEPT).unref();
    return key;
  }

  async function write(made: Made, { path, replace }: Place, keyOf: () => string): Promise<ExportedFile> {
    try {
      await writeFile(path, made.bytes, { replace });
    } catch (error) {
      if (!(error instanceof OperationError)) throw error;
      throw new OperationError(error.code, { ...error.details, kept: keyOf() }, error);
    }
    return { name: basename(path), bytes: made.bytes.byteLength, dropped: made.dropped };
  }

  return {
    write: (made, place) => write(made, place, () => keep(made)),
    async again(key, place) {
      const made = kept.get(key);
      if (!made) throw new OperationError("token-unknown");
      const file = await write(made, place, () => key);
      kept.delete(key);
      return file;
    },
  };
}
