import { on, type BackupRunning } from '$lib/api';
import { formatSize, t } from '$lib/i18n';

/** How far a backup or its return is, as the core tells it. */
export class Running {
  now = $state.raw<BackupRunning>();

  /** Hears the core for as long as the screen stands; `over` when nothing is under way any more. */
  follow(over: () => void = () => {}): void {
    $effect(() => {
      const heard = on<BackupRunning | null>('backup', (running) => {
        this.now = running ?? undefined;
        if (!running) over();
      });
      return () => void heard.then((stop) => stop());
    });
  }
}

/** What is being done, with sizes while bytes go from one disk to the other. */
export function saidOf(running: BackupRunning, what: 'backup' | 'return'): string {
  if (running.stage === 'checking') return t(`${what}-checking`);
  return t(`${what}-copying`, { done: formatSize(running.done), total: formatSize(running.total) });
}
