import { t, type PlainTextKey } from '$lib/i18n';
import type { IconName } from '$shared/icons';
import { sayIfKnown } from './phrases';

/** What kind of failure it was; each kind asks for another act of the person or of the program. */
export type ErrorCode = 'refused' | 'unreachable' | 'broken' | 'not_found' | 'invalid' | 'busy' | 'locked' | 'read_only' | 'cancelled';

/** A failure as the core hands it over. */
export interface ApiError {
  code: ErrorCode;
  /** The text that says it to a person. */
  key: string;
  /** Values for the text. */
  args: Record<string, string>;
  /** Finds the failure in the log. */
  trace_id: string;
}

/** What a person can do about it. */
export type ErrorAction = 'retry' | 'edit' | 'go-back' | 'unlock' | 'save-diagnostics' | 'none';

/** How a failure is shown. */
export interface Classification {
  severity: 'quiet' | 'warn' | 'bad';
  icon: IconName;
  /** What happened, when the core has no closer words. */
  text: PlainTextKey;
  /** What stays safe. */
  safe: PlainTextKey;
  action: ErrorAction;
}

/** A failure in the words of a person. */
export interface ErrorWords extends Classification {
  /** What happened. */
  said: string;
  /** What stays safe. */
  reassurance: string;
  traceId: string;
}

const CLASSES: Record<ErrorCode, Classification> = {
  refused: { severity: 'warn', icon: 'refuse', text: 'error-refused', safe: 'error-safe-input', action: 'edit' },
  invalid: { severity: 'warn', icon: 'attention', text: 'error-invalid', safe: 'error-safe-input', action: 'edit' },
  not_found: { severity: 'warn', icon: 'search', text: 'error-not-found', safe: 'error-safe-others', action: 'go-back' },
  busy: { severity: 'warn', icon: 'wait', text: 'error-busy', safe: 'error-safe-input', action: 'retry' },
  locked: { severity: 'warn', icon: 'lock', text: 'error-locked', safe: 'error-safe-store', action: 'unlock' },
  read_only: { severity: 'warn', icon: 'lock', text: 'error-read-only', safe: 'error-safe-store', action: 'retry' },
  unreachable: { severity: 'quiet', icon: 'offline', text: 'error-unreachable', safe: 'error-safe-here', action: 'retry' },
  cancelled: { severity: 'quiet', icon: 'info', text: 'error-cancelled', safe: 'error-safe-input', action: 'none' },
  broken: { severity: 'bad', icon: 'late', text: 'error-broken', safe: 'error-safe-store', action: 'save-diagnostics' },
};

/** Whether a value is a failure of the core. */
export function isApiError(value: unknown): value is ApiError {
  if (typeof value !== 'object' || value === null) return false;
  const candidate = value as Partial<ApiError>;
  return typeof candidate.code === 'string' && candidate.code in CLASSES && typeof candidate.key === 'string';
}

/** Makes any failure an {@link ApiError}; what the core never said is ours to mend. */
export function toApiError(failure: unknown): ApiError {
  if (isApiError(failure)) return { ...failure, args: failure.args ?? {}, trace_id: failure.trace_id ?? '' };
  console.error(failure);
  return { code: 'broken', key: 'error-broken', args: {}, trace_id: '' };
}

/** Says a failure to a person: what happened, what is safe, what to do. */
export function explain(error: ApiError): ErrorWords {
  const how = CLASSES[error.code];
  return {
    ...how,
    // Counts choose their ending and days read as days, as in any other sentence of the core.
    said: sayIfKnown(error) ?? t(how.text),
    reassurance: t(how.safe),
    traceId: error.trace_id,
  };
}
