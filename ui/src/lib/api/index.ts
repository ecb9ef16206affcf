/** The only door to the core: components never call it past this module. */
export { call, on, sendBytes, useClient, type Args, type Client, type Unlisten } from './client';
export {
  explain,
  isApiError,
  toApiError,
  type ApiError,
  type Classification,
  type ErrorAction,
  type ErrorCode,
  type ErrorWords,
} from './errors';
export { againOf, asText, basedThen, enteredAs, keptAs, otherwiseNow, type Again } from './again';
export { arrangements } from './arrangements';
export { changes } from './changes.svelte';
export { newId } from './ids';
export { Live, type Reading } from './live.svelte';
export {
  attachLetterFile, dropDraft, dropOffer, editionChanges, execute, getDraft, makeDocument, notePrinted, noteShown, openAttachment, openLetterFile, openPath, openView, previewDocument, putAside, putDraft, query, readLetter, refusedIn, reportToText, reportToWord, request, saveOfferBeside, sayAwaiting, takeOffer, undo,
  type Behalf, type BehalfWay, type DocumentFormat, type DocumentKind,
} from './office';
export { keyPart, say, shortDate } from './phrases';
export { addMeetingDocument, addView, attach, attachWatched, pickFolder, putEdition, putWatchedAway, sendWhole, upload, watchedFiles, watchFolder } from './upload';
export type * from './bindings';
