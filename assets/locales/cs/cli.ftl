### Oběžník bez okna: pro skripty a správce.

cli-help = Úřad bez okna: pro skripty a správce.
cli-help-exit-codes =
    Návratové kódy: 0 hotovo · 1 něco nefunguje · 2 chybný zápis příkazu · 3 hotovo s nálezem ·
    4 odmítnuto, nic se nezměnilo · 5 zamčeno
cli-help-demo = Založí ukázkové město Vzorov
cli-help-import = Načte historii usnesení, nebo ji vezme zpět
cli-help-export = Vypíše seznam do tabulky nebo do JSON
cli-help-control-package = Vytvoří balíček pro kontrolu: dokumenty, seznamy a deník za období v jednom ZIP
cli-help-statement = Vydá výpis o osobě: všechno, co o ní úřad má, v jednom ZIP
cli-help-verify = Ověří řetěz záznamů a přílohy
cli-help-search = Hledá v tiscích, usneseních, úkolech, lidech a přílohách
cli-help-rebuild = Obnoví přehledy a hledání ze záznamů
cli-help-search-kind = Jen tento druh; lze opakovat
cli-help-search-year = Jen tento rok; lze opakovat
cli-help-search-limit = Nejvýš tolik nálezů
cli-help-search-words = Slova v jakémkoli tvaru, s diakritikou i bez ní
cli-help-backup = Zapíše úplnou zálohu: úřad, klíče v obalech a přílohy
cli-help-restore = Obnoví úřad z kopie nebo zálohy
cli-help-any-json = Odpověď jako JSON
cli-help-any-language = Jazyk odpovědí: cs, en
cli-help-any-store = Složka úřadu
cli-help-any-pass-phrase-stdin = Heslo přijde na standardní vstup, jeden řádek
cli-help-any-recovery-code-stdin = Obnovovací kód přijde na standardní vstup, jeden řádek
cli-help-demo-store = Nová složka, ve které úřad ještě není
cli-help-demo-today = Den, ke kterému město vznikne; jinak dnešek
cli-help-import-mapping = Přiřazení sloupců: litovel, praha7, nebo soubor .json; jinak podle sloupců
cli-help-import-column = Co je ve kterém sloupci: number, body, decided_on, title, text
cli-help-import-body = Který orgán obce znamená hodnota v souboru: jeho název, zkratka nebo identifikátor
cli-help-import-name = Jak se import jmenuje v seznamech; jinak podle souborů
cli-help-import-tasks-from = Založí i úkoly s termínem od tohoto dne
cli-help-import-skip-faulty = Vadné řádky vynechá a ostatní načte
cli-help-import-preview = Jen ukáže, co by se načetlo
cli-help-import-undo = Vezme zpět import s tímto identifikátorem
cli-help-import-files = Soubory CSV, JSON, XLSX
cli-help-export-kind = Co: resolutions (usnesení), papers (tisky), tasks (úkoly)
cli-help-export-format = V jakém formátu
cli-help-export-out = Soubor, do kterého se zapíše
cli-help-control-package-from = První den období
cli-help-control-package-to = Poslední den období
cli-help-control-package-out = Soubor ZIP, do kterého se zapíše
cli-help-control-package-with-confidential = I neveřejné tisky; každý se zapíše jako čtený
cli-help-statement-person = O kom: jméno a příjmení, nebo identifikátor
cli-help-statement-request = Na základě čeho: číslo jednací nebo den žádosti
cli-help-statement-out = Soubor ZIP, do kterého se zapíše
cli-help-verify-skip-blobs = Přílohy nečte
cli-help-registry = Předá dokumenty spisové službě, nebo od ní převezme čísla
cli-help-registry-act = Co: hand-over (předat dokumenty), take-numbers (převzít čísla ze souboru)
cli-help-registry-folder = Složka, do které se dokumenty ukládají; zapamatuje se
cli-help-registry-data-box = Datová schránka obce; zapamatuje se
cli-help-registry-kind = Jen dokumenty tohoto druhu
cli-help-registry-year = Jen dokumenty tohoto roku
cli-help-registry-again = Předá i to, co už jednou předáno bylo
cli-help-registry-with-confidential = Předá i neveřejné dokumenty a přílohy
cli-help-registry-preview = Jen ukáže, co by se převzalo
cli-help-registry-file = Seznam ze spisové služby (CSV)
cli-help-backup-out = Složka zálohy, ve které ještě žádná není
cli-help-restore-copy = Soubor kopie: copies/….db, nebo office.db v záloze

cli-trace = (V protokolu pod číslem { $id }.)
cli-no-secret = Na standardní vstup nic nepřišlo.
cli-cannot-read = Soubor { $file } nejde přečíst: { $why }
cli-cannot-write = Soubor { $file } nejde zapsat: { $why }
cli-demo-made = Ukázkové město Vzorov je v { $store }.

cli-imported = { $count ->
    [one] Načteno { $count } usnesení.
    [few] Načtena { $count } usnesení.
   *[other] Načteno { $count } usnesení.
 }
cli-imported-documents = Dokumentů jednání: { $count }
cli-import-how-back = Zpět se vezme přepínačem --undo { $id }
cli-import-left-out = Vynecháno vadných řádků: { $count }
cli-import-stopped = Nic se nenačetlo. Závad v souborech: { $count }
cli-import-fault = { $file }, řádek { $line }{ $column ->
    [0] {""}
   *[other] , sloupec { $column }
 }: { $what }
cli-import-preview = Načetlo by se usnesení: { $count }
cli-import-no-mapping = Žádné přiřazení sloupců na soubory nesedí. Určete ho --mapping nebo --column. Sloupce: { $columns }
cli-import-undone = Vzato zpět usnesení: { $count }
cli-import-kept = Zůstávají usnesení, která mezitím někdo upravil: { $count }

cli-exported = Zapsáno řádků: { $count }, soubor { $out }
cli-control-done = Balíček zapsán, souborů: { $count }, soubor { $out }
cli-control-left-out = Vynecháno položek: { $count }, z toho neveřejných: { $confidential }; důvody jsou v obsah.pdf
cli-statement-done = Výpis zapsán, souborů: { $count }, soubor { $out }

cli-chain-whole = Řetěz je celý: { $links } článků, otisk posledního { $hash }
cli-chain-broken = Řetěz je přerušen v článku { $link }: { $why ->
    [gap] článek chybí nebo je dvakrát
    [detached] nenavazuje na předchozí
    [changed] jeho hlavička byla změněna
    [missing] jeho obsah chybí a žádný článek neříká, že byl vymazán
   *[payload] jeho obsah byl změněn
 }. Poslední dobrý článek je { $sound }.
# Následuje za větou, že je řetěz celý; count: kolika článkům byl obsah vymazán rozhodnutím dvou osob
cli-chain-erased = { $count ->
    [one] Obsah { $count } článku byl vymazán.
    [few] Obsah { $count } článků byl vymazán.
   *[other] Obsah { $count } článků byl vymazán.
 }
cli-blobs-whole = Přílohy jsou v pořádku.
cli-blobs-damaged = Poškozené nebo chybějící přílohy: { $count }

cli-rebuilt = Přehledy jsou obnoveny, záznamů: { $count }
cli-found = Nalezeno: { $count }
cli-kind-paper = tisk
cli-kind-paper-version = starší verze tisku
cli-kind-resolution = usnesení
cli-kind-task = úkol
cli-kind-person = osoba
cli-kind-attachment = příloha
cli-kind-meeting-document = dokument jednání

cli-registry-handed-over = Předáno dokumentů: { $count }, složka { $folder }
cli-registry-annexes-kept = Neveřejných příloh zůstalo v úřadě: { $count }
cli-registry-without-pdf = Bez PDF: { $files }
cli-registry-no-file = Napište soubor se seznamem čísel.
cli-registry-would-take = Převzalo by se čísel: { $count }
cli-registry-taken = Převzato čísel: { $count }
cli-registry-fault = řádek { $line }: { $what }
cli-registry-kind-paper = tisk
cli-registry-kind-invitation = pozvánka
cli-registry-kind-meeting-document = dokument jednání
cli-registry-kind-extract = výpis usnesení

cli-backup-made = Záloha je v { $out }: článků { $links }, příloh { $blobs }. Byla otevřena a ověřena.
cli-backup-exists = Ve složce { $out } už záloha je. Vyberte jinou.
cli-backup-unsound = Zálohu v { $out } se nepodařilo ověřit. Nepoužívejte ji; úřad je v pořádku.
cli-restored = Úřad je obnoven z { $file }: článků { $links }, z toho znovu provedených podle záznamu práce { $again }.
cli-restored-aside = Předchozí soubor je odložen ve složce copies, nic se nezahodilo.
cli-not-a-copy = { $file } není kopie úřadu.
cli-copy-damaged = Kopie { $file } je také poškozená. Úřad zůstal, jak byl; zkuste starší kopii.
cli-no-copy = Žádná dobrá kopie tu není; obnovte úřad ze zálohy.
cli-restore-by = Obnovte ho z nejnovější dobré kopie:

## Sloupce výpisů

cli-column-number = Číslo
cli-column-title = Název
cli-column-body = Orgán
cli-column-meeting = Jednání
cli-column-decided-on = Datum
cli-column-state = Stav
cli-column-verbs = Výroky
cli-column-text = Text
cli-column-presenter = Předkladatel
cli-column-department = Odbor
cli-column-paper-type = Druh
cli-column-next-body = Příští orgán
cli-column-next-meeting-on = Příští jednání
cli-column-due-on = Termín
cli-column-due-text = Termín slovy
cli-column-version = Verze
cli-column-created-at = Založeno
cli-column-resolution-number = Usnesení
cli-column-task = Úkol
cli-column-assignee = Komu
cli-column-last-report = Poslední zpráva
cli-sheet-resolutions = Usnesení
cli-sheet-papers = Tisky
cli-sheet-tasks = Úkoly
cli-state-valid = platné
cli-state-suspended = pozastaveno
cli-state-revoked = zrušeno jiným usnesením
cli-state-cancelled = zrušeno
cli-state-new = uložen
cli-state-running = trvá
cli-state-reported = ohlášen jako splněný
cli-state-done = splněn
cli-state-not-done = nesplněn
cli-state-extended = prodloužen
cli-state-transferred = převeden
cli-state-draft = koncept
cli-state-commenting = v připomínkách
cli-state-department-review = ke schválení v odboru
cli-state-at-step = u kroku úřadu
cli-state-returned = vrácen
cli-state-formal-check = formální kontrola
cli-state-ready = připraven
cli-state-in-bodies = v orgánech
cli-state-closed = uzavřen
cli-state-withdrawn = stažen
cli-state-replaced = nahrazen
