// What `cargo xtask run` does where there is no display: the demo town, seen screen by screen.

import { copyFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { goTo, openVzorov, SCREENS } from './demo.mjs';
import { Key } from './driver.mjs';

const office = await openVzorov();
try {
  await office.reads('Čeká na vás');
  console.log(`Opened: ${await office.title()}`);
  for (const screen of SCREENS) {
    await goTo(office, screen);
    console.log(`Screen: ${await office.picture(screen[1])}`);
  }
  await goTo(office, SCREENS[2]);
  await office.click('Dodatek ke smlouvě o svozu', 'td');
  await office.press(Key.enter);
  await office.reads('Návrh usnesení');
  console.log(`Paper: ${await office.picture('tisk')}`);
  for (const document of await documents()) console.log(`Document: ${document}`);
} finally {
  await office.close();
}

/** One of each printed document, copied beside the pictures. */
async function documents() {
  const slice = { sort: '', descending: false, offset: 0, limit: 50 };
  const resolutions = await ask('resolutions', { text: 'jídelny', body: '', year: 0, states: [], slice });
  const papers = await ask('papers', { text: 'jídelny', states: [], body: '', department: '', year: 0, mine: false, slice });
  const meetings = await ask('meetings', { body: '', from: null, to: null });
  const held = meetings.find((meeting) => meeting.decided > 2 && meeting.body.kind === 'council');
  const wanted = [
    ['extract', resolutions.rows[0].id],
    ['cover_sheet', papers.rows[0].id],
    ['invitation', meetings.find((meeting) => meeting.state === 'planned').id],
    ['resolution_list', held.id],
  ];
  const made = [];
  for (const [kind, id] of wanted) {
    const path = await invoke('make_document', { kind, id });
    const copy = join(process.env.OBEZNIK_PICTURES, basename(path));
    await copyFile(path, copy);
    made.push(copy);
  }
  return made;
}

function ask(name, input) {
  return invoke('query', { name, input });
}

async function invoke(command, args) {
  const answer = await office.session.executeAsync(
    `const [command, args, done] = arguments;
     window.__TAURI_INTERNALS__.invoke(command, args).then((value) => done({ value }), (error) => done({ error }));`,
    command,
    args,
  );
  if (answer.error) throw new Error(`${command}: ${JSON.stringify(answer.error)}`);
  return answer.value;
}
