import { tick } from 'svelte';
import type { TableState } from './table.svelte';

/** Ctrl+P on a list: puts all of it on the page that is printed, and asks the system. */
export function printList<Row>(table: TableState<Row> | undefined): void {
  void table?.print(async () => {
    await tick();
    window.addEventListener('afterprint', () => (table.printed = undefined), { once: true });
    window.print();
  });
}
