import type { IconName } from '$shared/icons';

/** „Geometrický plán" of `geometrický plán.pdf`: the ending says nothing to a reader. */
export const nameOf = (name: string): string => name.replace(/\.[a-z0-9]{1,5}$/iu, '');

/** Whether it is called as e-mails and data messages are: they are read in the window. */
export const isLetter = (name: string): boolean => /\.(?:zfo|eml|msg)$/iu.test(name);

/** The icon of a file by its content. */
export const iconOf = (mediaType: string): IconName =>
  mediaType === 'application/pdf' ? 'pdf' : /sheet|csv|excel/u.test(mediaType) ? 'sheet' : 'paper';
