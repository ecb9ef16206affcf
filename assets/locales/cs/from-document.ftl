### Založit z Wordu: dokument nebo e-mail se přečte, člověk zkontroluje, co se v něm našlo, a založí tisk.

draft-open = Založit z Wordu…
draft-title = Založit z Wordu
draft-text = Z dokumentu nebo e-mailu připravíme tisk. Zkontrolujte ho a upravte, než ho založíte.
draft-help =
    Vlevo je tisk, jak jsme ho v dokumentu našli. Všechno můžete změnit. Vpravo je dokument po odstavcích a u každého stojí, kam přišel.
    Když je nadpis poznán špatně, vyberte u něj správný význam. Pro příště si ho zapamatujeme. Ctrl+Enter založí tisk.

## Soubor

draft-drop-file = Přetáhněte dokument nebo e-mail sem.
draft-drop-here = Pusťte soubor, připravíme z něj tisk.
draft-kinds = Dokument Wordu (DOCX), uložený e-mail (EML, MSG), datová zpráva (ZFO)
draft-choose = Vybrat soubor
draft-other = Vybrat jiný soubor
draft-sending = Předává se { $name }
draft-reading = Čteme { $name }
draft-only-one = Najednou založíte jen jeden tisk. Přetáhněte jeden dokument nebo e-mail.
draft-in-hand = Jeden tisk z dokumentu už máte rozpracovaný. Založte ho, nebo vyberte jiný soubor.
draft-leave-title = Zahodit rozpracovaný tisk?
draft-leave-text = Úpravy, které jste tu udělali, zmizí. Dokument zůstane tam, odkud jste ho vzali.
draft-leave = Zahodit

## Co se našlo

draft-paper = Tisk
draft-title-guessed = Název v dokumentu nemá svůj nadpis, odhadli jsme ho. Zkontrolujte ho.
draft-title-none = Název jsme v dokumentu nenašli. Doplňte ho.
draft-presenter-several = Předkladatel „{ $words }“ odpovídá víc lidem: { $names }. Vyberte správného.
draft-presenter-none = Předkladatele uvedeného v dokumentu mezi lidmi úřadu nemáme. Vyberte ho; jméno z dokumentu zůstalo v důvodové zprávě.
draft-drafter-several = Zpracovatel „{ $words }“ odpovídá víc lidem: { $names }. Vyberte správného.
draft-resolution = Návrh usnesení
draft-resolution-hint = Výroky začínají slovesem: schvaluje, ukládá, bere na vědomí.
draft-clauses = Takto jsme návrhu porozuměli
draft-clauses-none = V návrhu jsme nenašli žádný výrok.
draft-left = Tento text není v žádném výroku. Připojíme ho na konec důvodové zprávy:
draft-left-in-file = Tento text není v žádném výroku. Zůstane v dokumentu:
draft-report = Důvodová zpráva
draft-report-hint = Je v ní i vše, co v dokumentu nepatřilo pod žádný známý nadpis.
draft-report-form = Podoba důvodové zprávy
draft-report-keep = Ponechat ve Wordu
draft-report-convert = Převést do textu
draft-report-stays = Celý dokument bude důvodovou zprávou. Otevřete ho z tisku, každé uložení vám program nabídne jako nové znění.
draft-stale = Význam nadpisů se změnil, ale text jste už upravili. Vaše úpravy zůstaly.
draft-stale-act = Převzít texty znovu z dokumentu
draft-annexes-said = Dokument uvádí tyto přílohy
draft-files = Soubory u tisku
draft-files-hint = Vybrané soubory uložíme k tisku jako přílohy. Další připojíte v tisku.
draft-file-report = Bude důvodovou zprávou, jako příloha se nepřipojí.
draft-file-sealed = Tento soubor nejde z e-mailu vyjmout. Uložte ho z pošty zvlášť.
draft-file-forbidden = Tento soubor je program nebo skript, ten k tisku připojit nejde.
draft-file-barred = Takové soubory správce tohoto počítače připojovat nepovolil.
draft-learn = Význam nadpisů si zapamatovat pro další dokumenty
draft-note-data-message = Datová zpráva { $id } pro: { $recipient }. Její podpis neověřujeme; ověřte ji v datové schránce.
draft-note-data-message-altered = Datová zpráva { $id } pro: { $recipient }. Podpis je neplatný, obsah se po podepsání změnil. Vyžádejte si ji znovu z datové schránky.
draft-note-truncated = Dokument je příliš dlouhý, přečetli jsme jen jeho začátek. Celý zůstane v příloze.
draft-letter = Zpráva
draft-letter-from = Odesílatel: { $sender }
draft-letter-text = Text e-mailu do tisku nepřebíráme. Co z něj potřebujete, zkopírujte.

## Dokument po odstavcích

draft-source = Dokument
draft-source-of-letter = Text zprávy
draft-source-hint = U každého odstavce stojí, kam přišel.
draft-more = Zobrazeno je prvních { $shown } odstavců z { $total }. Ostatní jsou také rozdělené.
draft-heading-is = Nadpis „{ $words }“ je
draft-heading-plain = obyčejný text
draft-went-title = název
draft-went-presenter = předkladatel
draft-went-drafter = zpracovatel
draft-went-report = důvodová zpráva
draft-went-resolution = návrh usnesení
draft-went-annexes = seznam příloh
draft-went-text = nerozpoznáno, je v důvodové zprávě
draft-went-heading = nadpis

## Založení

draft-make = Založit tisk
draft-making = Tisk se zakládá
draft-made = Tisk je založen.
draft-learned = Tisk je založen. Zapamatování nadpisů můžete vzít zpět.
draft-unattached = Tisk je založen, ale tyto soubory u něj nejsou: { $names }. Připojte je v něm znovu.
draft-awaits = Tisk založí úřad, až ho počítač dostane do spojení. Tyto soubory pak u něj připojte: { $names }.

## Proč to nejde

draft-fault-empty = Soubor { $name } je prázdný. Nic se nezaložilo. Zkontrolujte, zda je to ten pravý.
draft-fault-too-large = Soubor { $name } je příliš velký, než abychom ho přečetli. Nic se nezaložilo. Založte tisk ručně a soubor připojte jako přílohu.
draft-fault-locked = Soubor { $name } je chráněn heslem. Nic se nezaložilo. Uložte ho ve Wordu bez hesla a zkuste to znovu.
draft-fault-given-up = Soubor { $name } se nepodařilo přečíst v bezpečném čase. Nic se nezaložilo. Založte tisk ručně a soubor připojte jako přílohu.
draft-fault-no-reader = Soubor { $name } teď nemá kdo přečíst. Nic se nezaložilo. Zavřete program, spusťte ho znovu a zkuste to ještě jednou.
draft-fault-broken = Soubor { $name } je poškozený. Nic se nezaložilo. Otevřete ho ve Wordu, uložte znovu a zkuste to ještě jednou.
draft-fault-unsupported = Ze souboru { $name } tisk založit neumíme. Nic se nezaložilo. Uložte ho ve Wordu jako DOCX, nebo e-mail jako EML či MSG.
