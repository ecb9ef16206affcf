// What `cargo xtask run` does where there is no display: the demo town, seen screen by screen.

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
} finally {
  await office.close();
}
