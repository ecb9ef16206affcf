// A real mail server on the loopback that wants a line by TLS and a name with a pass-word, for tests of sending alone: the
// one of Debian does not speak TLS with its own library. Everything is smtp-server as it is.
//
//   node mail.mjs PORT CERTIFICATE KEY PASSWORD [plain]
//
// With `plain` it offers no TLS. The first line on the standard output is its port; each further one is JSON: a try to sign
// in, or a message it took.

import { readFileSync } from 'node:fs';
import { SMTPServer } from 'smtp-server';

const [port, certificate, key, password, plain] = process.argv.slice(2);
const say = (what) => console.log(JSON.stringify(what));

const server = new SMTPServer({
  cert: readFileSync(certificate),
  key: readFileSync(key),
  hideSTARTTLS: plain === 'plain',
  allowInsecureAuth: true,
  onAuth(auth, session, answer) {
    const isRight = auth.username === 'obeznik' && auth.password === password;
    say({ signs_in: auth.username, secure: session.secure, is_right: isRight });
    if (isRight) {
      answer(null, { user: auth.username });
    } else {
      answer(Object.assign(new Error('5.7.8 Jmeno nebo heslo nesedi'), { responseCode: 535 }));
    }
  },
  onData(stream, session, answer) {
    let text = '';
    stream.on('data', (part) => {
      text += part;
    });
    stream.on('end', () => {
      const to = session.envelope.rcptTo.map((one) => one.address);
      say({ message: text, to, secure: session.secure, user: session.user ?? null });
      answer();
    });
  },
});
server.on('error', () => {}); // a client that breaks off is part of the tests
server.listen(Number(port), '127.0.0.1', () => console.log(server.server.address().port));
