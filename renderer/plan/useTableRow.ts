/** A row of a table that the store keeps in an order of its own, as one row of a list on a screen. */
import type { RowTable } from "#shared/domain/rows.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import type { RowWork } from "#renderer/common/ListRow.tsx";

export function useTableRow(table: RowTable, id: string): { of: string; work: RowWork } {
  const move = useContractCommand("row.move");
  const remove = useContractCommand("row.remove");
  return {
    of: `${table}/${id}`,
    work: {
      move: (by) => void move.run({ table, id, by }),
      remove: async () => (await remove.run({ table, id })) !== undefined,
      failure: move.failure ?? remove.failure,
      forget: () => {
        move.forget();
        remove.forget();
      },
    },
  };
}
