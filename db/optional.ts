/** Between "absent" in the domain and NULL in the store; an empty text is absent too. */

/** The properties that a change gives; the others stay as they are. */
export type Given<T> = { [K in keyof T]?: T[K] | undefined };

/** As {@link Given}, and null takes away what may be absent. */
export type Patched<T> = {
  [K in keyof T]?: T[K] | undefined | (object extends Pick<T, K> ? null : never);
};

/** For the store: absent and "" are NULL. */
export function orNull(text: string | undefined | null): string | null {
  return text === undefined || text === null || text === "" ? null : text;
}

/** The object without the keys that hold null: NULL columns become absent keys. */
export function present<T extends Record<string, unknown>>(
  columns: T,
): { [K in keyof T as null extends T[K] ? K : never]?: NonNullable<T[K]> } & {
  [K in keyof T as null extends T[K] ? never : K]: T[K];
} {
  const filled = Object.entries(columns).filter(([, value]) => value !== null);
  return Object.fromEntries(filled) as ReturnType<typeof present<T>>;
}

/** For the store: absent is NULL. */
export function jsonOrNull(value: object | undefined | null): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}

/** From the store: NULL stays null, for `present`. The caller names the type: it must be what was written. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- only the caller knows what its column holds
export function parsed<T>(json: string | null): T | null {
  return json === null ? null : (JSON.parse(json) as T);
}
