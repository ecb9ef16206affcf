### Přílohy a dokumenty: co je v souboru, co vrátil jiný program, co čeká ve sledované složce.

## Text souboru

attachment-reading = Text souboru: { $state ->
        [waiting] čte se
        [read] přečteno
        [none] bez textu
       *[other] nelze přečíst
    }
attachment-reading-short =
    { $state ->
        [waiting] čte se
        [none] bez textu
       *[other] nelze přečíst
    }
attachment-text-none = Z tohoto druhu souboru se text nečte. Hledání najde přílohu podle názvu.
attachment-text-scan = V souboru není text, nejspíš je to sken. Hledání najde přílohu podle názvu.
attachment-text-empty = Soubor je prázdný.
attachment-text-locked = Text přílohy se nepodařilo přečíst: soubor je chráněn heslem. Příloha je uložená, hledání ji najde podle názvu.
attachment-text-broken = Text přílohy se nepodařilo přečíst: soubor je poškozený. Uložený je tak, jak přišel; otevřete ho a ověřte.
attachment-text-too-large = Text přílohy se nepodařilo přečíst: soubor je příliš velký, nebo se do velkého rozbalí. Příloha je uložená celá.
attachment-text-slow = Text přílohy se nepodařilo přečíst včas. Příloha je uložená celá, hledání ji najde podle názvu.
attachment-text-died = Text přílohy se nepodařilo přečíst: čtení souboru selhalo. Příloha i úřad jsou v pořádku.
attachment-out = otevřená jinde

## PDF přílohy

attachment-view-open = Zobrazit PDF
attachment-view-open-of = Zobrazit PDF přílohy { $name }
# Značka u přílohy, ze které se PDF neudělalo; proč, řekne následující věta.
attachment-view-none = bez PDF
attachment-view-waiting = PDF se připravuje
attachment-view-no-way = Z tohoto druhu souboru PDF samo nevznikne.
attachment-view-missing = Na tomto počítači není LibreOffice, které PDF z dokumentů dělá.
attachment-view-timed-out = LibreOffice PDF neudělalo včas.
attachment-view-encrypted = PDF nevzniklo, soubor je chráněn heslem.
attachment-view-failed = LibreOffice z tohoto souboru PDF neudělalo, může být poškozený.
attachment-view-too-large = PDF nevzniklo, soubor nebo jeho PDF je příliš velké.
attachment-view-gone = PDF této přílohy na tomto počítači není. Po příštím spuštění se připraví znovu.
attachment-view-add = Přidat PDF ručně
attachment-view-add-again = Přidat jiné PDF ručně
attachment-view-added = K příloze { $name } je přidáno PDF.
attachment-view-adding = PDF k příloze { $name }

## Zpráva v příloze: e-mail (.eml, .msg) nebo datová zpráva (.zfo)

letter-title = Zpráva { $name }
letter-reading = Zpráva se čte
letter-from = Odesílatel
letter-to = Příjemce
letter-sent =
    { $way ->
        [box] Dodáno
       *[mail] Odesláno
    }
letter-subject = Předmět
letter-not-said = zpráva neuvádí
letter-words = Text zprávy
letter-words-none =
    { $way ->
        [box] Datová zpráva vlastní text nemá, obsah je v jejích souborech.
       *[mail] Zpráva nemá text.
    }
letter-cut = Zpráva je příliš dlouhá, ukazujeme jen její začátek. Celou ji otevřete v jiném programu.
letter-files =
    { $count ->
        [0] Zpráva nemá soubory
        [one] { $count } soubor ve zprávě
        [few] { $count } soubory ve zprávě
       *[other] { $count } souborů ve zprávě
    }
letter-file-open = Otevřít
letter-file-open-of = Otevřít { $name }
letter-file-attach = Přidat k tisku
letter-file-attach-of = Přidat { $name } jako přílohu tisku
letter-file-attached = Soubor { $name } je u tisku jako příloha.
letter-elsewhere = Otevřít v jiném programu
letter-close = Zavřít
letter-trust-e-mail = Kdo e-mail opravdu poslal, neověřujeme. Záleží-li na tom, zeptejte se odesílatele jinou cestou.
# U souboru ve zprávě, i jako odpověď na pokus ho vyjmout.
letter-part-forbidden = Soubor „{ $name }“ je program nebo skript, ze zprávy ho neotevřete ani nepřipojíte. Zpráva zůstává celá.
letter-part-barred = Soubory jako „{ $name }“ správce tohoto počítače nepovolil, ze zprávy je neotevřete ani nepřipojíte. Zpráva zůstává celá.
letter-part-sealed = Soubor „{ $name }“ nejde ze zprávy vyjmout. Zpráva zůstává celá; otevřete ji v jiném programu.
letter-fault = Zprávu nejde ukázat
letter-fault-broken = Soubor { $name } je poškozený. Uložený je tak, jak přišel. Otevřete ho v jiném programu, nebo si ho vyžádejte znovu.
letter-fault-unsupported = Soubor { $name } není e-mail ani datová zpráva. Uložený je tak, jak přišel. Otevřete ho v jiném programu.
letter-fault-too-large = Soubor { $name } je příliš velký, než abychom ho přečetli. Uložený je celý. Otevřete ho v jiném programu.
letter-fault-given-up = Soubor { $name } se nepodařilo přečíst v bezpečném čase. Uložený je celý. Otevřete ho v jiném programu.
letter-fault-no-reader = Soubor { $name } teď nemá kdo přečíst. Uložený je v pořádku. Zavřete program, spusťte ho znovu a zkuste to ještě jednou.

## Co nejde

attachment-forbidden = Soubor „{ $name }“ je program nebo skript, a ten se nepřipojuje. Nic se nezměnilo.
attachment-barred = Soubory jako „{ $name }“ správce tohoto počítače připojovat nepovolil. Nic se nezměnilo; potřebujete-li soubor v tisku, obraťte se na něj.
attachment-too-large = Soubor „{ $name }“ je větší než 2 GB, víc úřad nepřijme. Nic se nezměnilo; rozdělte ho.
attachment-table-too-large = Soubor „{ $name }“ má přes 128 MB, na jedno načtení je moc velký. Nic se nezměnilo; rozdělte ho.
attachment-changed = Soubor „{ $name }“ se během načítání změnil. Nic se nezměnilo; zkuste to, až ho program doukládá.
attachment-vanished = Soubor tu už není. Nic se nezměnilo; vyberte ho znovu.
attachment-locked = Soubor „{ $name }“ drží jiný program. Nic se nezměnilo; zavřete ho v tom programu a zkuste to znovu.
attachment-open-elsewhere = Soubor má otevřený jiný program. Přepněte se do něj, nebo ho zavřete a zkuste to znovu.
file-no-program = V tomto počítači není program, který soubor otevře. Soubor je v pořádku; požádejte správce.

## Nová verze z jiného programu

# $what je report (důvodová zpráva) nebo annex (příloha).
offer-waiting =
    { $what ->
        [report] Jiný program uložil nové znění důvodové zprávy „{ $name }“ ({ $when }, { $size }).
       *[annex] Jiný program uložil novou verzi přílohy „{ $name }“ ({ $when }, { $size }).
    }
# $who uložil jiné znění v době, kdy člověk upravoval svou kopii.
offer-behind = Mezitím ji jinak uložil(a) { $who }. Když převezmete svoji, cizí zůstane ve verzích.
offer-compare = Ukázat změny
offer-not-compared = Text jednoho ze znění se nepodařilo přečíst. Otevřete dokument.
offer-beside = Uložit vedle jako přílohu
offer-beside-done = Vaše znění { $name } je u tisku jako příloha.
offer-gone =
    { $what ->
        [report] Důvodovou zprávu mezitím někdo převedl do textu.
       *[annex] Přílohu mezitím někdo odebral.
    }
offer-locked =
    { $what ->
        [report] Text tisku teď nejde měnit; nové znění tu počká.
       *[annex] Přílohy tisku teď nejde měnit; nová verze tu počká.
    }
offer-take = Převzít novou verzi
offer-again = Přidat jako přílohu
offer-drop = Zahodit
offer-drop-ask =
    { $what ->
        [report] Zahodit nové znění důvodové zprávy { $name }?
       *[annex] Zahodit novou verzi přílohy { $name }?
    }
offer-drop-next =
    { $what ->
        [report] Důvodová zpráva zůstane, jak je. Co program uložil, se už nevrátí.
       *[annex] Příloha zůstane, jak je. Co program uložil, se už nevrátí.
    }
offer-drop-not = Nechat
offer-taken =
    { $what ->
        [report] Nové znění důvodové zprávy { $name } je v tisku jako další verze.
       *[annex] Nová verze přílohy { $name } je u tisku.
    }
offer-came = Jiný program uložil novou verzi souboru. Čeká u svého tisku.

## Sledovaná složka

settings-watched = Složka s přílohami
watched-lead = Soubory, které do složky uloží třeba skener, nabídne program u tisku. Sám nic nepřipojí a ve složce nic nezmění.
watched-folder = Složka, ze které se načítají přílohy
watched-folder-hint = Celá cesta, například C:\Skeny.
watched-pick = Vybrat složku…
watched-save = Sledovat složku
watched-stop = Přestat sledovat
watched-on =
    { $count ->
        [0] Složka se sleduje, nic v ní nečeká.
        [one] Složka se sleduje, čeká v ní { $count } soubor.
        [few] Složka se sleduje, čekají v ní { $count } soubory.
       *[other] Složka se sleduje, čeká v ní { $count } souborů.
    }
watched-missing = Složka teď není dostupná. Až bude, program v ní soubory najde.
watched-no-folder = Složka { $folder } tu není. Nic se nezměnilo; zkontrolujte cestu.
watched-in-store = Ve složce { $folder } má data tento program. Nic se nezměnilo; vyberte jinou.
watched-title =
    { $count ->
        [one] Ve složce čeká { $count } soubor
        [few] Ve složce čekají { $count } soubory
       *[other] Ve složce čeká { $count } souborů
    }
watched-attach = Připojit
watched-attach-one = Připojit { $name }
watched-ignore = Nenabízet { $name }
watched-more = a dalších { $count }

## Dokumenty jednání

meeting-documents = Dokumenty jednání
meeting-documents-add = Přidat
meeting-documents-none = Zatím žádné.
meeting-documents-hint = Zápis nebo zveřejněná usnesení přidáte tlačítkem Přidat.
meeting-document-remove = Odebrat dokument { $name }
meeting-document-remove-ask = Odebrat dokument { $name }?
meeting-document-remove-do = Odebrat
meeting-document-remove-not = Nechat
meeting-document-remove-next = Z jednání zmizí. V původním souboru se nic nezmění.
meeting-document-removed = Dokument { $name } je odebrán.
meeting-document-added = Dokument { $name } je u jednání.
meeting-document-choose = Druh přidávaných dokumentů
meeting-document-by-name = podle názvu souboru
meeting-document-kind =
    { $kind ->
        [minutes] zápis
        [attendance_list] prezenční listina
        [proof_of_posting] doklad o vyvěšení
       *[other] jiný dokument
    }
# Nabídka u dokumentu: čím je doopravdy.
meeting-document-kind-menu = Změnit druh dokumentu { $name }
meeting-document-kind-set =
    { $kind ->
        [minutes] Označit jako zápis
        [attendance_list] Označit jako prezenční listinu
        [proof_of_posting] Označit jako doklad o vyvěšení
       *[other] Označit jako jiný dokument
    }
meeting-document-kind-done = Druh dokumentu { $name } je změněn.
meeting-document-imported = z importu
meeting-resolutions = Přijatá usnesení
agenda-empty-past = Pořad jednání v programu není
agenda-empty-past-text = Jednání přišlo s načtenou historií. Jeho usnesení a dokumenty jsou vedle.
