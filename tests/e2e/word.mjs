// Documents as Word and mail programs save them, made on the spot.

import { crc32 } from 'node:zlib';

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** A document of Word: lines, bold ones begin with `#`, cells of a row are parted by `|`. */
export const docx = (lines) =>
  zip([
    ['[Content_Types].xml', `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`],
    ['_rels/.rels', `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r0" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`],
    ['word/document.xml', `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${lines.map(block).join('')}</w:body></w:document>`],
  ]);

/** An e-mail with files, each a name and its bytes. */
export function eml(subject, words, files) {
  const encoded = (text) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
  const part = ([name, bytes]) =>
    `--hranice\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="${encoded(name)}"\r\n\r\n${bytes.toString('base64')}\r\n`;
  const head = `From: ${encoded('Jana Kovářová')} <jana@vzorov.cz>\r\nSubject: ${encoded(subject)}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=hranice\r\n\r\n`;
  const body = `--hranice\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(words).toString('base64')}\r\n`;
  return Buffer.from(`${head}${body}${files.map(part).join('')}--hranice--\r\n`);
}

/** A data message as data boxes give it out: XML in an envelope of CMS (RFC 5652); the signature is of another content. */
export function zfo(subject, files) {
  const value = (tag, ...bodies) => {
    const body = Buffer.concat(bodies);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    return Buffer.concat([Buffer.from([tag, 0x84]), length, body]);
  };
  const object = (hex) => Buffer.from(`06${(hex.length / 2).toString(16).padStart(2, '0')}${hex}`, 'hex');
  const file = ([name, bytes]) =>
    `<p:dmFile dmMimeType="" dmFileMetaType="main" dmFileDescr="${name}"><p:dmEncodedContent>${bytes.toString('base64')}</p:dmEncodedContent></p:dmFile>`;
  const message = `<p:dmDm><p:dmID>1234567</p:dmID><p:dmSender>Krajský úřad</p:dmSender><p:dmRecipient>Město Vzorov</p:dmRecipient><p:dmAnnotation>${subject}</p:dmAnnotation><p:dmFiles>${files.map(file).join('')}</p:dmFiles></p:dmDm>`;
  const xml = `<q:MessageDownloadResponse xmlns:q="http://isds.czechpoint.cz/v20/message" xmlns:p="http://isds.czechpoint.cz/v20"><q:dmReturnedMessage>${message}</q:dmReturnedMessage></q:MessageDownloadResponse>`;
  const sha256 = value(0x30, object('608648016503040201'));
  const digest = value(0x30, object('2a864886f70d010904'), value(0x31, value(4, Buffer.alloc(32))));
  const signer = value(0x30, value(2, Buffer.from([1])), value(0x30), sha256, value(0xa0, digest), value(0x30), value(4, Buffer.alloc(64)));
  const content = value(0x30, object('2a864886f70d010701'), value(0xa0, value(4, Buffer.from(xml))));
  const signed = value(0x30, value(2, Buffer.from([1])), value(0x31, sha256), content, value(0x31, signer));
  return value(0x30, object('2a864886f70d010702'), value(0xa0, signed));
}

/** An e-mail as Outlook saves it (MS-OXMSG): a compound file with a stream for each property. */
export function msg(subject, words, files) {
  const text = (property, value) => [`__substg1.0_${property}001F`, Buffer.from(value, 'utf16le')];
  const attached = files.map(([name, bytes], place) => [
    `__attach_version1.0_#${place.toString(16).toUpperCase().padStart(8, '0')}`,
    [['__properties_version1.0', Buffer.alloc(8)], text('3707', name), ['__substg1.0_37010102', bytes]],
  ]);
  return compound([
    ['__properties_version1.0', Buffer.alloc(32)],
    text('0037', subject),
    text('0C1A', 'Jana Kovářová'),
    text('1000', words),
    ...attached,
  ]);
}

/** A compound file of version 3 (MS-CFB): streams are bytes, storages lists of what is in them. */
function compound(content) {
  const [END, FREE, FAT, NONE, CUTOFF] = [0xfffffffe, 0xffffffff, 0xfffffffd, 0xffffffff, 4096];
  const entries = [{ name: 'Root Entry', kind: 5 }];
  const order = ([one], [two]) => one.length - two.length || (one.toUpperCase() < two.toUpperCase() ? -1 : 1);
  const add = (parent, children) => {
    let before;
    for (const [name, inner] of [...children].sort(order)) {
      const place = entries.push({ name, kind: Buffer.isBuffer(inner) ? 2 : 1, bytes: inner }) - 1;
      if (before === undefined) entries[parent].child = place;
      else entries[before].right = place;
      before = place;
      if (!Buffer.isBuffer(inner)) add(place, inner);
    }
  };
  add(0, content);
  const padded = (bytes, size) => Buffer.concat([bytes, Buffer.alloc((size - (bytes.length % size)) % size)]);
  const [short, shortChain] = [[], []];
  const link = (chain, count) => {
    const first = chain.length;
    for (let at = 1; at <= count; at += 1) chain.push(at === count ? END : first + at);
    return first;
  };
  const streams = entries.filter((entry) => entry.kind === 2);
  for (const entry of streams.filter(({ bytes }) => bytes.length < CUTOFF)) {
    const sectors = padded(entry.bytes, 64);
    entry.start = sectors.length > 0 ? link(shortChain, sectors.length / 64) : END;
    short.push(sectors);
  }
  const mini = Buffer.concat(short);
  const table = Buffer.alloc(Math.max(shortChain.length, 1) * 4, 0xff);
  shortChain.forEach((next, at) => table.writeUInt32LE(next, at * 4));
  const long = streams.filter(({ bytes }) => bytes.length >= CUTOFF);
  const parts = [Buffer.alloc(entries.length * 128), table, mini, ...long.map(({ bytes }) => bytes)];
  const counts = parts.map((part) => Math.ceil(part.length / 512));
  const others = counts.reduce((sum, count) => sum + count, 0);
  const tables = Math.ceil((others + Math.ceil(others / 127)) / 128);
  const chain = Array.from({ length: tables }, () => FAT);
  const [directory, miniTable, miniStream, ...starts] = counts.map((count) => (count > 0 ? link(chain, count) : END));
  long.forEach((entry, place) => (entry.start = starts[place]));
  Object.assign(entries[0], { start: miniStream, bytes: mini });
  entries.forEach(({ name, kind, start = 0, bytes, right = NONE, child = NONE }, place) => {
    const at = place * 128;
    parts[0].write(name, at, 'utf16le');
    parts[0].writeUInt16LE(name.length * 2 + 2, at + 64);
    parts[0].writeUInt8(kind, at + 66);
    parts[0].writeUInt8(1, at + 67); // black
    [NONE, right, child].forEach((sibling, side) => parts[0].writeUInt32LE(sibling, at + 68 + side * 4));
    parts[0].writeUInt32LE(kind === 1 ? 0 : start, at + 116);
    parts[0].writeUInt32LE(Buffer.isBuffer(bytes) ? bytes.length : 0, at + 120);
  });
  const fat = Buffer.alloc(tables * 512, 0xff);
  chain.forEach((next, at) => fat.writeUInt32LE(next, at * 4));
  const head = Buffer.alloc(512);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(head);
  [[24, 0x3e], [26, 3], [28, 0xfffe], [30, 9], [32, 6]].forEach(([at, value]) => head.writeUInt16LE(value, at));
  const numbers = [[44, tables], [48, directory], [56, CUTOFF], [60, miniTable], [64, counts[1]], [68, END]];
  numbers.forEach(([at, value]) => head.writeUInt32LE(value, at));
  for (let at = 0; at < 109; at += 1) head.writeUInt32LE(at < tables ? at : FREE, 76 + at * 4);
  // Unused entries of the directory are all zero but for their siblings.
  const tree = padded(parts[0], 512);
  for (let at = parts[0].length; at < tree.length; at += 128) tree.fill(0xff, at + 68, at + 80);
  return Buffer.concat([head, fat, tree, ...parts.slice(1).map((part) => padded(part, 512))]);
}

/** What Word saves under a password: a compound file that holds nothing but a sealed package (MS-OFFCRYPTO). */
export function sealed() {
  const bytes = Buffer.alloc(2048);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  bytes[30] = 9; // sectors of 512 bytes
  bytes[48] = 1; // the directory is sector 1
  [0xfffffffd, 0xfffffffe, 0xfffffffe].forEach((sector, place) => bytes.writeUInt32LE(sector, 512 + place * 4));
  ['EncryptedPackage', 'EncryptionInfo'].forEach((name, place) => {
    bytes.write(name, 1024 + place * 128, 'utf16le');
    bytes[1024 + place * 128 + 64] = name.length * 2 + 2;
    bytes[1024 + place * 128 + 116] = 2;
  });
  return bytes;
}

const run = (text, bold) => `<w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (line) => (line.startsWith('#') ? `<w:p>${run(line.slice(1), true)}</w:p>` : `<w:p>${run(line, false)}</w:p>`);
const block = (line) =>
  line.includes('|') ? `<w:tbl><w:tr>${line.split('|').map((cell) => `<w:tc>${paragraph(cell.trim())}</w:tc>`).join('')}</w:tr></w:tbl>` : paragraph(line);

/** A ZIP archive without compression (APPNOTE 4.3). */
function zip(entries) {
  const [files, directory] = [[], []];
  let at = 0;
  for (const [name, text] of entries) {
    const [label, content] = [Buffer.from(name), Buffer.from(text)];
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x800, 2); // names in UTF-8
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(content.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(label.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), facts, label, content]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, rest, label]));
    files.push(local);
    at += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, list, end]);
}
