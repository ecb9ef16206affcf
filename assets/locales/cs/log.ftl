### Deník: kdo co kdy udělal.

log-title = Deník
log-of-paper = Deník tisku
log-help =
    Deník říká, kdo co kdy udělal a na kterém počítači. Vyberte osobu nebo dny; Enter otevře tisk, jednání nebo usnesení, kterého se řádek týká.
    Řádky se nemažou ani nemění. Čísla jdou po sobě: kde některé chybí, úkon neprošel a nic se nezměnilo, nebo se týká toho, k čemu v připojeném počítači nemáte přístup.
log-text = Kdo co kdy udělal. Řádky se nemažou a každý navazuje na předchozí, takže dodatečná změna by se poznala.
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
# Deník nebo historie v počítači připojeném k úřadu.
log-reading = Čte se z úřadu…
log-unreached = Deník a historie se čtou z úřadu a ten teď neodpovídá. Až bude spojení, zkuste to znovu.
log-office-older = Server úřadu má starší program, který deník a historii do počítačů neposílá. Nic se neztratilo. Požádejte správce serveru o aktualizaci.
log-whole = Celý deník tisku

## Balíček pro kontrolu

control-open = Balíček pro kontrolu…
control-title = Balíček pro kontrolu
control-text = Zápisy, usnesení, hlasování, účast, úkoly, vyvěšení, výjimky a deník za zvolené období v jednom souboru ZIP, s obsahem, otisky souborů a ověřením deníku. Otevře se i bez programu.
control-from = Od dne
control-to = Do dne
control-confidential = I neveřejné tisky. Každý z nich se zapíše jako čtený.
control-save = Uložit…
control-cancel = Zrušit
control-close = Zavřít
control-save-title = Uložit balíček pro kontrolu
# Jméno souboru, bez diakritiky a mezer.
control-file-name = kontrola-{ $from }-{ $to }.zip
control-making = Balíček se připravuje
control-done = Balíček je uložen
control-done-where = Je v souboru { $file }. Začněte souborem obsah.pdf.
control-done-meetings = Jednání
control-done-resolutions = Výpisy z usnesení
control-done-documents = Dokumenty jednání
control-done-votes = Hlasování
control-done-tasks = Úkoly
control-done-postings = Vyvěšení
control-done-overrides = Výjimky
control-done-log = Řádky deníku
control-chain-broken = Deník není celý. Podrobnosti jsou v souboru overeni-deniku.txt.
control-left-out = { $count ->
        [one] Vynechána { $count } položka, z toho neveřejných: { $confidential }. Která a proč, je na konci souboru obsah.pdf.
        [few] Vynechány { $count } položky, z toho neveřejných: { $confidential }. Které a proč, je na konci souboru obsah.pdf.
       *[other] Vynecháno { $count } položek, z toho neveřejných: { $confidential }. Které a proč, je na konci souboru obsah.pdf.
    }
control-not-written = Balíček nejde uložit. Zkontrolujte, zda je na disku místo a zda do složky smíte zapisovat, nebo vyberte jinou.
control-not-allowed = Balíček pro kontrolu vytváří tajemník, organizační oddělení nebo správce. Požádejte někoho z nich.
control-sees-part = Z připojeného počítače vytvoří balíček pro kontrolu jen ten, kdo vidí všechny tisky: tajemník úřadu nebo organizační oddělení. Jinak by v něm něco chybělo. Požádejte někoho z nich.
control-unsent = Úřad ještě nerozhodl o všem, co v tomto počítači čeká. Balíček se nevytvořil. Otevřete přehled spojení s úřadem, vyřešte, co čeká, a zkuste to znovu.
control-readings-unsent = V balíčku jsou důvěrné tisky a úřad zatím neví, že odcházejí. Balíček se nevytvořil a nic z nich neodešlo. Až bude spojení s úřadem, vytvořte ho znovu, nebo teď bez důvěrných tisků.
control-unreached = Deník pro balíček vede úřad a ten teď neodpovídá. Balíček se nevytvořil. Až bude spojení, zkuste to znovu.
control-office-older = Server úřadu má starší program, který deník pro balíček neposílá. Balíček se nevytvořil. Požádejte správce serveru o aktualizaci.
control-elsewhere = Deník vede úřad, v tomto počítači celý není. Balíček pro kontrolu se vytváří tam.
control-days-crossed = Poslední den je dřív než první. Opravte období.
control-beside-office = Soubor by ležel mezi daty úřadu. Vyberte jinou složku.
