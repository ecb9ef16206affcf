import { call } from '$lib/api';
import type { JoinInput, LineRules, OfficeSeen, OfficeWay, PairingBegun, WayInput } from '$lib/api';

/** How far the first reading is. */
export interface Reads {
  rows: number;
  through: number;
  head: number;
}

export const lookAtOffice = (input: JoinInput): Promise<OfficeSeen> => call('look_at_office', { input });
export const showInvitation = (link: string): Promise<null> => call('show_invitation', { link });
export const beginPairing = (input: JoinInput): Promise<PairingBegun> => call('begin_pairing', { input });
/** Waits for the person in the browser, then for everything to come. */
export const finishPairing = (): Promise<null> => call('finish_pairing');
/** Joins by a code that was told, then waits for everything to come. */
export const joinByCode = (input: JoinInput, code: string): Promise<null> => call('join_by_code', { input, code });
export const cancelPairing = (): Promise<null> => call('cancel_pairing');
export const continueJoining = (): Promise<null> => call('continue_joining');
export const giveJoiningUp = (): Promise<null> => call('give_joining_up');
/** The person has seen what came while they were away. */
export const seenAway = (): Promise<null> => call('seen_away');
/** Decides about the line of this computer. */
export const setLineRules = (rules: LineRules): Promise<null> => call('set_line_rules', { rules });
/** How this computer goes to its office; nothing where it works alone. */
export const officeWay = (): Promise<OfficeWay | null> => call('office_way');
/** Goes another way from now on; says how the server looks from there: `reached`, `unreached`, `untrusted`. */
export const setOfficeWay = (input: WayInput): Promise<string> => call('set_office_way', { input });
export const sendNow = (): Promise<null> => call('send_now');
