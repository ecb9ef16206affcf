import { t } from '$lib/i18n';
import type { IconName } from '$shared/icons';
import type { Status, Tone } from '$shared/Tag.svelte';

/** States of a resolution, in the order of the filter. */
export const RESOLUTION_STATES = ['valid', 'suspended', 'revoked', 'cancelled', 'void'] as const;

const LOOKS: Record<string, [Tone, IconName]> = {
  valid: ['ok', 'ok'],
  suspended: ['warn', 'half'],
  revoked: ['quiet', 'history'],
  cancelled: ['bad', 'refuse'],
  void: ['bad', 'empty'],
};

/** Whether a resolution holds. */
export function resolutionState(state: string): Status {
  const [tone, icon] = LOOKS[state] ?? (['quiet', 'info'] as const);
  return { tone, icon, text: t('resolutions-state', { state }) };
}
