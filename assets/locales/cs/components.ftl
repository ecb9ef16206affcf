### Společné součásti: pole, seznamy, stavy, chyby, dny.

## Pole

field-required = povinné
combobox-none = Nikdo takový tu není. Zkuste začátek příjmení.
combobox-none-free = V seznamu to není, zůstane, jak jste napsali.
combobox-choose = Vyberte ze seznamu, nebo pole vymažte.
saved-mark = uloženo
saved-mark-saving = ukládá se
saved-mark-failed = zatím neuloženo, zkouším znovu
# V dialogu, kde člověk psal už dřív a neodeslal to.
words-came-back = Pokračujete v textu rozepsaném { $when }.

## Dny

day-today = dnes
day-tomorrow = zítra
day-yesterday = včera
day-in =
    { $count ->
        [one] za { $count } den
        [few] za { $count } dny
       *[other] za { $count } dnů
    }
day-ago =
    { $count ->
        [one] před { $count } dnem
        [few] před { $count } dny
       *[other] před { $count } dny
    }
day-placeholder = 1. 12. nebo +14
day-unreadable = Napište datum, třeba 15. 1. 2027.
day-no-such-month = Měsíců je dvanáct. Napište třeba 30. 11.
# $month je číslo měsíce, $length jeho délka, $example poslední den.
day-no-such-day =
    { $month ->
        [1] Leden
        [2] Únor
        [3] Březen
        [4] Duben
        [5] Květen
        [6] Červen
        [7] Červenec
        [8] Srpen
        [9] Září
        [10] Říjen
        [11] Listopad
       *[12] Prosinec
    } má { $length } dnů. Napište třeba { $example }

## Seznamy

table-count =
    { $count ->
        [one] { $count } řádek
        [few] { $count } řádky
       *[other] { $count } řádků
    }
table-chosen =
    { $count ->
        [one] Vybrán { $count } z { $total }
        [few] Vybrány { $count } z { $total }
       *[other] Vybráno { $count } z { $total }
    }
table-copy = Kopírovat
table-copied =
    { $count ->
        [one] Zkopírován { $count } řádek. Vložte jej do tabulky.
        [few] Zkopírovány { $count } řádky. Vložte je do tabulky.
       *[other] Zkopírováno { $count } řádků. Vložte je do tabulky.
    }
table-clear = Zrušit výběr
table-columns = Sloupce
table-choose = Vybrat řádek
table-choose-all = Vybrat všechny řádky
table-failed = Seznam se nepodařilo načíst
table-retry = Načíst znovu

## Prázdno, načítání, chyba

loading-words = Načítám
loading-cancel = Zrušit
failed-details = Podrobnosti pro správce
failed-trace = Označení v záznamu: { $trace } ({ $code })
toast-undo = Vrátit zpět
hint-select = výběr
crumbs-label = Kde jste

## Cesta tisku

# Popis obrázku cesty pro čtečku obrazovky.
route-place = { $place }. zastávka z { $total }
route-length =
    { $total ->
        [one] { $total } zastávka
        [few] { $total } zastávky
       *[other] { $total } zastávek
    }
route-done = hotovo
route-beside-this = souběžně
route-returned = vráceno

## Historie

history-filter = Čí kroky
history-everyone = Všech

## Hlasování

tally-needed = potřeba { $needed }
tally-counts = pro { $yes }, proti { $no }, zdrželo se { $abstained }
tally-not-voted = nehlasovalo { $count }
tally-absent = nepřítomno { $count }
tally-excluded = vyloučeno { $count }
tally-enough = pro { $yes }, potřeba { $needed } z { $members }
tally-missing =
    { $missing ->
        [one] pro { $yes }, potřeba { $needed } z { $members } – chybí { $missing } hlas
        [few] pro { $yes }, potřeba { $needed } z { $members } – chybí { $missing } hlasy
       *[other] pro { $yes }, potřeba { $needed } z { $members } – chybí { $missing } hlasů
    }
tally-adopted = Přijato
tally-rejected = Nepřijato

## Návrh usnesení

clause-editor = Body návrhu usnesení
clause-add = Přidat bod
clause-removed = Bod je odebrán.
clause-verb = Sloveso
clause-verb-missing = Vyberte sloveso, třeba schvaluje.
clause-text = Text
clause-text-missing = Napište, o čem se rozhoduje.
clause-up = Posunout bod { $number } nahoru
clause-down = Posunout bod { $number } dolů
clause-remove = Odebrat bod { $number }
clause-point = Podbod { $number }
clause-point-add = Přidat podbod
clause-point-remove = Odebrat podbod { $number }
clause-hint-move = posunout bod
task-assignee = Odpovídá
task-assignee-hint = Funkce, nebo jméno.
task-assignee-missing = Napište, kdo odpovídá, třeba starosta.
task-due = Termín
task-due-missing = Napište termín, třeba 15. 1. 2027.
task-missing = není určeno

## Porovnání

diff-equal = Obě znění jsou stejná.

## Chyby: co se stalo, co je v bezpečí

error-refused = To teď nejde provést.
error-invalid = Některý údaj nelze přijmout.
error-not-found = Tento záznam tu není.
error-busy = Program právě dokončuje jinou práci.
error-locked = Úložiště je zamčené.
error-read-only = Teď lze jen číst, zapisovat nelze.
error-unreachable = Bez spojení.
error-broken = V programu nastala chyba.
error-no-core = Tato stránka běží mimo okno programu. Spusťte Oběžník.
error-safe-input = Co jste zadali, zůstává.
error-safe-others = Ostatní je v pořádku.
error-safe-store = Uložené zůstává v pořádku.
error-safe-here = Změny čekají v tomto počítači.

## Pojmenované filtry seznamů

filters-saved = Uložené filtry
filters-none = Zatím žádný. Nastavte filtr a pojmenujte ho.
filters-name = Název nastaveného filtru
filters-save = Uložit
filters-new-name = Nový název
filters-rename = Přejmenovat filtr { $name }
filters-rename-confirm = Přejmenovat
filters-forget = Smazat filtr { $name }

## Tisk seznamů

# Pod nadpisem vytištěného seznamu.
print-facts =
    { $count ->
        [one] { $count } řádek, vytištěno { $day }
        [few] { $count } řádky, vytištěno { $day }
       *[other] { $count } řádků, vytištěno { $day }
    }
print-cut = Vytištěno je prvních { $shown } z { $total } řádků. Zbytek vytisknete, když seznam zúžíte filtrem.
