import {
  call, changes, request,
  type DocumentKey, type FilingService, type HandOverInput, type HandOverReport, type NumbersPreview, type NumbersTaken, type RegistryNumbers, type Request, type SetFilingService,
} from '$lib/api';

/** What this computer knows of the filing service. */
export const filingService = (): Promise<FilingService> => call<FilingService>('filing_service');

/** Sets it. */
export async function setFilingService(input: SetFilingService): Promise<FilingService> {
  const service = await call<FilingService>('set_filing_service', { input });
  changes.happened();
  return service;
}

/** Documents go to the filing service. */
export async function handOver(input: HandOverInput): Promise<HandOverReport> {
  try {
    return await call<HandOverReport>('hand_to_filing_service', { input });
  } finally {
    // Some may have gone before one could not.
    changes.happened();
  }
}

/** What a list of the filing service would bring. */
export const inspectNumbers = (upload: string): Promise<NumbersPreview> =>
  call<NumbersPreview>('inspect_filing_numbers', { upload });

/** Enters the numbers of a list. */
export async function takeNumbers(upload: string): Promise<NumbersTaken> {
  const taken = await call<NumbersTaken>('take_filing_numbers', { upload });
  changes.happened();
  return taken;
}

/** Enters numbers by typing. */
export const enterNumbers = (key: DocumentKey, numbers: RegistryNumbers, reason: string): Request =>
  request('circulation.enter_registry_numbers', { kind: key.kind, document: key.id, numbers, reason });
