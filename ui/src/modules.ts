import type { Module } from '$shell/module';
import { historyImport } from './import';
import { settings } from './settings';

/** The registry of the window: one line per module. The order is the order of the navigation. */
export const modules: readonly Module[] = [
  settings,
  historyImport,
];
