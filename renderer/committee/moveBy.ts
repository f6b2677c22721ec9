/** Moving a member past its neighbour of the shown list, whoever stands between the two in the whole one. */

/** Steps of one place that bring `id` past its neighbour; 0 at the end of the shown list. */
export function stepsPast(
  all: readonly { id: string }[],
  shown: readonly { id: string }[],
  id: string,
  by: -1 | 1,
): number {
  const neighbour = shown[shown.findIndex((one) => one.id === id) + by];
  if (!neighbour) return 0;
  const place = (wanted: string) => all.findIndex((one) => one.id === wanted);
  return Math.abs(place(neighbour.id) - place(id));
}
