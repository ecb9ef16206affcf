import { roleName } from '../setup/names';
import type { DutyRow } from './dto';

/** „Tajemník – Majetková komise". */
export const dutyName = (duty: DutyRow): string => `${roleName(duty.role)} – ${duty.body_name}`;

/** A duty as the key of a choice. */
export const dutyKey = (duty: { body: string; role: string }): string => `${duty.body} ${duty.role}`;

/** Whether the office says that somebody else has the same duty in those days, which may be meant. */
export const isOverlap = (key: string | undefined): boolean => key === 'refusal-substitute-overlap';
