import { call, changes } from '$lib/api';
import type { Day } from '$lib/i18n';

/** Which package is wanted. */
export interface ControlInput {
  from: Day;
  to: Day;
  with_confidential: boolean;
}

/** What is in a package. */
export interface ControlPackage {
  files: number;
  meetings: number;
  resolutions: number;
  documents: number;
  votes: number;
  tasks: number;
  postings: number;
  overrides: number;
  log_lines: number;
  is_chain_whole: boolean;
  links: number;
  left_out: number;
  confidential: number;
}

/** A package and where it lies. */
export interface SavedControl {
  file: string;
  package: ControlPackage;
}

/** Makes the package where the person picks; nothing when they close the dialog. */
export async function saveControl(title: string, name: string, input: ControlInput): Promise<SavedControl | null> {
  try {
    return await call<SavedControl | null>('save_control_package', { title, name, input });
  } finally {
    // Papers kept close were noted as read.
    changes.happened();
  }
}

/** Stops the package that is being made; nothing of it stays. */
export const stopControl = (): Promise<null> => call('stop_control_package');
