; What the installer says, Czech first. An error says what happened, what is safe and what to do now.

LangString WELCOME_TITLE ${LANG_CZECH} "Instalace Oběžníku ${VERSION}"
LangString WELCOME_TITLE ${LANG_ENGLISH} "Installing Oběžník ${VERSION}"

LangString WELCOME_TEXT ${LANG_CZECH} "Oběžník se nainstaluje pro všechny uživatele tohoto počítače.$\r$\n$\r$\nDřívější verze se nahradí. Data úřadu a rozepsané texty zůstanou, kde jsou. Běží-li tu server jako služba, na chvíli se zastaví a znovu spustí.$\r$\n$\r$\nNež budete pokračovat, zavřete prosím okna Oběžníku."
LangString WELCOME_TEXT ${LANG_ENGLISH} "Oběžník will be installed for all users of this computer.$\r$\n$\r$\nAn earlier version is replaced. Data of the office and unfinished texts stay where they are. A server that runs as a service stops for a moment and begins again.$\r$\n$\r$\nPlease close the windows of Oběžník before you go on."

LangString FINISH_TITLE ${LANG_CZECH} "Oběžník je nainstalovaný"
LangString FINISH_TITLE ${LANG_ENGLISH} "Oběžník is installed"

LangString FINISH_TEXT ${LANG_CZECH} "Najdete jej v nabídce Start.$\r$\n$\r$\nJak se nastavují počítače úřadu a server, stojí v souboru DEPLOY.md ve složce $INSTDIR."
LangString FINISH_TEXT ${LANG_ENGLISH} "You find it in the Start menu.$\r$\n$\r$\nHow computers of an office and the server are set up is in DEPLOY.md in the folder $INSTDIR."

LangString OLD_WINDOWS ${LANG_CZECH} "Oběžník potřebuje 64bitový systém Windows 10 nebo novější. Na tomto počítači se nic nezměnilo."
LangString OLD_WINDOWS ${LANG_ENGLISH} "Oběžník needs Windows 10 or newer, 64-bit. Nothing has changed on this computer."

LangString WINDOW_RUNS ${LANG_CZECH} "Oběžník je na tomto počítači spuštěný, třeba u jiného přihlášeného uživatele. Zatím se nic nezměnilo.$\r$\n$\r$\nZavřete jeho okno a zvolte Opakovat."
LangString WINDOW_RUNS ${LANG_ENGLISH} "Oběžník is running on this computer, perhaps for another user who is signed in. Nothing has changed yet.$\r$\n$\r$\nClose its window and choose Retry."

LangString SERVICE_STAYS ${LANG_CZECH} "Službu serveru se nepodařilo zastavit. Nic se nezměnilo, server běží dál v dosavadní verzi.$\r$\n$\r$\nZastavte službu obeznik-server ve správě služeb a spusťte instalaci znovu."
LangString SERVICE_STAYS ${LANG_ENGLISH} "The service of the server could not be stopped. Nothing has changed, the server goes on in its present version.$\r$\n$\r$\nStop the service obeznik-server in the list of services and begin the installation again."

LangString SERVICE_NOT_BACK ${LANG_CZECH} "Oběžník je nainstalovaný, ale služba serveru se po výměně programu nerozběhla. Data úřadu jsou v pořádku.$\r$\n$\r$\nProč se nerozběhla, stojí v posledním souboru ve složce log u dat serveru. Znovu ji spustíte příkazem sc start obeznik-server."
LangString SERVICE_NOT_BACK ${LANG_ENGLISH} "Oběžník is installed, but the service of the server did not begin again with the new program. Data of the office is safe.$\r$\n$\r$\nThe last file in the folder log beside the server's data says why. Start it again by sc start obeznik-server."

LangString NO_WEBVIEW ${LANG_CZECH} "Oběžník je nainstalovaný, ale na tomto počítači chybí součást Windows Microsoft Edge WebView2 Runtime. Bez ní se okno Oběžníku neotevře; server a příkazová řádka fungují.$\r$\n$\r$\nZ adresy https://developer.microsoft.com/microsoft-edge/webview2 stáhněte Evergreen Standalone Installer pro x64 a spusťte jej jako správce. Oběžník pak znovu instalovat nemusíte."
LangString NO_WEBVIEW ${LANG_ENGLISH} "Oběžník is installed, but this computer lacks a part of Windows, Microsoft Edge WebView2 Runtime. Without it the window of Oběžník does not open; the server and the command line work.$\r$\n$\r$\nFrom https://developer.microsoft.com/microsoft-edge/webview2 download the Evergreen Standalone Installer for x64 and run it as an administrator. Oběžník need not be installed again."

LangString UN_CONFIRM ${LANG_CZECH} "Z tohoto počítače se odebere program Oběžník a služba serveru, je-li tu. Data úřadu, zálohy a nastavení správce zůstanou, kde jsou."
LangString UN_CONFIRM ${LANG_ENGLISH} "The program Oběžník and the service of the server, if there is one, will be removed from this computer. Data of the office, backups and what the administrator laid down stay where they are."

LangString UN_SERVICE_STAYS ${LANG_CZECH} "Službu serveru se nepodařilo zastavit a odebrat. Program i data zůstaly, jak byly.$\r$\n$\r$\nZastavte službu obeznik-server ve správě služeb, zavřete okno správy a odebírejte znovu."
LangString UN_SERVICE_STAYS ${LANG_ENGLISH} "The service of the server could not be stopped and removed. The program and the data are as they were.$\r$\n$\r$\nStop the service obeznik-server in the list of services, close that list, and remove the program again."

LangString UN_SERVER_RUNS ${LANG_CZECH} "Tento počítač sdílí kancelář a její server právě běží. Program i data zůstaly na místě, ostatní počítače pracují dál.$\r$\n$\r$\nV Oběžníku zvolte Nastavení, Sdílení v kanceláři, Přestat sdílet. Potom program odeberte znovu."
LangString UN_SERVER_RUNS ${LANG_ENGLISH} "This computer shares an office and its server is running. The program and the data are in place, other computers work on.$\r$\n$\r$\nIn Oběžník choose Settings, Sharing in the office, Stop sharing. Then remove the program again."
