import { call, type BackupStanding, type FoundOffice, type MendedContents, type Returned } from '$lib/api';
import { t } from '$lib/i18n';

/** Why no backups are made here. */
export const whyOff = (isOff: string): string => t(isOff === 'demo' ? 'backup-off-demo' : 'backup-off-joined');

/** How backups stand. */
export const backupStanding = (): Promise<BackupStanding> => call('backup_standing');
/** Chooses where they go; an empty path makes none from now on. */
export const chooseBackupFolder = (folder: string): Promise<BackupStanding> => call('choose_backup_folder', { folder });
/** Makes one now; done when it is written and read again. */
export const backUpNow = (): Promise<BackupStanding> => call('back_up_now');
/** Stops a backup or its return; earlier backups are as they were. */
export const stopBackup = (): Promise<null> => call('stop_backup');
/** The lack of a folder is not mentioned for thirty days. */
export const putBackupOff = (): Promise<BackupStanding> => call('put_backup_off');
/** Backups in a folder, the newest first. */
export const backupsIn = (folder: string): Promise<FoundOffice[]> => call('backups_in', { folder });
/** Makes the office of this computer of a backup. */
export const bringOfficeBack = (backup: string, way: 'passphrase' | 'recovery', secret: string): Promise<Returned> =>
  call('bring_office_back', { backup, way, secret });
/** Reads all contents of files now; done when the last one was read. */
export const lookContentsOver = (): Promise<null> => call('look_contents_over');
/** Puts lost and damaged contents back, from backups or from the joined office. */
export const mendContents = (): Promise<MendedContents> => call('mend_contents');
/** Puts a content back from the file the person picks; `false` when they close the dialog. */
export const mendContentFrom = (title: string, content: string): Promise<boolean> => call('mend_content_from', { title, content });
/** Makes another recovery code; the printed one opens nothing here any more. */
export const renewRecovery = (secret: string): Promise<string> => call('renew_recovery', { secret });
/** Saves the sheet with the code on the screen where the person picks; nothing when they close the dialog. */
export const saveRecoverySheet = (title: string): Promise<string | null> => call('save_recovery_sheet', { title });
