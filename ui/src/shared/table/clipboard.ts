import type { Cells } from './columns';

/** Puts rows into the clipboard in both forms at once, so that every program takes the better one. */
export async function copyCells({ text, html }: Cells): Promise<void> {
  try {
    const plain = new Blob([text], { type: 'text/plain' });
    const table = new Blob([html], { type: 'text/html' });
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': plain, 'text/html': table })]);
  } catch {
    // A web view that does not take a table takes the text.
    await navigator.clipboard.writeText(text);
  }
}
