import { getCurrentWindow } from '@tauri-apps/api/window';
import { isTauri } from '@tauri-apps/api/core';
import { call, changes, on } from '$lib/api';
import type { Route } from './router.svelte';

declare global {
  interface Window {
    /** Put there by the program when it opens a window beside the main one. */
    obeznikRoute?: Route;
  }
}

/** What a window beside the main one shows first; nothing in the main window. */
export const routeOfWindow = (): Route | undefined => window.obeznikRoute;

/** Opens a place in a window of its own. */
export const openWindow = ({ view, params }: Route): Promise<void> => call<void>('open_window', { view, params });

/** The name the program gave this window. */
const here = (): string => (isTauri() ? getCurrentWindow().label : '');

/** Hears what happens in the other windows of the office: what changed there is read again here. */
export function followOtherWindows(): void {
  void on<string>('changed', (label) => {
    if (label !== here()) changes.happened();
  });
}
