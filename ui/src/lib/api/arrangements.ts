import { call } from './client';

/** Keeps how the signed-in person arranged lists; in the store, so it is there after a restart. */
export const arrangements = {
  read: (list: string): Promise<string | null> => call<string | null>('get_arrangement', { list }),
  write: (list: string, text: string): Promise<void> => call<void>('put_arrangement', { list, text }),
};
