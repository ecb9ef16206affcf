import { call, changes, request, type ChooseNotices, type OfficeMail, type PrepareInput, type PrepareReport, type Request } from '$lib/api';

/** Messages are written into a folder of this computer. */
export async function prepareNotices(input: PrepareInput): Promise<PrepareReport> {
  try {
    return await call<PrepareReport>('prepare_notices', { input });
  } finally {
    // Some may be there before one could not be written.
    changes.happened();
  }
}

/** Sets how a person wants to be told. */
export const chooseNotices = (choice: ChooseNotices): Request => request('circulation.choose_notices', choice);

/** What the office's server could not send. */
export const officeMail = (): Promise<OfficeMail> => call<OfficeMail>('office_mail', {});

/** Has it tried again; gives how many messages. */
export const retryOfficeMail = (): Promise<number> => call<number>('retry_office_mail', {});
