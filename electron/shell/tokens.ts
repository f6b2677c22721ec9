/**
 * The paths behind the tokens this start has handed to the window. The window names files by token only; what it may
 * do with one is kept by the backend, where each was granted.
 */
import type { Backend, FileUse } from "#electron/backend/backend.ts";
import { OperationError } from "#shared/contract/errors.ts";

export interface Tokens {
  grant(path: string, use: FileUse, replace: boolean): string;
  /** Throws `token-unknown` for a token that was not handed out in this start. */
  pathOf(token: string): string;
  /** Path of the plan file that a call's input names; undefined when it names none. */
  planPath(input: unknown): string | undefined;
  /** The same for one use only, with what the person agreed to. */
  require(token: string, use: FileUse): { path: string; replace: boolean };
}

export function createTokens(backend: Pick<Backend, "grantFile">): Tokens {
  const grants = new Map<string, { path: string; use: FileUse; replace: boolean }>();
  return {
    grant(path, use, replace) {
      const token = backend.grantFile(path, use, { replace });
      grants.set(token, { path, use, replace });
      return token;
    },
    pathOf(token) {
      const grant = grants.get(token);
      if (grant === undefined) throw new OperationError("token-unknown");
      return grant.path;
    },
    planPath(input) {
      const token = (input as { token?: string }).token;
      const path = token === undefined ? undefined : grants.get(token)?.path;
      return path?.toLowerCase().endsWith(".hyoka") ? path : undefined;
    },
    require(token, use) {
      const grant = grants.get(token);
      if (grant?.use !== use) throw new OperationError("token-unknown");
      return grant;
    },
  };
}
