/** A fieldset that groups for people who do not see the frame, without drawing one. */
export const plainGroup = { border: 0, m: 0, p: 0, minWidth: 0 } as const;
