### Deník: kdo co kdy udělal.

log-title = Deník
log-of-paper = Deník tisku
log-help =
    Deník říká, kdo co kdy udělal a na kterém počítači. Vyberte osobu nebo dny; Enter otevře tisk, jednání nebo usnesení, kterého se řádek týká.
    Řádky se nemažou ani nemění. Čísla jdou po sobě: kde některé chybí, úkon neprošel a nic se nezměnilo.
log-text = Kdo co kdy udělal. Řádky se nemažou a každý navazuje na předchozí, takže změna pozpátku by se poznala.
log-open = Otevřít deník
log-number = Číslo
log-at = Kdy
log-who = Kdo
log-what = Co
log-place = Čeho se to týká
log-computer = Počítač
# Kdo, když úkon nastal sám uplynutím času.
log-time = uplynutím času
# Jednání v seznamu: orgán a den.
log-meeting = { $body }, { $day }
log-anybody = Kdokoli
log-from = Od dne
log-to = Do dne
log-days-crossed = Poslední den je dřív než první.
log-all = Celý deník
log-none-found = Takový úkon v deníku není
log-none-found-text = Zkuste jinou osobu nebo jiné dny.
log-empty = V deníku zatím nic není
log-there = Deník vede úřad
log-whole = Celý deník tisku
