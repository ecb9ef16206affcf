import { call, type ComputerCode, type OfficeComputer, type ServedAt, type ShareInput, type Sharing } from '$lib/api';
import { fold } from '$shared/combobox.svelte';

export const readSharing = (): Promise<Sharing> => call('sharing');
/** The office moves to the server on this computer; the window opens anew. */
export const shareOffice = (input: ShareInput): Promise<null> => call('share_office', { input });
/** The office comes back from it; the window opens anew. */
export const workAlone = (): Promise<null> => call('work_alone');
/** The office is served at another address from now on. */
export const moveSharing = (to: ServedAt): Promise<null> => call('move_sharing', { to });
/** Whether sharing begins when the person signs in to this computer. */
export const shareFromSignIn = (begins: boolean): Promise<null> => call('share_from_sign_in', { begins });
export const computerCode = (person: string): Promise<ComputerCode> => call('computer_code', { person });
/** Computers the office lets in, and those it has shown out. */
export const officeComputers = (): Promise<OfficeComputer[]> => call('office_computers');
/** Shows a lost computer out and gives the path of the report about it; of one that is out already, the report alone. */
export const loseComputer = (device: string, wipes: boolean): Promise<string> => call('lose_computer', { device, wipes });
/** Opens the report in the system's program. */
export const openReport = (path: string): Promise<null> => call('open_path', { path });

/** The port a server takes by itself. */
export const PORT = 8443;

/** Whether it is a port a program of a person may serve. */
export const isPort = (text: string): boolean => /^\d+$/u.test(text) && Number(text) >= 1024 && Number(text) <= 65_535;

/** Whether others look for the office under a number this computer does not have any more. A name may lead here whatever the computer calls itself. */
export const seemsMoved = ({ host, suggested }: Pick<Sharing, 'host' | 'suggested'>): boolean =>
  suggested !== '' && host !== suggested && /^[\d.]+$/u.test(host) && !host.startsWith('127.') && /^[\d.]+$/u.test(suggested);

/** A word for addresses: „Město Nová Ves“ becomes `nova-ves`. */
export function wordOf(town: string): string {
  const words = fold(town).replace(/^(statutarni mesto|mesto|mestys|obec|mestska cast)\s+/u, '');
  return words.replace(/[^a-z0-9]+/gu, '-').replace(/^-+|-+$/gu, '').slice(0, 40);
}

/** Groups of four, as people compare them aloud. */
export const groupsOf = (print: string): string[] => print.match(/.{1,4}/gu) ?? [];
