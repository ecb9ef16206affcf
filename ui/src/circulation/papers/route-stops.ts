import { say, shortDate, type RouteStop } from '$lib/api';
import { daysBetween, t, type Day } from '$lib/i18n';
import type { IconName } from '$shared/icons';
import type { Stop } from '$shared/RoutePicture.svelte';
import { withBeside } from '$shared/stops';
import { word } from './statuses';

const ICONS: Record<string, IconName> = {
  drafting: 'draft',
  department_review: 'grant',
  approve: 'grant',
  advise: 'note',
  take_note: 'open',
  opinions: 'note',
  formal_check: 'draft',
  consultation: 'people',
  tasks: 'task',
};

const OFFICE_STEPS = ['approve', 'advise', 'take_note'];

/** Stops of the journey as the picture draws them; the end of the line is a square. */
export function stopsOf(route: readonly RouteStop[], today: Day): Stop[] {
  const shown = route.filter((stop) => stop.progress !== 'skipped');
  return withBeside(
    shown.map((stop, place) => ({
      isBeside: stop.is_beside,
      id: `${stop.kind}-${place}`,
      state: stateOf(stop),
      name: stop.name === '' ? word('route-stop', stop.kind) : stop.name,
      when: whenOf(stop, today),
      note: [stop.who, stop.progress === 'returned' || !stop.outcome ? '' : say(stop.outcome)].filter(Boolean).join(', ') || undefined,
      icon: ICONS[stop.kind],
      returned: returnOf(stop),
    })),
  );
}

/** A step of the office that waits tells by when. */
function whenOf(stop: RouteStop, today: Day): string | undefined {
  if (!stop.on) return undefined;
  const day = dayWords(stop.on, today);
  return stop.progress === 'now' && OFFICE_STEPS.includes(stop.kind) ? t('route-until', { day }) : day;
}

/** A paper that came back stands where it came back to. */
function stateOf(stop: RouteStop): Stop['state'] {
  if (stop.progress === 'now' || stop.progress === 'returned') return 'now';
  if (stop.kind === 'tasks' && stop.progress !== 'done') return 'end';
  return stop.progress === 'done' ? 'done' : 'ahead';
}

function returnOf(stop: RouteStop): string | undefined {
  if (stop.progress !== 'returned') return undefined;
  return stop.outcome?.args['reason'] || (stop.outcome ? say(stop.outcome) : t('paper-state-returned'));
}

/** „25. 11."; today in words. */
function dayWords(day: Day, today: Day): string {
  return daysBetween(today, day) === 0 ? t('day-today') : shortDate(day, today);
}
