import { attention } from './attention';
import { distribution } from './circulation/distribution';
import { papersFromDocuments } from './circulation/from-document';
import { mayor } from './circulation/mayor';
import { meetings } from './circulation/meetings';
import { papers } from './circulation/papers';
import { resolutions } from './circulation/resolutions';
import { tasks } from './circulation/tasks';
import { envelope } from './envelope';
import { historyImport } from './import';
import { joining } from './joining';
import { keeping } from './keeping';
import { log } from './log';
import { notices } from './notices';
import { myDay } from './office';
import { registry } from './registry';
import { search } from './search';
import { settings } from './settings';
import type { Module } from '$shell/module';

/** The registry of the window: one line per module. The order is the order of the navigation. */
export const modules: readonly Module[] = [
  myDay,
  attention,
  papers,
  papersFromDocuments,
  meetings,
  distribution,
  resolutions,
  tasks,
  search,
  settings,
  registry,
  envelope,
  notices,
  historyImport,
  joining,
  log,
  keeping,
  mayor,
];
