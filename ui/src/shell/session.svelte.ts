import { call, toApiError, type ApiError } from '$lib/api';

/** Who sits at the keyboard and for which town. */
export interface SessionDto {
  municipality: string;
  person: { id: string; name: string; function: string | null };
}

/** The sign-in of this window. */
export class Session {
  current = $state.raw<SessionDto>();
  error = $state.raw<ApiError>();

  /** Asks the core who is signed in. */
  async load(): Promise<void> {
    this.error = undefined;
    try {
      this.current = await call<SessionDto>('session');
    } catch (failure) {
      this.error = toApiError(failure);
    }
  }
}

/** The session of this window. */
export const session = new Session();
