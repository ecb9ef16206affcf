import { openAttachment } from '$lib/api';
import { isLetter } from './attachment-names';

/** A file with its name. */
export interface NamedFile {
  id: string;
  name: string;
}

/** The e-mail or data message that is read over whatever screen it was found on. */
class Letters {
  file = $state.raw<NamedFile>();
  open = $state(false);

  /** Shows an e-mail or a data message in the window; anything else opens in the program it belongs to. */
  async show(file: NamedFile): Promise<void> {
    if (!isLetter(file.name)) return openAttachment(file.id);
    [this.file, this.open] = [file, true];
  }

  /** Leaves nothing on the screen for whoever sits down next. */
  clear(): void {
    [this.file, this.open] = [undefined, false];
  }
}

/** One for the window. */
export const letters = new Letters();
