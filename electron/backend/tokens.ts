/** Tokens that stand for paths a person chose: a window names the token and never learns or sends a path. */
import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import { OperationError } from "#shared/contract/errors.ts";

export type FileToken = string;
/** `folder`: files may be written into it, under names of their own. */
export type FileUse = "read" | "write" | "folder";

export interface Grant {
  path: string;
  use: FileUse;
  /** The person agreed to replace a file of that name. */
  replace: boolean;
}

export interface GrantOptions {
  /** The person agreed to replace a file of that name; without it an existing file is never touched. */
  replace?: boolean;
  /** A token made on the other side of a transport; absent makes one. */
  token?: FileToken;
}

export interface Tokens {
  grant(path: string, use: FileUse, options?: GrantOptions): FileToken;
  /** Throws `token-unknown` for a token that was not handed out for this use. */
  require(token: FileToken, use: FileUse): Grant;
  /** A write token is good for one file: called when the file is written. */
  spend(token: FileToken): void;
}

export function createTokens(): Tokens {
  const grants = new Map<FileToken, Grant>();
  return {
    grant(path, use, options = {}) {
      const token = options.token ?? randomUUID();
      grants.set(token, { path: resolve(path), use, replace: options.replace ?? false });
      return token;
    },
    require(token, use) {
      const grant = grants.get(token);
      if (grant?.use !== use) throw new OperationError("token-unknown");
      return grant;
    },
    spend(token) {
      grants.delete(token);
    },
  };
}
