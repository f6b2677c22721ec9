/** Writing one file that is made as a whole, and saving it under another name when it could not be written. */
import { savedNow, type Context, type Handlers } from "#electron/backend/context.ts";
import type { Saved } from "#shared/contract/method.ts";
import type { ExportedFile } from "#shared/contract/methods.ts";

/**
 * Makes the bytes and writes them to the token's path. Throws `token-unknown` before anything is made, and what
 * `writeFileSafely` throws with `kept`: what `file.saveAgain` is asked with.
 */
export async function writeMade(
  context: Context,
  token: string,
  make: () => Uint8Array,
): Promise<Saved & { file: ExportedFile }> {
  const place = context.tokens.require(token, "write");
  const file = await context.finished.write({ bytes: make(), dropped: [] }, place);
  context.tokens.spend(token);
  return { ...savedNow(context, []), file };
}

export const madeFileHandlers = {
  async "file.saveAgain"(context, { kept, token }) {
    const file = await context.finished.again(kept, context.tokens.require(token, "write"));
    context.tokens.spend(token);
    return { ...savedNow(context, []), file };
  },
} satisfies Handlers;
