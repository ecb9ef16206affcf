import { tick } from 'svelte';
import { explain, toApiError } from '$lib/api';
import { toasts } from '../toasts.svelte';
import type { BeforePrint, TableState } from './table.svelte';

/** Ctrl+P on a list: puts all of it on the page that is printed, and asks the system. When `before` fails, says why instead. */
export function printList<Row>(table: TableState<Row> | undefined, before?: BeforePrint<Row>): void {
  if (!table) return;
  const show = async () => {
    await tick();
    window.addEventListener('afterprint', () => (table.printed = undefined), { once: true });
    window.print();
  };
  table.print(show, before).catch((failure: unknown) => toasts.show(explain(toApiError(failure)).said));
}
