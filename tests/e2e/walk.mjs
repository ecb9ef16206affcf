// What `cargo xtask run` does where there is no display: the demo town screen by screen, then a paper on its
// whole way from a commission to the assembly, by the keyboard and the mouse of a person.

import { goTo, SCREENS } from './demo.mjs';
import { Passage, STEPS } from './passage.mjs';

const walk = await Passage.begin();
try {
  console.log(`Opened: ${await walk.office.title()}`);
  for (const screen of SCREENS) {
    await goTo(walk.office, screen);
    console.log(`Screen: ${await walk.office.picture(screen[1])}`);
  }
  for (const [sentence, step] of STEPS) {
    await step(walk);
    console.log(`Done: ${sentence}`);
  }
  for (const path of await documents()) await walk.keep(path);
  for (const document of walk.documents) console.log(`Document: ${document}`);
} finally {
  await walk.close();
}

/** One of each printed document. */
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
    made.push(await invoke('make_document', { kind, id }));
  }
  return made;
}

function ask(name, input) {
  return invoke('query', { name, input });
}

async function invoke(command, args) {
  const answer = await walk.office.session.executeAsync(
    `const [command, args, done] = arguments;
     window.__TAURI_INTERNALS__.invoke(command, args).then((value) => done({ value }), (error) => done({ error }));`,
    command,
    args,
  );
  if (answer.error) throw new Error(`${command}: ${JSON.stringify(answer.error)}`);
  return answer.value;
}
