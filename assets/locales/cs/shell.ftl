### Rám okna: navigace, horní lišta, paleta, nápověda, nastavení vzhledu.

program-name = Oběžník
skip-to-content = Přejít na obsah

## Navigace

nav-label = Hlavní
nav-menu = Nabídka
nav-close = Zavřít nabídku
nav-help = Nápověda
nav-settings = Nastavení
nav-group-circulation = Oběh dokumentů
nav-group-agendas = Agendy
# Položka navigace s počtem, pro čtečku obrazovky.
nav-counted = { $text }, { $count }

## Horní lišta

top-back = Zpět (Alt+←)
top-forward = Vpřed (Alt+→)
top-person = Přihlášená osoba: { $name }

## Stav uložení

saving-saved = Uloženo · v tomto počítači
saving-running =
    { $count ->
        [one] Ukládá se { $count } změna
        [few] Ukládají se { $count } změny
       *[other] Ukládá se { $count } změn
    }
saving-failed = Nelze uložit – proč?
saving-at = Naposledy uloženo { $when }.
saving-where = Všechno je v tomto počítači, nic nikam neodchází.
# Odpověď na Ctrl+S.
saving-reassured = Uloženo v { $time }.

## Přihlášení

session-loading = Otevírám úřad
session-failed = Úřad se nepodařilo otevřít
session-retry = Zkusit znovu

## Paleta

palette-label = Hledat nebo napsat příkaz
palette-placeholder = Hledat nebo napsat příkaz…
palette-results = Nalezeno
palette-commands = Příkazy
palette-go = Přejít na
palette-texts = V textech
# Řádek palety, který otevře nápovědu k obrazovce.
palette-help = Nápověda: { $title }
palette-recent = Naposledy
palette-screen = Obrazovka
palette-empty = Napište slovo, číslo tisku nebo jméno.
palette-none = Nic takového tu není. Zkuste jiné slovo nebo jen jeho začátek.
palette-hint-commands = jen příkazy
palette-hint-numbers = číslo tisku nebo usnesení
palette-hint-people = lidé

## Nápověda

help-label = Nápověda k obrazovce
help-close = Zavřít nápovědu
help-keys = Klávesy
key-palette = hledat nebo napsat příkaz
key-help = nápověda k obrazovce
key-menu = otevřít a zavřít nabídku
key-window = otevřít v novém okně
# Položka nabídky tisku.
key-window-title = Otevřít v novém okně
key-rename = přejmenovat nebo upravit
key-move = posunout řádek, se šipkou nahoru zpět
key-redo = udělat znovu
key-navigate = až Alt+{ $last }: položky navigace
key-pane = další část okna, se Shiftem předchozí
key-back = zpět
key-forward = vpřed
key-primary = hlavní úkon obrazovky
key-new = založit nové
key-undo = vzít zpět
key-save = ujistit se, že je uloženo
key-find = najít na obrazovce
key-print = vytisknout
key-next = další, se šipkou nahoru předchozí
key-reload = načíst znovu
key-escape = zavřít, opustit, vrátit

## Nastavení

settings-text = Platí pro tento počítač, ostatním nic nezmění.
settings-help = Zde nastavíte vzhled programu na tomto počítači: barvy, výšku řádků, velikost písma a jazyk. Změna platí hned a program si ji pamatuje.
look-title = Vzhled
look-theme = Barvy
look-theme-system = Podle systému
look-theme-light = Světlé
look-theme-dark = Tmavé
look-density = Výška řádků
look-density-compact = Hustá
look-density-standard = Standardní
look-density-comfortable = Vzdušná
look-size = Velikost písma
look-language = Jazyk
look-hints = Klávesy pod seznamy
look-hints-show = Ukazovat

## Okna

window-too-many = Víc než osm oken vedle hlavního program neotevře. Některé zavřete.

inspecting = Jste tu jako kontrolor do { $until }. Číst, tisknout a ukládat můžete, změnit nic. Co je vyhrazeno užšímu okruhu, si úřad zapíše, když to otevřete. Balíček podkladů za období si vyžádejte od tajemníka úřadu.
without-role = V úřadu teď nemáte žádnou roli, období, na které jste ji měli, skončilo. Písemnosti úřadu proto nevidíte a nic tu nezměníte; co jste dříve udělali, v úřadu zůstává. Je-li to omyl, obraťte se na tajemníka úřadu.
