import type { LogInput } from '$lib/api';
import type { Day } from '$lib/i18n';

/** Which lines of the log a person wants to see. */
export interface LogFilter {
  /** Identifier of the one who acted; empty for all. */
  person: string;
  /** From the day on; empty for the beginning. */
  from: Day | '';
  /** To the end of the day; empty for the end. */
  to: Day | '';
}

/** Everything. */
export const noFilter = (): LogFilter => ({ person: '', from: '', to: '' });

/** Whether anything is left out. */
export const isNarrowed = (filter: LogFilter): boolean => Object.values(filter).some((value) => value !== '');

/** Whether the days go one after the other. */
export const isInOrder = (filter: LogFilter): boolean => filter.from === '' || filter.to === '' || filter.from <= filter.to;

/** The filter as the core asks it, for one record or for all. */
export const filterInput = (filter: LogFilter, record: string): Omit<LogInput, 'slice'> => ({ ...filter, record });
