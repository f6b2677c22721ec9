/** Fields of the plan side by side, below each other in a narrow window. */
export const twoColumns = {
  display: "grid",
  gap: 2,
  gridTemplateColumns: "1fr 1fr",
  alignItems: "start",
  "@media (max-width: 700px)": { gridTemplateColumns: "1fr" },
} as const;
