### Průvodce importem historie obce.

import-title = Načíst historii
import-text = Usnesení z minulých let. Do úřadu nepřijde nic, dokud to na konci nepotvrdíte.
import-help =
    Vyberte soubory, řekněte, co který sloupec znamená, a zkontrolujte náhled. Celý import je jeden úkon a jde vzít zpět.
    Co mezitím někdo upravil, při vzetí zpět zůstane a program to vypíše.
import-place = krok { $place } ze { $total }
import-files = Soubory
import-columns = Co sloupce znamenají
import-preview = Náhled
import-report = Hotovo
import-drop = Přetáhněte soubory sem.
import-kinds = CSV, JSON, XLSX, HTML s usneseními; PDF jednání se přiřadí podle čísel usnesení, která v nich jsou.
import-choose = Vybrat soubory
import-chosen = Vybrané soubory
import-remove = Odebrat { $name }
import-sending = Načítám soubory, { $done } z { $total }
import-reading = Čtu soubory
import-importing = Zapisuji usnesení, { $done } z { $total }
import-undoing = Beru import zpět
import-columns-text = Podle názvů sloupců jsme odhadli, co je co. Zkontrolujte to, nebo vyberte uložené přiřazení.
import-mapping = Uložené přiřazení
import-mapping-own = Přiřadit sloupce ručně
import-mapping-hint = Přiřazení říká, kde v souboru je co.
import-column-none = Nepoužít
import-column-missing = Vyberte sloupec.
import-target-number = Číslo usnesení
import-target-body = Orgán
import-target-decided-on = Datum
import-target-title = Název
import-target-text = Text usnesení
import-target-meeting = Číslo jednání
import-target-outcome = Výsledek
import-target-votes = Hlasování
import-nothing = V souborech není žádné usnesení
import-nothing-text = Zkontrolujte přiřazení sloupců, nebo vyberte jiné soubory.
import-clean =
    { $count ->
        [one] Přečteno { $count } usnesení, bez závad.
        [few] Přečtena { $count } usnesení, bez závad.
       *[other] Přečteno { $count } usnesení, bez závad.
    }
import-faulty =
    { $count ->
        [0] Žádný řádek není v pořádku. Opravte soubor, nebo zkontrolujte přiřazení sloupců.
        [one] V pořádku je { $count } řádek, ostatní nejde použít. Opravte soubor, nebo vadné řádky vynechte.
        [few] V pořádku jsou { $count } řádky, ostatní nejde použít. Opravte soubor, nebo vadné řádky vynechte.
       *[other] V pořádku je { $count } řádků, ostatní nejde použít. Opravte soubor, nebo vadné řádky vynechte.
    }
import-skip = Vadné řádky vynechat, ostatní načíst
import-faults =
    { $count ->
        [one] { $count } závada
        [few] { $count } závady
       *[other] { $count } závad
    }
import-faults-more = Dalších { $count } je v kopii pro tabulku.
import-file = Soubor
import-line = Řádek
import-column = Sloupec
import-what = Co je špatně
import-sample =
    { $count ->
        [one] První { $count } řádek
        [few] První { $count } řádky
       *[other] Prvních { $count } řádků
    }
import-act =
    { $count ->
        [one] Načíst { $count } usnesení
        [few] Načíst { $count } usnesení
       *[other] Načíst { $count } usnesení
    }
import-done =
    { $count ->
        [one] Do úřadu přibylo { $count } usnesení.
        [few] Do úřadu přibyla { $count } usnesení.
       *[other] Do úřadu přibylo { $count } usnesení.
    }
import-undo = Vzít zpět
import-undo-not = Ponechat
import-undo-ask = Vzít zpět import { $count } usnesení?
import-undo-text = Odeberou se usnesení, na která od importu nikdo nesáhl. Ostatní zůstanou a uvidíte jejich seznam.
import-undone =
    { $count ->
        [one] Import je vzat zpět, odebráno { $count } usnesení.
        [few] Import je vzat zpět, odebrána { $count } usnesení.
       *[other] Import je vzat zpět, odebráno { $count } usnesení.
    }
import-kept =
    { $count ->
        [one] Zůstává { $count } usnesení, které mezitím někdo upravil
        [few] Zůstávají { $count } usnesení, která mezitím někdo upravil
       *[other] Zůstává { $count } usnesení, která mezitím někdo upravil
    }
import-again = Načíst další soubory
import-show = Otevřít usnesení
import-documents =
    { $count ->
        [one] { $count } dokument jednání
        [few] { $count } dokumenty jednání
       *[other] { $count } dokumentů jednání
    }
import-document-meeting = Jednání
import-document-kept = načte se
import-document-left = vynechá se
import-act-documents =
    { $count ->
        [one] Načíst { $count } dokument
        [few] Načíst { $count } dokumenty
       *[other] Načíst { $count } dokumentů
    }
import-done-documents =
    { $count ->
        [one] K jednáním přibyl { $count } dokument.
        [few] K jednáním přibyly { $count } dokumenty.
       *[other] K jednáním přibylo { $count } dokumentů.
    }
