import type { Module } from '$shell/module';
import { papers } from './circulation/papers';
import { myDay } from './office';
import { settings } from './settings';

/** The registry of the window: one line per module. The order is the order of the navigation. */
export const modules: readonly Module[] = [
  myDay,
  papers,
  settings,
];
