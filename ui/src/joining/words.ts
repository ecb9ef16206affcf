import type { SyncState, Uploading } from '$lib/api';
import { formatSize, t } from '$lib/i18n';
import { formatTime } from '$lib/i18n/instants';
import type { IconName } from '$shared/icons';

/** How the indicator looks in a state. */
export interface SyncLook {
  icon: IconName;
  words: string;
  /** Amber: an ordinary day without a network, or something to look at. */
  off: boolean;
}

/** What the indicator at the top says: one place, four states, always an icon and words. */
export function lookOf(sync: SyncState): SyncLook {
  switch (sync.state) {
    case 'sending':
      return { icon: 'wait', words: t('sync-sending', { count: sync.waiting }), off: false };
    case 'offline':
      return { icon: 'offline', words: t('sync-offline', { count: sync.waiting }), off: true };
    case 'stuck':
      return { icon: 'attention', words: t(sync.act === 'update' ? 'sync-program-old' : 'sync-stuck'), off: true };
    default:
      return {
        icon: 'synced',
        words: sync.reached_at ? t('sync-sent', { time: formatTime(sync.reached_at) }) : t('sync-sent-never'),
        off: false,
      };
  }
}

/** How far a file on its way up is, with its name where one is known. */
export const fileOf = (file: Uploading): string =>
  t('line-file', { name: file.name || t('line-some-file'), here: formatSize(file.here), whole: formatSize(file.whole) });

/** Why a file does not go up by itself; nothing where it does. */
export function restsOf(file: Uploading): string | undefined {
  if (file.rests === 'paused') return t('line-up-paused');
  return file.rests === 'limit' ? t('line-up-limit') : undefined;
}
