/**
 * The paths behind the tokens this start has handed to the window. The window names files by token only; what it may
 * do with one is kept by the backend, where each was granted.
 */
import type { Backend } from "#electron/backend/backend.ts";
import { OperationError } from "#shared/contract/errors.ts";

export interface Tokens {
  grant(path: string, use: "read" | "write", replace: boolean): string;
  /** Throws `token-unknown` for a token that was not handed out in this start. */
  pathOf(token: string): string;
}

export function createTokens(backend: Pick<Backend, "grantFile">): Tokens {
  const paths = new Map<string, string>();
  return {
    grant(path, use, replace) {
      const token = backend.grantFile(path, use, { replace });
      paths.set(token, path);
      return token;
    },
    pathOf(token) {
      const path = paths.get(token);
      if (path === undefined) throw new OperationError("token-unknown");
      return path;
    },
  };
}
