import type { OfficeWay, WayInput } from '$lib/api';
import type { PlainTextKey } from '$lib/i18n';

/** What a form of the way holds. */
export interface WayForm {
  address: string;
  proxy: string;
  authority: string;
}

/** Whether the address of the office may be written here: not over the administrator's, and not where sharing says it. */
export const mayMove = (kept: OfficeWay): boolean => !kept.is_address_governed && !kept.is_served_here;

/** What to send: an address that was not touched stays, a proxy that was not touched stays with the name and password it may hold; what the administrator laid down is not sent. */
export function wayInput(kept: OfficeWay, form: WayForm): WayInput {
  const isSame = kept.is_proxy_governed || form.proxy.trim() === kept.proxy;
  const stays = !mayMove(kept) || form.address.trim() === '' || form.address.trim() === kept.address;
  return { address: stays ? null : form.address.trim(), proxy: isSame ? null : form.proxy.trim(), authority: kept.is_authority_governed ? '' : form.authority.trim() };
}

/** What a person reads after the way was kept: how the server looks from there. */
export function afterKeeping(says: string): { text: PlainTextKey; tone: 'info' | 'warn' } {
  if (says === 'reached') return { text: 'way-reached', tone: 'info' };
  return says === 'untrusted' ? { text: 'way-untrusted', tone: 'warn' } : { text: 'way-unreached', tone: 'info' };
}
