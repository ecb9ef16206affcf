import { expect, test } from 'vitest';
import type { MeetingDocumentDto } from '$lib/api';
import { t } from '$lib/i18n';
import { DOCUMENT_KINDS, otherKinds, saysKind } from './document-kinds';

const file = (kind: string): MeetingDocumentDto => ({
  id: 'd1', name: 'Zápis FV.pdf', size_bytes: 5, media_type: 'application/pdf', reading: 'read', reading_note: null,
  added_at: '2026-11-20T09:00:00Z', added_by: 'Milena Jasanová', is_imported: false, kind,
});

test('a document is offered every kind but its own, each by its words', () => {
  expect(otherKinds(file('minutes'))).toEqual(['attendance_list', 'proof_of_posting', 'other']);
  expect(otherKinds(file('of_a_newer_program'))).toEqual([...DOCUMENT_KINDS]);
  const words = DOCUMENT_KINDS.map((kind) => t('meeting-document-kind-set', { kind }));
  expect(new Set(words).size).toBe(DOCUMENT_KINDS.length);
});

test('the chosen kind goes to the document', () => {
  expect(saysKind(file('minutes'), 'other')).toMatchObject({
    kind: 'circulation.set_meeting_document_kind', payload: { document: 'd1', kind: 'other' },
  });
});
