// An answer of a member (.odpoved), sealed here by the description in `crates/envelope`: whoever reads it in the window
// takes over what another program wrote.

import { createCipheriv } from 'node:crypto';

/** The key a sending keeps for its answer, as the sending writes it. */
export const ANSWER_KEY = `${'07'.repeat(16)}-${'07'.repeat(16)}`;
/** Always the same, so that no second hash function is needed here. */
const SALT = Buffer.alloc(32, 9);
/** BLAKE3 of the salt keyed with 32 bytes of 7. */
const KEY = Buffer.from('e9dc3ccf20f3f6500c109f9642bb2225305bc98a2d1c90c49d14bb29a284a4f1', 'hex');

/** Seals an answer with {@link ANSWER_KEY}. */
export function sealed(answer) {
  const head = Buffer.concat([Buffer.from('obalka\0\x01\x02', 'latin1'), Buffer.alloc(8), SALT]);
  const contents = Buffer.from(JSON.stringify(answer));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(contents.length);
  const nonce = Buffer.alloc(12); // the first piece
  nonce[0] = 1; // and the last one
  const cipher = createCipheriv('chacha20-poly1305', KEY, nonce, { authTagLength: 16 });
  cipher.setAAD(head);
  const piece = Buffer.concat([cipher.update(Buffer.concat([length, contents])), cipher.final(), cipher.getAuthTag()]);
  return Buffer.concat([head, piece]);
}
