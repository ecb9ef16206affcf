import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const SOURCES = new URL('../../', import.meta.url);
const sources = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.svelte') && path !== 'shared/Dialog.svelte');
const read = (path: string) => readFileSync(new URL(path, SOURCES), 'utf8');

/** A dialog is known by its file and, where the file has more of them, by the key of its title. */
interface Shown {
  name: string;
  text: string;
}

const shown: Shown[] = sources.flatMap((path) => {
  const dialogs = [...read(path).matchAll(/<Dialog\s[\s\S]*?<\/Dialog>/gu)].map(([text]) => text);
  return dialogs.map((text) => ({ name: dialogs.length > 1 ? `${path} ${/title=\{.*?\bt\('([a-z-]+)'/u.exec(text)?.[1] ?? ''}` : path, text }));
});
const keeps = ({ text }: Shown) => text.includes('<KeptWords');

const QUESTION = 'asks whether, nothing is typed';
const SECRET = 'a secret is never kept';
const DAYS = 'a day is chosen anew';
const CHOICES = 'what is chosen is chosen anew, nothing is typed';

/** Dialogs that keep nothing of what a person did in them, each with the reason. */
const WITHOUT: Readonly<Record<string, string>> = {
  'backup/SheetPart.svelte': SECRET,
  'circulation/distribution/PackDialog.svelte': SECRET,
  'circulation/from-document/FromDocumentView.svelte': QUESTION,
  'circulation/meetings/MeetingDialogs.svelte agenda-close-title': QUESTION,
  'circulation/meetings/MeetingDocuments.svelte': QUESTION,
  'circulation/meetings/NoticeDialog.svelte': DAYS,
  'circulation/papers/AttachmentDialog.svelte attachment-close-ask': QUESTION,
  'circulation/papers/AttachmentDialog.svelte attachment-disclose-ask': QUESTION,
  'circulation/papers/AttachmentDialog.svelte attachment-remove-ask': QUESTION,
  'circulation/papers/LetterDialog.svelte': 'shows a letter',
  'circulation/papers/Offers.svelte': QUESTION,
  'circulation/papers/ReportFile.svelte': QUESTION,
  'circulation/resolutions/ResolutionDialogs.svelte decisions-revoke-title': CHOICES,
  'circulation/resolutions/ResolutionDialogs.svelte resolutions-fate-title': CHOICES,
  'import/ReportStep.svelte': QUESTION,
  'joining/JoinView.svelte': QUESTION,
  'keeping/AgreeDialog.svelte': QUESTION,
  'keeping/PeriodDialog.svelte': 'one number',
  'log/ControlDialog.svelte': DAYS,
  'notices/PrepareDialog.svelte': 'the folder is kept for every time',
  'registry/HandOverDialog.svelte': CHOICES,
  'registry/TakeNumbersDialog.svelte': 'takes a file',
  'settings/SubstituteEndDialog.svelte': DAYS,
  'settings/mandates/CertificateDialog.svelte': DAYS,
  'settings/mandates/HandOverDialog.svelte': CHOICES,
  'settings/profile/ChangePhrase.svelte': SECRET,
  'settings/profile/CloseProfile.svelte': QUESTION,
  'settings/profile/GivePhrase.svelte': SECRET,
  'settings/profile/SwitchPerson.svelte': SECRET,
  'settings/sharing/Computers.svelte': QUESTION,
  'settings/sharing/Shared.svelte': QUESTION,
  'setup/BrokenView.svelte': QUESTION,
  'setup/RecoveryStep.svelte recovery-skip-ask': QUESTION,
  'setup/RecoveryStep.svelte recovery-skip-twice': QUESTION,
  'shell/SupportDialog.svelte': 'shows what the package holds',
};

test('every dialog keeps what is typed into it, or stands among those that on purpose do not', () => {
  expect(shown.length).toBeGreaterThan(60);
  expect(shown.filter((dialog) => !keeps(dialog)).map(({ name }) => name).sort()).toEqual(Object.keys(WITHOUT).sort());
});

test('no secret goes into what is kept', () => {
  const keeping = sources.filter((path) => read(path).includes('<KeptWords'));
  expect(keeping.length).toBeGreaterThan(25);
  expect(keeping.filter((path) => /type="password"|PhraseFields|recovery_code/u.test(read(path)))).toEqual([]);
});

test('what the office took is let go of wherever words are kept', () => {
  // Elsewhere the act itself does it; where the dialog stays open, its fields are emptied, and with them what was kept.
  const elsewhere: Readonly<Record<string, string>> = {
    'circulation/papers/ActDialog.svelte': 'circulation/papers/act-run.svelte.ts',
    'circulation/meetings/LateDialog.svelte': 'circulation/meetings/late.ts',
  };
  const emptied = ['circulation/documents/DocumentDialog.svelte'];
  const keeping = sources.filter((path) => read(path).includes('<KeptWords') && !emptied.includes(path));
  expect(keeping.filter((path) => !read(elsewhere[path] ?? path).includes('wordsTaken('))).toEqual([]);
});

test('a window of its own is drawn by nothing but the dialog and the palette', () => {
  expect(sources.filter((path) => read(path).includes('<dialog'))).toEqual(['shared/PaletteView.svelte']);
});
