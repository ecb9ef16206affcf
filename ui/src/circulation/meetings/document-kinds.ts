import { request, type MeetingDocumentDto, type Request } from '$lib/api';

/** What a document of a meeting may be. */
export const DOCUMENT_KINDS = ['minutes', 'attendance_list', 'proof_of_posting', 'other'] as const;

/** What else a document may be said to be; one of a newer program may be said to be any of them. */
export const otherKinds = (file: MeetingDocumentDto): string[] => DOCUMENT_KINDS.filter((kind) => kind !== file.kind);

/** Says what a document is. */
export const saysKind = (file: MeetingDocumentDto, kind: string): Request =>
  request('circulation.set_meeting_document_kind', { document: file.id, kind });
