/** Moving a row past its neighbour of a list that shows some of all rows, whoever stands between the two in the whole one. */

/**
 * Places by which `id` moves to stand just beyond `neighbour`, below 0 upwards; 0 when one of them is not there.
 * @param all every row in the order of the store
 */
export function placesPast(
  all: readonly { id: string }[],
  id: string,
  neighbour: string | undefined,
): number {
  const from = all.findIndex((one) => one.id === id);
  const to = all.findIndex((one) => one.id === neighbour);
  return from < 0 || to < 0 ? 0 : to - from;
}
