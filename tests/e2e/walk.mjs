// What `cargo xtask run` does where there is no display: the demo town, seen screen by screen.

import { Office } from './driver.mjs';

const office = await Office.open({ args: ['--demo'] });
try {
  console.log(`Opened: ${await office.title()}`);
  console.log(`Picture: ${await office.picture('01-first-screen')}`);
} finally {
  await office.close();
}
