/** Reading a text that was made elsewhere: a transcript, saved by another program in whatever coding it prefers. */
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { requireFile } from "#db/header.ts";
import { sqliteFailure } from "#db/sqliteFailure.ts";
import type { Handlers } from "#electron/backend/context.ts";
import { OperationError } from "#shared/contract/errors.ts";
import { decodeText } from "#electron/backend/decodeText.ts";
import { MAX_TEXT } from "#shared/domain/plan.ts";

/** More bytes than any coding needs for the longest text. */
const MAX_BYTES = MAX_TEXT * 4;

export const textFileHandlers = {
  async "text.read"(context, { token }) {
    const { path } = context.tokens.require(token, "read");
    const file = basename(path);
    requireFile(path);
    let bytes: Uint8Array;
    try {
      const { size } = await stat(path);
      if (size > MAX_BYTES) throw new OperationError("text-too-long", { file, limit: MAX_TEXT });
      bytes = await readFile(path);
    } catch (error) {
      throw error instanceof OperationError ? error : sqliteFailure(error, path);
    }
    const text = decodeText(bytes)?.replaceAll(/\r\n?/gu, "\n");
    if (text === undefined) throw new OperationError("not-text", { file });
    if (text.length > MAX_TEXT) throw new OperationError("text-too-long", { file, limit: MAX_TEXT });
    return { text };
  },
} satisfies Handlers;
