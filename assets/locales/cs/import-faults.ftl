### Co brání importu historie obce. Místo (soubor, řádek, sloupec) stojí před větou.

import-fault-no-table = Soubor není tabulka. Uložte ho jako CSV, XLSX nebo JSON.
import-fault-no-rows = Tabulka je prázdná.
import-fault-too-large = Soubor je větší než { $limit } MB. Rozdělte ho.
import-fault-too-many-rows = Řádků je víc než { $limit }. Rozdělte soubor.
import-fault-too-many-columns = Sloupců je víc než { $limit }.
import-fault-open-quote = Uvozovka není ukončena; všechno za ní by splynulo.
import-fault-syntax = Soubor tu nejde přečíst ({ $why }).
import-fault-no-sheet = Sešit nemá list „{ $sheet }“.
import-fault-no-column = Chybí sloupec „{ $column }“. Vyberte jiné přiřazení sloupců.
import-fault-cell-too-long = Hodnota je příliš dlouhá.
import-fault-text-after-quote = Za uvozovkou, která hodnotu končí, stojí další text.
import-fault-wrong-width = Řádek má { $found } hodnot místo { $expected }.
import-fault-no-heading = Hodnota stojí ve sloupci bez nadpisu.
import-fault-cell-error = Buňka ukazuje chybu { $error }.
import-fault-not-an-object = Položka seznamu nejsou pojmenované údaje.
import-fault-missing = Chybí { $field ->
    [number] číslo usnesení
    [body] orgán
    [decided_on] datum
    [title] název
    [text] text usnesení
   *[other] údaj
 }.
import-fault-not-a-date = „{ $value }“ není datum.
import-fault-not-known = Z hodnoty „{ $value }“ nejde poznat { $field ->
    [body] orgán
   *[other] údaj
 }.
import-fault-wrong-shape = Hodnota „{ $value }“ má jiný tvar, než přiřazení sloupců čeká.
import-fault-duplicate = Usnesení { $number } je už na řádku { $line }.
import-fault-duplicate-elsewhere = Usnesení { $number } je už v souboru { $file } na řádku { $line }.
import-fault-no-body = Obec nemá orgán „{ $body }“. Založte ho v Nastavení, nebo řekněte, který to je.
import-fault-body-unsaid = Z čísla nejde poznat, kterého orgánu usnesení je. Vyberte sloupec s orgánem.
import-document-tied = { $body } č. { $number } ze dne { $on } (stran: { $pages })
import-document-no-meeting = Nenačte se: v textu není číslo žádného usnesení z tohoto importu ani z úřadu, takže není zřejmé, ke kterému jednání patří.
import-document-locked = Nenačte se: soubor je chráněn heslem.
import-document-unreadable = Nenačte se: soubor nejde přečíst.
import-fault-file-too-large = Soubor je příliš velký, nebo se do velkého rozbalí.
import-fault-file-locked = Soubor je chráněn heslem. Uložte ho bez hesla.
import-fault-file-given-up = Čtení souboru selhalo. Otevřete ho a uložte znovu.
import-fault-file-broken = Soubor je poškozený, nebo to není tabulka.
import-fault-no-reader = Soubor teď nemá kdo přečíst. Zkuste to znovu; když to nepomůže, spusťte program znovu.
import-needs-column = Není řečeno, ve kterém sloupci je { $target ->
    [number] číslo usnesení
    [decided_on] datum
   *[text] text usnesení
 }.
import-unknown-mapping = Přiřazení sloupců „{ $mapping }“ program nemá.
import-bad-mapping = Přiřazení sloupců nejde přečíst, řádek { $line }, sloupec { $column }: { $what }.
