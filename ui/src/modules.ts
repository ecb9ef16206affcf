import { papers } from './circulation/papers';
import { historyImport } from './import';
import { myDay } from './office';
import { settings } from './settings';
import type { Module } from '$shell/module';

/** The registry of the window: one line per module. The order is the order of the navigation. */
export const modules: readonly Module[] = [
  myDay,
  papers,
  settings,
  historyImport,
];
