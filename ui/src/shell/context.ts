import { createContext } from 'svelte';
import type { Office } from './office.svelte';

/** The window in which a screen stands; set by App, read by screens for going elsewhere. */
export const [getOffice, setOffice] = createContext<Office>();
